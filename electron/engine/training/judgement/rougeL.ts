import { plainWords } from './words.ts';

/** Longer texts are cut here, in words: the comparison takes the product of both lengths. */
const mostWords = 2_000;

/**
 * ROUGE-L (Lin 2004): the longest sequence of words that both texts have in the same order, not necessarily together,
 * as the harmonic mean of its shares of either text. 0 to 1.
 */
export function rougeL(text: string, real: string): number {
  const words = plainWords(text).slice(0, mostWords);
  const reference = plainWords(real).slice(0, mostWords);
  const common = longestCommon(words, reference);
  return common === 0 ? 0 : (2 * common) / (words.length + reference.length);
}

/** Length of the longest common subsequence. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  let above = new Uint16Array(b.length + 1);
  for (const word of a) {
    const row = new Uint16Array(b.length + 1);
    for (let at = 1; at <= b.length; at += 1) {
      row[at] = word === b[at - 1] ? (above[at - 1] ?? 0) + 1 : Math.max(above[at] ?? 0, row[at - 1] ?? 0);
    }
    above = row;
  }
  return above[b.length] ?? 0;
}
