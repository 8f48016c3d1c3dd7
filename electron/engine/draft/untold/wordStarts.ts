import { capitalized } from '../called.ts';

type TokensOf = (text: string) => readonly number[];

/** With fewer letters a token begins too many words. */
const fewestLetters = 4;

/**
 * The tokens by which words begin within a sentence, so that keeping them away keeps the words away and leaves no stump.
 * A word that is put together from tokens is told by its first where that is long, and where none of `others` begins so.
 */
export function wordStarts(words: readonly string[], others: readonly string[], tokensOf: TokensOf): number[] {
  const startsOf = (word: string): number[] =>
    [word, capitalized(word)].flatMap((form) => tokensOf(` ${form}`).slice(0, 1));
  const free = new Set(others.flatMap(startsOf));
  const starts = words.flatMap((word) => {
    const [start, ...rest] = tokensOf(` ${word}`);
    return start !== undefined && (rest.length === 0 || isLong(word, start, tokensOf)) ? [start] : [];
  });
  return [...new Set(starts)].filter((token) => !free.has(token));
}

/** Whether the first token of a word holds so many letters that it is nearly the word. */
function isLong(word: string, start: number, tokensOf: TokensOf): boolean {
  return Array.from(word, (_, at) => at + 1)
    .filter((letters) => letters >= fewestLetters)
    .some((letters) => {
      const tokens = tokensOf(` ${word.slice(0, letters)}`);
      return tokens.length === 1 && tokens[0] === start;
    });
}
