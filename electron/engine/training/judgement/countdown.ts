import type { Step } from '../../../contract/entities.ts';

/** Pieces of work that take different times. */
type Kind = 'losses' | 'drafts';

const stages: Readonly<Record<Kind, string>> = {
  losses: 'Comparing with your mail',
  drafts: 'Drafting your mail again',
};

/**
 * Tells how far judging has come: mails, each counted once for every arm and kind of work. The time left is known as
 * soon as one of either kind was done; what was kept from an earlier run takes no time and says nothing.
 *
 * @returns What is called with each piece that was done.
 */
export function countdown(
  work: Readonly<Record<Kind, number>>,
  progress: (step: Step) => void,
  now: () => number = () => performance.now(),
): (kind: Kind, pieces: number, seconds?: number) => void {
  const left = { ...work };
  const spent = { losses: { pieces: 0, seconds: 0 }, drafts: { pieces: 0, seconds: 0 } };
  let last = now();
  const total = work.losses + work.drafts;
  const kinds = ['losses', 'drafts'] as const;
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
      done: total - left.losses - left.drafts,
      total,
      unit: 'mails',
      perSecond: null,
      secondsLeft: known
        ? waiting.reduce((sum, each) => sum + (left[each] * spent[each].seconds) / spent[each].pieces, 0)
        : null,
    });
  };
}

/** What took less than this was kept from before. */
const keptSeconds = 0.05;
