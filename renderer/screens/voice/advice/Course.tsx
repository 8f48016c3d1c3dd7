import type { VoiceAdvice } from '../../../../electron/contract/voice.ts';
import { formatCount } from '../../../words/count.ts';
import { formatDuration } from '../../../words/duration.ts';
import { isAllPaired } from './time.ts';

interface Props {
  advice: Pick<VoiceAdvice, 'waiting' | 'passages' | 'waitingPassages' | 'playbackSeconds'>;
  base: Pick<VoiceAdvice['bases'][number], 'trainingSeconds' | 'role'>;
}

/** What happens, one thing after another, with the time of each where it is known. */
export function Course({ advice, base: { trainingSeconds, role } }: Props) {
  const { passages, playbackSeconds } = advice;
  if (role === 'completer') {
    return (
      <ol className="course">
        <Leg
          title={
            passages === 0
              ? 'From your mails it learns how your sentences go on.'
              : 'From your mails and documents it learns how your sentences go on.'
          }
          seconds={trainingSeconds}
        />
        <Leg
          title="On mails it has not seen, it guesses the next words with and without your voice, and switches yours on only if more are right."
          seconds={null}
        />
      </ol>
    );
  }
  return (
    <ol className="course">
      <Leg title={requestsToFind(advice)} seconds={isAllPaired(advice) ? null : playbackSeconds} />
      <Leg
        title={
          passages === 0
            ? 'From those pairs it learns how you get from a request to a mail.'
            : 'From those pairs it learns how you get from a request to a mail, and from plain words to yours.'
        }
        seconds={trainingSeconds}
      />
      <Leg
        title="On mails it has not seen, it compares drafts with and without your voice, and switches yours on only if it does better."
        seconds={null}
      />
    </ol>
  );
}

function requestsToFind({ waiting, waitingPassages }: Props['advice']): string {
  const mails = `For ${waiting === 1 ? '1 mail' : `each of ${formatCount(waiting, 'mail')}`} it writes the request that would have led to it`;
  const documents = `${formatCount(waitingPassages, 'passage')} of your documents it puts into plain words`;
  if (waiting === 0 && waitingPassages === 0) {
    return 'Each of your mails has its request already.';
  }
  if (waiting === 0) {
    return `${documents}.`;
  }
  return waitingPassages === 0 ? `${mails}.` : `${mails}, and ${documents}.`;
}

function Leg({ title, seconds }: { title: string; seconds: number | null }) {
  return (
    <li className="leg">
      <span>{title}</span>
      {seconds !== null && <span className="soft number">{formatDuration(seconds)}</span>}
    </li>
  );
}
