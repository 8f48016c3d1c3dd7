import type { Voice, VoiceAdvice } from '../../../../electron/contract/voice.ts';
import { Button } from '../../../controls/Button.tsx';
import { Fold } from '../../../controls/Fold.tsx';
import { Notice } from '../../../controls/Notice.tsx';
import { goTo } from '../../../shell/place.ts';
import { formatCount } from '../../../words/count.ts';
import { Material } from './Material.tsx';
import { Plan } from './Plan.tsx';
import './advice.css';

interface Props {
  advice: VoiceAdvice;
  voices: readonly Voice[];
  /** Whether the person has just ended the learning for good. */
  wasStopped: boolean;
}

/** What there is to learn from, and how to begin. */
export function Advice({ advice, voices, wasStopped }: Props) {
  const isAgain = voices.length > 0;
  // Suggestions are learned from the mails themselves: of those, none is new until drafts were learned too.
  const hasDrafted = voices.some(({ role }) => role === 'writer');
  const inside = (
    <>
      <Material advice={advice} />
      {advice.verdict === 'too-little' ? (
        <>
          <TooLittle advice={advice} />
          {advice.mails > 0 && (
            <Fold title="Learn from these few all the same" level={2}>
              <Plan advice={advice} voices={voices} />
            </Fold>
          )}
        </>
      ) : (
        <Plan advice={advice} voices={voices} />
      )}
    </>
  );
  return (
    <>
      {wasStopped && (
        <Notice title="You ended the learning.">
          {advice.pairs > 0
            ? 'The pairs that were made are kept: beginning again takes less time.'
            : 'No pairs were made yet.'}
        </Notice>
      )}
      {isAgain ? (
        <Fold
          level={2}
          title={
            <>
              <span className="strong">{hasDrafted ? 'Learn again' : 'Learn to draft like you, too'}</span>
              {hasDrafted && advice.waiting > 0 && (
                <span className="soft">{formatCount(advice.waiting, 'new mail')}</span>
              )}
              {hasDrafted && advice.waitingPassages > 0 && (
                <span className="soft">{formatCount(advice.waitingPassages, 'new passage')}</span>
              )}
            </>
          }
        >
          <div className="learn-again">{inside}</div>
        </Fold>
      ) : (
        inside
      )}
    </>
  );
}

function TooLittle({ advice }: { advice: VoiceAdvice }) {
  return (
    <Notice
      kind="warn"
      title={tooLittleOf(advice)}
      actions={
        <Button
          onPress={() => {
            goTo('settings');
          }}
        >
          Add a mailbox
        </Button>
      }
    >
      <p>{advice.reason}</p>
      <p>What helps is more of your own sent mail: a Sent folder, an old archive, another address of yours.</p>
    </Notice>
  );
}

/** Documents teach too, but do not do without mails. */
function tooLittleOf({ mails, passages }: VoiceAdvice): string {
  if (mails === 0) {
    return passages > 0 ? 'Documents alone are not enough.' : 'None of these mails can teach yet.';
  }
  return passages > mails ? 'Too few mails to learn a voice from.' : 'Too little to learn a voice from.';
}
