/**
 * A link, an address, a number with its signs, or a word with its apostrophes and hyphens. An address is looked for only
 * where a run of its signs begins: from every sign of a long one it would take minutes to find that there is no @.
 */
export const wordPattern =
  /https?:\/\/\S*[^\s.,;:)\]>"'”]|(?<![\w.+-])[\w.+-]+@[\w.-]+\w|\p{N}+(?:[.:,/]\p{N}+)*|[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

/** The words of a text in lower case, a link or an address being one word. */
export function wordsOf(text: string): string[] {
  return (text.match(wordPattern) ?? []).map(plainWord);
}

/** A word in the form in which two are compared. */
export function plainWord(text: string): string {
  return text.toLowerCase().replaceAll('’', "'");
}

/** A run of so many words that stands in a mail too was copied out of it. */
export const copiedLength = 6;

/**
 * Where a text first has `length` words in a row that stand so in another.
 *
 * @returns The index of the first word of the run, or -1.
 */
export function copiedRun(words: readonly string[], from: readonly string[], length = copiedLength): number {
  const runs = new Set<string>();
  for (let at = 0; at + length <= from.length; at++) {
    runs.add(from.slice(at, at + length).join(' '));
  }
  for (let at = 0; at + length <= words.length; at++) {
    if (runs.has(words.slice(at, at + length).join(' '))) {
      return at;
    }
  }
  return -1;
}
