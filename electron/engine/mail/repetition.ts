import { isBlank, type Kinds } from './kinds.ts';
import { inWords } from './recollection.ts';

/** So many words in a row are no coincidence. */
const enough = 8;
/** Longer texts are pasted. */
const lineLimit = 2_000;
/** So many words before a line tell whether it goes on where they stood before. */
const context = 4;

/**
 * Claims lines that repeat what stands in an earlier mail of the thread, whether they carry a mark or not: quotations
 * that are only indented, or that lost their marks. `earlier` is what those mails say, as `inWords` puts it.
 *
 * A line must repeat eight words in a row, or go on with the words of the quoted line right above it. Code has few
 * words between blanks: one answers with a changed copy of it.
 */
export function claimRepeated(lines: readonly string[], kinds: Kinds, earlier: string): void {
  if (earlier === '' || lines.length > lineLimit) {
    return;
  }
  for (const [at, line] of lines.entries()) {
    if (kinds[at] === undefined && !isBlank(line) && line.length < 2_000) {
      const words = inWords(line);
      const isLong = line.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word)).length >= enough;
      const before = kinds[at - 1] === 'quote' ? inWords(lines[at - 1] ?? '').trim() : '';
      const lead = before.split(' ').slice(-context);
      const goesOn = lead.length === context && words !== '' && earlier.includes(` ${lead.join(' ')}${words}`);
      if (goesOn || (isLong && earlier.includes(words))) {
        kinds[at] = 'quote';
      }
    }
  }
  claimBeginnings(lines, kinds, earlier);
}

/** Claims, from below, short lines that stand right above a claimed one and lead to its words. */
function claimBeginnings(lines: readonly string[], kinds: Kinds, earlier: string): void {
  for (let at = lines.length - 2; at >= 0; at -= 1) {
    const line = lines[at] ?? '';
    if (kinds[at] === undefined && kinds[at + 1] === 'quote' && !isBlank(line) && !isBlank(lines[at + 1])) {
      const rest = inWords(lines[at + 1] ?? '')
        .trim()
        .split(' ')
        .slice(0, context);
      const words = inWords(line);
      if (words !== '' && rest.length === context && earlier.includes(`${words}${rest.join(' ')} `)) {
        kinds[at] = 'quote';
      }
    }
  }
}
