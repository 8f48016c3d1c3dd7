import { useState } from 'react';
import type { Inspection } from '../../../electron/contract/entities.ts';
import { useCell } from '../../connection/cell.ts';
import { useJob } from '../../connection/jobs.ts';
import { Button } from '../../controls/Button.tsx';
import { ErrorNotice, Notice } from '../../controls/Notice.tsx';
import { Tick } from '../../controls/Tick.tsx';
import { formatCount } from '../../words/count.ts';
import { formatSize } from '../../words/size.ts';
import { asksWho, importKey, importMailbox, mailboxFlow, pickAnother, takeEverything, tick } from './mailboxFlow.ts';
import { contentWords } from './contentWords.ts';
import { WhoseDocuments } from './WhoseDocuments.tsx';

const shownAtFirst = 5;

/** What was found in the mailbox, and which of the addresses that write in it are the person's own. */
export function WhichAreYou() {
  const flow = useCell(mailboxFlow);
  const job = useJob<'corpus.import'>(importKey);
  const { inspection, me, everything } = flow;
  if (inspection === null) {
    return null;
  }
  const { candidates, name, format, mails, documents = 0, bytes, complete } = inspection;
  const asks = asksWho(flow);
  return (
    <div className="stack">
      <p>
        <span className="strong">{name}</span>
        <span className="soft number">
          {' '}
          {complete ? '' : 'at least '}
          {contentWords(mails, documents)}
          {bytes > 0 && `, ${formatSize(bytes)}`}
        </span>
      </p>
      {asks ? (
        <Addresses candidates={candidates} me={me} />
      ) : mails > 0 ? (
        <p>JSON lines hold one person&rsquo;s mail and no sender: all of it is taken as written by you.</p>
      ) : null}
      {asks && candidates.length === 0 && (
        <Notice kind="warn" title="No sender was found in it.">
          This does not look like a mailbox with mail of yours. Choose another one.
        </Notice>
      )}
      {asks &&
        format !== 'imap' && ( // of an account the folders were chosen already
          <Tick
            isSelected={everything}
            onChange={takeEverything}
            note="They were never sent, or not kept. Without the tick they are passed over."
          >
            Drafts, spam and what was thrown away too
          </Tick>
        )}
      {documents > 0 && <WhoseDocuments count={documents} canLeave={mails > 0} value={flow.documents} />}
      {job?.error && <ErrorNotice title="It did not come in completely." error={job.error} />}
      <div className="actions">
        <Button kind="main" isDisabled={asks && me.length === 0} onPress={() => void importMailbox()}>
          {job && !job.running ? 'Go on taking it in' : 'Take it in'}
        </Button>
        <Button kind="quiet" onPress={pickAnother}>
          Choose another
        </Button>
      </div>
    </div>
  );
}

function Addresses({ candidates, me }: Pick<Inspection, 'candidates'> & { me: readonly string[] }) {
  const [all, setAll] = useState(false);
  const shown = all
    ? candidates
    : candidates.filter(({ address }, index) => index < shownAtFirst || me.includes(address));
  const more = candidates.length - shown.length;
  const elsewhere = me.filter((address) => !candidates.some((each) => each.address === address));
  return (
    <>
      <fieldset className="ticks">
        <legend>Which of these are you? Only what you wrote yourself is followed.</legend>
        {shown.map((candidate) => (
          <Tick
            key={candidate.address}
            isSelected={me.includes(candidate.address)}
            onChange={(isMine) => {
              tick(candidate.address, isMine);
            }}
            note={`${formatCount(candidate.mails, 'mail')}${candidate.reason ? `, ${candidate.reason}` : ''}`}
          >
            {candidate.name.trim() ? `${candidate.name} ` : ''}
            <span className={candidate.name.trim() ? 'soft' : ''}>{candidate.address}</span>
          </Tick>
        ))}
      </fieldset>
      {elsewhere.length > 0 && <p className="soft">Known as yours already: {elsewhere.join(', ')}.</p>}
      {more > 0 && (
        <div className="actions">
          <Button
            kind="quiet"
            onPress={() => {
              setAll(true);
            }}
          >
            Show {formatCount(more, 'more address', 'more addresses')}
          </Button>
        </div>
      )}
    </>
  );
}
