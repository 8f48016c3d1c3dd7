import { useState } from 'react';
import { useCell } from '../../connection/cell.ts';
import { useJob } from '../../connection/jobs.ts';
import { Button } from '../../controls/Button.tsx';
import { ErrorNotice, Notice } from '../../controls/Notice.tsx';
import { Tick } from '../../controls/Tick.tsx';
import { formatCount } from '../../words/count.ts';
import { formatSize } from '../../words/size.ts';
import { importKey, importMailbox, mailboxFlow, pickAnother, tick } from './mailboxFlow.ts';

const shownAtFirst = 5;

/** Which of the addresses that write in this mailbox are the person's own. */
export function WhichAreYou() {
  const { inspection, me } = useCell(mailboxFlow);
  const job = useJob<'corpus.import'>(importKey);
  const [all, setAll] = useState(false);
  if (inspection === null) {
    return null;
  }
  const { candidates, name, mails, bytes, complete } = inspection;
  const shown = all
    ? candidates
    : candidates.filter(({ address }, index) => index < shownAtFirst || me.includes(address));
  return (
    <div className="stack">
      <p>
        <span className="strong">{name}</span>
        <span className="soft number">
          {' '}
          {complete ? '' : 'at least '}
          {formatCount(mails, 'mail')}, {formatSize(bytes)}
        </span>
      </p>
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
      {candidates.length > shown.length && (
        <div className="actions">
          <Button
            kind="quiet"
            onPress={() => {
              setAll(true);
            }}
          >
            Show {formatCount(candidates.length - shown.length, 'more address', 'more addresses')}
          </Button>
        </div>
      )}
      {candidates.length === 0 && (
        <Notice kind="warn" title="No sender was found in it.">
          This does not look like a mailbox with mail of yours. Choose another one.
        </Notice>
      )}
      {job?.error && <ErrorNotice title="It did not come in completely." error={job.error} />}
      <div className="actions">
        <Button kind="main" isDisabled={me.length === 0} onPress={() => void importMailbox()}>
          {job && !job.running ? 'Go on taking it in' : 'Take it in'}
        </Button>
        <Button kind="quiet" onPress={pickAnother}>
          Choose another
        </Button>
      </div>
    </div>
  );
}
