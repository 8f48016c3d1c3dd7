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
export function ImportReport({ summary }: { summary: ImportSummary }) {
  const { name, sent, received, known, withoutOwnWords, refused, refusals, leftOut, seconds } = summary;
  return (
    <div className="stack">
      <Notice kind="good" title={`${name} is in.`}>
        {formatCount(sent, 'mail')} of yours and {formatNumber(received)} of others, in {formatDuration(seconds)}.
      </Notice>
      <ul className="report soft number">
        {known > 0 && <li>{formatCount(known, 'mail')} were here already and were not taken in twice.</li>}
        {withoutOwnWords > 0 && (
          <li>{formatCount(withoutOwnWords, 'mail')} of yours hold no words of your own, or a program wrote them.</li>
        )}
        {leftOut.length > 0 && (
          <li>
            Passed over: {leftOut.map(({ why, mails }) => `${formatNumber(mails)} ${leftOutWords[why]}`).join(', ')}.
          </li>
        )}
      </ul>
      {sent === 0 && known === 0 && (
        <Notice kind="warn" title="None of them is yours.">
          Drafts can follow only what you wrote. Add the mailbox with your sent mail, or tick another address.
        </Notice>
      )}
      {refused > 0 && (
        <Fold title={`${formatCount(refused, 'mail')} could not be read`}>
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
          Add another mailbox
        </Button>
      </div>
    </div>
  );
}
