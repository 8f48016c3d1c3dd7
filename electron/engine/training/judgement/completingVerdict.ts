import { difference, type Interval } from './bootstrap.ts';
import { armScore, type Measures } from './measures.ts';
import { learnMore, type Verdict } from './verdict.ts';

/** What the judgement of a completer rests on. Mails are in the same order on both sides. */
export interface CompleterComparison {
  readonly without: readonly Measures[];
  readonly withVoice: readonly Measures[];
  /** Mails that the voice was trained on. */
  readonly learned: number;
}

const fewMails = 5;
/** Of the words that it is sure of, so many must be right: wrong ones cost more than they save. */
const leastRight = 0.55;

/**
 * Whether a completer's voice is to be switched on: where with it the real mails are surely likelier (the 95 % interval
 * of the paired difference leaves 0 out), more next words are right, typing is not saved less, and what it says is mostly
 * right.
 */
export function judgeCompleter({ without, withVoice, learned }: CompleterComparison): Verdict {
  const compare = (key: keyof Measures): Interval | null =>
    difference(
      withVoice.map((measures) => measures[key]),
      without.map((measures) => measures[key]),
    );
  const [loss, nextWord, saved] = [compare('loss'), compare('nextWord'), compare('saved')];
  const guessed = withVoice.filter((measures) => measures.nextWord !== null).length;
  if (loss === null || nextWord === null || saved === null || guessed < fewMails) {
    return { better: false, reason: 'There is too little mail to tell whether suggestions get better.' };
  }
  if (loss.high >= 0) {
    return {
      better: false,
      reason: `It does not foresee your mail better than the model does without it. ${learnMore(learned)}`,
    };
  }
  if (nextWord.mean <= 0 || saved.mean < 0) {
    return {
      better: false,
      reason: `It finds your mail likelier, but its suggestions are not right more often. ${learnMore(learned)}`,
    };
  }
  const right = armScore('adapter', withVoice).sureRight?.mean ?? 1;
  if (right < leastRight) {
    return {
      better: false,
      reason: `It is too sure of itself: of the words that it would say, only ${points(right)} of 100 are right. ${learnMore(learned)}`,
    };
  }
  return {
    better: true,
    reason:
      `Of the next words in ${guessed} mails that it had not seen, it foresees ${points(nextWord.mean)} of 100 more ` +
      `than without your voice, and saves ${points(saved.mean)} of 100 keys more. Of the words that it says, ` +
      `${points(right)} of 100 are right.`,
  };
}

function points(share: number): string {
  return (100 * share).toFixed(share < 0.0995 ? 1 : 0);
}
