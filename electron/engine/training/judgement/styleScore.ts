import { seeded } from './bootstrap.ts';
import { type Features, featurePlaces, featuresOf, type Sample } from './features.ts';
import { type Labelled, learnToTell, shuffled } from './logistic.ts';

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
export async function learnStyle(own: readonly Sample[], others: readonly Sample[]): Promise<StyleScore> {
  const { features, known, places } = await readAll(own, others);
  const likelihood = await learnToTell(known, places);
  return { score: (sample) => likelihood(features(sample)), accuracy: await crossValidated(known, places) };
}

/** The same, without asking how right it is, which takes five times as long. */
export async function learnHand(
  own: readonly Sample[],
  others: readonly Sample[],
): Promise<(sample: Sample) => number> {
  const { features, known, places } = await readAll(own, others);
  const likelihood = await learnToTell(known, places);
  return (sample) => likelihood(features(sample));
}

async function readAll(
  own: readonly Sample[],
  others: readonly Sample[],
): Promise<{ features: (sample: Sample) => Features; known: Labelled[]; places: number }> {
  const samples = [...own, ...others];
  const features = featuresOf(samples);
  const known: Labelled[] = [];
  for (const [at, sample] of samples.entries()) {
    known.push({ features: features(sample), is: at < own.length });
    if (at % 50 === 49) {
      await new Promise(setImmediate);
    }
  }
  const dimensions = Math.max(0, ...samples.map(({ meaning }) => meaning?.length ?? 0));
  return { features, known, places: featurePlaces(dimensions) };
}

async function crossValidated(known: readonly Labelled[], places: number): Promise<number | null> {
  const sides = [true, false].map((kind) => known.filter(({ is }) => is === kind));
  if (Math.min(...sides.map(({ length }) => length)) < leastToCheck) {
    return null;
  }
  const random = seeded(known.length);
  const mixed = sides.map((side) => shuffled(side, random));
  const right = [0, 0];
  for (let fold = 0; fold < folds; fold += 1) {
    const likelihood = await learnToTell(
      mixed.flatMap((side) => side.filter((_, at) => at % folds !== fold)),
      places,
    );
    mixed.forEach((side, kind) => {
      const checked = side.filter((_, at) => at % folds === fold);
      right[kind] =
        (right[kind] ?? 0) + checked.filter(({ features, is }) => likelihood(features) >= 0.5 === is).length;
    });
  }
  return mixed.reduce((sum, side, kind) => sum + (right[kind] ?? 0) / side.length, 0) / 2;
}
