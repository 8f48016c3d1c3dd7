import { isBlank } from './kinds.ts';

/*
 * A console's prompt looks like the mark of a quotation. Invented case: an author shows "> plot(x)" and, below it, what
 * came out, above the mail that they answer or answering none.
 */

const statement = /^\s*(?:>>>|>)\s*(?:[\w.$[\]"':,()]+\s*(?:<-|=|\()|library\(|import |\?\w|#|\+\s|$)/;
const value = /^\s*(?:>>>|>)\s*[\w.$]+(?:\[.*\])?\s*$/;
const continued = /^\s*\+\s/;
const output = /^\s*(?:\[\d+\]\s|Error (?:in|:)|Warning message)/;

/**
 * Whether the marked lines from `start` to `end` are an author's own console session. `introduced`: a line above says
 * that somebody else wrote what is marked; then only output without a mark, or marks that are indented where those of
 * the quotation are not, tell a session from it.
 */
export function isSession(
  lines: readonly string[],
  start: number,
  end: number,
  { introduced, isReply }: { readonly introduced: boolean; readonly isReply: boolean },
): boolean {
  const block = lines.slice(start, end).filter((line) => !isBlank(line));
  const below = lines[end] ?? '';
  if (introduced) {
    const isIndented = block.every((line) => /^\s{2}/.test(line)) && lines.some((line) => line.startsWith('>'));
    return block.every((line) => statement.test(line)) && (output.test(below) || (isIndented && /^\s{2}/.test(below)));
  }
  if (isReply && block.some((line) => /^>\s*(?:[\p{L}'’,-]+ ){4}/u.test(line))) {
    return false;
  }
  if (block.every((line) => statement.test(line))) {
    return true;
  }
  // "> x" shows a value: it is one of a session's lines where it adjoins what is surely one
  const near = paragraph(lines, start, end);
  const isSure =
    near.some((line) => continued.test(line) || output.test(line)) || near.some((line) => surely.test(line));
  return isSure && block.every((line) => statement.test(line) || value.test(line));
}

/** Something is called or kept. */
const surely = /^\s*(?:>>>|>)\s*[\w.$]+\s*(?:<-\s|\()/;

/** The lines around that no blank line parts from those from `start` to `end`. */
function paragraph(lines: readonly string[], start: number, end: number): readonly string[] {
  let first = start;
  let last = end;
  while (first > 0 && !isBlank(lines[first - 1]) && start - first < 40) {
    first -= 1;
  }
  while (last < lines.length && !isBlank(lines[last]) && last - end < 40) {
    last += 1;
  }
  return lines.slice(first, last);
}
