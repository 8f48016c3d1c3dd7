import type { VoiceAdvice } from '../../../../electron/contract/voice.ts';
import { formatCount } from '../../../words/count.ts';
import { formatDuration } from '../../../words/duration.ts';

interface Props {
  advice: Pick<VoiceAdvice, 'waiting' | 'playbackSeconds'>;
  base: Pick<VoiceAdvice['bases'][number], 'trainingSeconds' | 'role'>;
}

/** What happens, one thing after another, with the time of each where it is known. */
export function Course({ advice: { waiting, playbackSeconds }, base: { trainingSeconds, role } }: Props) {
  if (role === 'completer') {
    return (
      <ol className="course">
        <Leg title="From your mails it learns how your sentences go on." seconds={trainingSeconds} />
        <Leg
          title="On mails it has not seen, it guesses the next words with and without your voice, and switches yours on only if more are right."
          seconds={null}
        />
      </ol>
    );
  }
  return (
    <ol className="course">
      <Leg
        title={
          waiting === 0
            ? 'Each of your mails has its request already.'
            : `For ${formatCount(waiting, 'mail')} it writes the request that would have led to it.`
        }
        seconds={waiting === 0 ? null : playbackSeconds}
      />
      <Leg title="From those pairs it learns how you get from a request to a mail." seconds={trainingSeconds} />
      <Leg
        title="On mails it has not seen, it compares drafts with and without your voice, and switches yours on only if it does better."
        seconds={null}
      />
    </ol>
  );
}

function Leg({ title, seconds }: { title: string; seconds: number | null }) {
  return (
    <li className="leg">
      <span>{title}</span>
      {seconds !== null && <span className="soft number">{formatDuration(seconds)}</span>}
    </li>
  );
}
