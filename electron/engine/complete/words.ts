/** A word, a number, a sign or a line break. `spaced`: a blank stands before it. */
export interface Word {
  readonly text: string;
  readonly spaced: boolean;
}

const pattern = /[^\S\n]*(\n+|[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}])/gu;

/** Takes a text apart so that joining the words again gives the text back, runs of blanks made one. */
export function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(pattern), ([whole, word = '']) => ({
    text: word,
    spaced: whole.length > word.length,
  }));
}

export function joinWords(words: readonly Word[]): string {
  return words.map(({ text, spaced }) => (spaced ? ' ' : '') + text).join('');
}

/** The word that the caret stands in or right behind, and what comes before it. */
export function splitAtWord(before: string): { readonly rest: string; readonly partial: string } {
  const partial = /[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]*)*$/u.exec(before)?.[0] ?? '';
  return { rest: before.slice(0, before.length - partial.length), partial };
}
