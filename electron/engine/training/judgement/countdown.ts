import type { Step } from '../../../contract/entities.ts';

/** Pieces of work that take different times. */
type Kind = 'losses' | 'drafts' | 'words';

const stages: Readonly<Record<Kind, string>> = {
  losses: 'Comparing with your mail',
  drafts: 'Drafting your mail again',
  words: 'Guessing the next words of your mail',
};

/**
 * Tells how far judging has come: a step is one mail in one arm and one kind of work. The time left is known as
 * soon as one of either kind was done; what was kept from an earlier run takes no time and says nothing.
 *
 * @returns What is called with each piece that was done.
 */
export function countdown(
  work: Readonly<Partial<Record<Kind, number>>>,
  progress: (step: Step) => void,
  now: () => number = () => performance.now(),
): (kind: Kind, pieces: number, seconds?: number) => void {
  const left = { losses: 0, drafts: 0, words: 0, ...work };
  const none = { pieces: 0, seconds: 0 };
  const spent = { losses: { ...none }, drafts: { ...none }, words: { ...none } };
  let last = now();
  const kinds = ['losses', 'drafts', 'words'] as const;
  const sum = (): number => kinds.reduce((all, kind) => all + left[kind], 0);
  const total = sum();
  return (kind, pieces) => {
    const seconds = (now() - last) / 1_000;
    last = now();
    left[kind] -= pieces;
    if (seconds / pieces > keptSeconds) {
      spent[kind].pieces += pieces;
      spent[kind].seconds += seconds;
    }
    const waiting = kinds.filter((each) => left[each] > 0);
    const known = waiting.every((each) => spent[each].pieces > 0);
    progress({
      stage: stages[kind],
      done: total - sum(),
      total,
      unit: 'steps',
      perSecond: null,
      secondsLeft: known
        ? waiting.reduce((sum, each) => sum + (left[each] * spent[each].seconds) / spent[each].pieces, 0)
        : null,
    });
  };
}

/** What took less than this was kept from before. */
const keptSeconds = 0.05;
