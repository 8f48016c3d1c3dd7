import { type CheckContext, checkPoints, type PointCheck } from './held.ts';

/** The meanings of some texts as vectors of length 1, in order; null where there is no embedder. */
export type Embed = (texts: readonly string[]) => Promise<readonly Float32Array[] | null>;

/** A long mail has more stretches than anybody waits for; words alone then have to do. */
const mostTexts = 80;

/**
 * `checkPoints` with the likeness of meaning, where words alone do not decide. What stands in question is asked for at
 * once, so that a mail that holds its points in plain words costs nothing.
 */
export async function checkByMeaning(
  points: readonly string[],
  text: string,
  context: CheckContext,
  embed: Embed,
): Promise<PointCheck[]> {
  const asked = new Set<string>();
  const byWords = checkPoints(points, text, {
    ...context,
    likeness: (point, stretch) => {
      asked.add(point).add(stretch);
      return null;
    },
  });
  const texts = [...asked].slice(0, mostTexts);
  const vectors = texts.length === 0 ? null : await embed(texts);
  if (vectors === null) {
    return byWords;
  }
  const meanings = new Map(texts.map((each, at) => [each, vectors[at]]));
  return checkPoints(points, text, {
    ...context,
    likeness: (point, stretch) => cosine(meanings.get(point), meanings.get(stretch)),
  });
}

function cosine(a: Float32Array | undefined, b: Float32Array | undefined): number | null {
  return a === undefined || b === undefined ? null : a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
}
