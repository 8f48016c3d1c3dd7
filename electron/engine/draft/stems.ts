/** Letters by which two forms of a word are taken for one: `repair`, `repairs`, `repaired`. */
const stemLength = 5;

/** The stems of a text's words, in order, without those of `small`, which carry no content. */
export function stems(text: string, small: ReadonlySet<string>): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}'’]*/gu) ?? [];
  return words
    .map((word) => word.replace('’', "'"))
    .filter((word) => !small.has(word))
    .map(stem);
}

/** The beginning of a word; a number as it is. */
export function stem(word: string): string {
  return word.replace(/'s$/, '').slice(0, /\d/.test(word) ? undefined : stemLength);
}
