/** The lines of a mail that is shown, for saying of some of them whose words they are. Offsets are UTF-16 units of all that is drawn. */
import type { Part, PartKind } from '../../../electron/contract/entities.ts';
import { reasons } from './partWords.ts';

export interface Line {
  readonly kind: PartKind;
  readonly text: string;
  readonly start: number;
}

/** From a line up to another, counted from 0. */
export interface Lines {
  readonly from: number;
  readonly to: number;
}

/** The line where choosing began, and the one it has come to. */
export interface Choice {
  readonly anchor: number;
  readonly head: number;
}

/** A line break at the end of a block is not drawn; in a mail it is an empty line. */
export function drawn(text: string): string {
  return text.endsWith('\n') ? `${text}\n` : text;
}

export function linesOf(parts: readonly Part[]): Line[] {
  const lines: Line[] = [];
  let partStart = 0;
  for (const { kind, text } of parts) {
    let start = partStart;
    for (const line of text.split('\n')) {
      lines.push({ kind, text: line, start });
      start += line.length + 1;
    }
    partStart += drawn(text).length;
  }
  return lines;
}

/** The lines of which something but blanks lies between two offsets. */
export function linesBetween(lines: readonly Line[], start: number, end: number): Lines | null {
  const touches = (line: Line): boolean =>
    line.text.slice(Math.max(0, start - line.start), Math.max(0, end - line.start)).trim() !== '';
  const from = lines.findIndex(touches);
  return from === -1 ? null : { from, to: lines.findLastIndex(touches) + 1 };
}

/** Where lines begin and end. */
export function offsetsOf(lines: readonly Line[], { from, to }: Lines): { start: number; end: number } {
  const last = lines[to - 1];
  return { start: lines[from]?.start ?? 0, end: last === undefined ? 0 : last.start + last.text.length };
}

/** What can be said of lines that does not hold already. */
export function sayable(lines: readonly Line[], { from, to }: Lines): { mine: boolean; other: boolean } {
  const chosen = lines.slice(from, to).filter(isTold);
  const own = chosen.filter(({ kind }) => reasons[kind] === null).length;
  return { mine: own < chosen.length, other: own > 0 };
}

/**
 * Goes a line on or back, past blank ones; `extend` keeps what was chosen before. Where nothing was chosen, the first
 * line from `first` on is. At either end it stays where it is.
 */
export function chooseNext(
  lines: readonly Line[],
  before: Choice | null,
  { step, extend, first }: { step: 1 | -1; extend: boolean; first: number },
): Choice | null {
  let at = before === null ? first : before.head + step;
  const direction = before === null ? 1 : step;
  while (lines[at] !== undefined && !isTold(lines[at])) {
    at += direction;
  }
  if (lines[at] === undefined) {
    return before;
  }
  return { anchor: extend && before !== null ? before.anchor : at, head: at };
}

function isTold(line: Line | undefined): boolean {
  return line !== undefined && line.text.trim() !== '';
}
