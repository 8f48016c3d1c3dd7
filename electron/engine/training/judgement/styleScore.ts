import { seeded } from './bootstrap.ts';
import { featurePlaces, featuresOf, type Sample } from './features.ts';
import { learnToTell, shuffled } from './logistic.ts';

/** What tells the person's hand from other hands. */
export interface StyleScore {
  /** How much a text reads like the person, 0 to 1. */
  readonly score: (sample: Sample) => number;
  /**
   * Share of texts that are told apart rightly when they were not learned from: the mean over both sides, so that 0.5
   * is guessing. Null where there are too few to tell.
   */
  readonly accuracy: number | null;
}

const folds = 5;
/** Texts on each side for one part to be left out in turn. */
const leastToCheck = 10;

/**
 * Learns how the person writes against how others do, from runs of letters and from meaning (after arXiv 2509.24930).
 * `own`, `others`: bodies of mails. Greeting and sign-off are judged by themselves: with them a name would tell it all.
 */
export function learnStyle(own: readonly Sample[], others: readonly Sample[]): StyleScore {
  return { score: tellApart(own, others), accuracy: crossValidated(own, others) };
}

/** Learns to tell how much a text reads like the first rather than the second, 0 to 1. */
export function tellApart(own: readonly Sample[], others: readonly Sample[]): (sample: Sample) => number {
  const features = featuresOf([...own, ...others]);
  const dimensions = Math.max(0, ...[...own, ...others].map(({ meaning }) => meaning?.length ?? 0));
  const likelihood = learnToTell(
    [
      ...own.map((sample) => ({ features: features(sample), is: true })),
      ...others.map((sample) => ({ features: features(sample), is: false })),
    ],
    featurePlaces(dimensions),
  );
  return (sample) => likelihood(features(sample));
}

function crossValidated(own: readonly Sample[], others: readonly Sample[]): number | null {
  if (Math.min(own.length, others.length) < leastToCheck) {
    return null;
  }
  const random = seeded(own.length);
  const sides = [shuffled(own, random), shuffled(others, random)] as const;
  const right: [number, number] = [0, 0];
  for (let fold = 0; fold < folds; fold += 1) {
    const [learned, checked] = [false, true].map((isChecked) =>
      sides.map((side) => side.filter((_, at) => (at % folds === fold) === isChecked)),
    ) as [Sample[][], Sample[][]];
    const score = tellApart(learned[0] ?? [], learned[1] ?? []);
    right[0] += (checked[0] ?? []).filter((sample) => score(sample) >= 0.5).length;
    right[1] += (checked[1] ?? []).filter((sample) => score(sample) < 0.5).length;
  }
  return (right[0] / own.length + right[1] / others.length) / 2;
}
