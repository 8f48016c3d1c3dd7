import type { DocumentsTaken } from '../../../electron/contract/documents.ts';
import type { ImportSummary, LeftOut } from '../../../electron/contract/entities.ts';
import { Button } from '../../controls/Button.tsx';
import { Fold } from '../../controls/Fold.tsx';
import { Notice } from '../../controls/Notice.tsx';
import { formatCount, formatNumber } from '../../words/count.ts';
import { formatDuration } from '../../words/duration.ts';
import { pickAnother } from './mailboxFlow.ts';

const leftOutWords: Record<LeftOut, string> = {
  drafts: 'in drafts',
  spam: 'in spam',
  trash: 'thrown away',
  chats: 'chats',
};

/** What came in, and what did not and why. */
export function ImportReport({ summary, mailboxes }: { summary: ImportSummary; mailboxes: number }) {
  const { name, read, sent, received, known, withoutOwnWords, refused, refusals, leftOut, seconds } = summary;
  const { documents } = summary;
  const hasMail = read > 0 || documents === undefined;
  return (
    <div className="stack">
      <Notice kind="good" title={mailboxes === 1 ? `${name} is in.` : `${mailboxes} mailboxes are in.`}>
        {hasMail && `${formatCount(sent, 'mail')} of yours and ${formatNumber(received)} of others, `}
        {documents !== undefined && `${formatCount(documents.read, 'document')}, `}in {formatDuration(seconds)}.
      </Notice>
      <ul className="report soft number">
        {known > 0 && (
          <li>
            {formatCount(known, 'mail')} {were(known)} here already and {were(known)} not taken in twice.
          </li>
        )}
        {documents !== undefined && <DocumentLines documents={documents} />}
        {withoutOwnWords > 0 && (
          <li>
            {formatCount(withoutOwnWords, 'mail')} of yours {withoutOwnWords === 1 ? 'holds' : 'hold'} no words of your
            own, or a program wrote {withoutOwnWords === 1 ? 'it' : 'them'}.
          </li>
        )}
        {leftOut.length > 0 && (
          <li>
            Passed over: {leftOut.map(({ why, mails }) => `${formatNumber(mails)} ${leftOutWords[why]}`).join(', ')}.
          </li>
        )}
      </ul>
      {hasMail && sent === 0 && known === 0 && (
        <Notice kind="warn" title="None of them is yours.">
          Drafts can follow only what you wrote. Add the mailbox with your sent mail, or tick another address.
        </Notice>
      )}
      {refused > 0 && (
        <Fold title={`${formatNumber(refused)} could not be read, or not wholly`}>
          <ul className="refusals">
            {refusals.map(({ where, reason }, index) => (
              <li key={index}>
                <span className="strong">{where}</span>: {reason}
              </li>
            ))}
          </ul>
          {refused > refusals.length && <p className="soft">And {formatNumber(refused - refusals.length)} more.</p>}
        </Fold>
      )}
      <div className="actions">
        <Button kind="quiet" onPress={pickAnother}>
          Add another
        </Button>
      </div>
    </div>
  );
}

function DocumentLines({ documents: { known, gone, leftOut } }: { documents: DocumentsTaken }) {
  return (
    <>
      {known > 0 && (
        <li>
          {formatCount(known, 'document')} {were(known)} here already.
        </li>
      )}
      {gone > 0 && (
        <li>
          {formatCount(gone, 'document')} {gone === 1 ? 'is' : 'are'} no longer there and {were(gone)} let go.
        </li>
      )}
      {leftOut > 0 && (
        <li>
          {formatCount(leftOut, 'document')} {were(leftOut)} left out.
        </li>
      )}
    </>
  );
}

function were(count: number): string {
  return count === 1 ? 'was' : 'were';
}
