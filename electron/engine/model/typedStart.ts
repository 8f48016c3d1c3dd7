export interface Chosen {
  readonly token: number;
  readonly text: string;
  /** How probable the token is among those that go on as is typed, 0 to 1. */
  readonly probability: number;
}

/** What begins with a part of the typed letters goes on with the others about so seldom. */
const seldom = 0.01;
/** The rest of the vocabulary, all together, changes nothing any more. */
const nearlyAll = 0.9999;

/**
 * The likeliest token with which a text may go on that begins with what is typed already. A word that somebody has begun
 * is not to be cut where they stand, since a model knows "also" but not "al" with "so" behind it (known as token healing).
 * A token that covers all that is typed is taken wherever there is a likely one; else the longest that covers a part.
 *
 * @param probabilities Of each token of the vocabulary, the likeliest first.
 * @param texts The text of each token.
 * @param typed At least one letter or a blank.
 */
export function goesOnAsTyped(
  probabilities: Iterable<readonly [number, number]>,
  texts: readonly string[],
  typed: string,
): Chosen | null {
  let seen = 0;
  let covered = 0;
  let best: Chosen | null = null;
  let part: Chosen | null = null;
  for (const [token, probability] of probabilities) {
    const text = texts[token] ?? '';
    seen += probability;
    if (text.startsWith(typed)) {
      covered += probability;
      best ??= { token, text, probability };
    } else if (text.length > (part?.text.length ?? 0) && typed.startsWith(text)) {
      part = { token, text, probability };
    }
    if (best !== null && seen > nearlyAll) {
      break;
    }
  }
  if (best === null || covered < seldom * (part?.probability ?? 0)) {
    return part;
  }
  return { ...best, probability: best.probability / covered };
}
