/**
 * How many words of a suggestion are what was really written, from its beginning on, and up to which letter.
 *
 * @param offered Fits right behind the caret, as `real` does.
 */
export function rightWords(offered: string, real: string): { words: number; letters: number } {
  let words = 0;
  let letters = 0;
  for (const match of offered.matchAll(/\s*\S+/gu)) {
    const end = match.index + match[0].length;
    const whole = real.startsWith(offered.slice(0, end)) && !/^[\p{L}\p{N}]/u.test(real.slice(end));
    if (!whole) {
      break;
    }
    words += 1;
    letters = end;
  }
  return { words, letters };
}
