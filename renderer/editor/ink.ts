/**
 * Whose words these are: the stretches that the model wrote and nobody has touched yet.
 * Pure functions on sorted ranges that do not overlap; positions are offsets in the document.
 */
import type { ChangeDesc, Text } from '@codemirror/state';

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Sorted, joined where they meet, without empty ones, within the document. */
export function tidy(ranges: readonly Range[], length: number): Range[] {
  const sorted = ranges
    .map(({ from, to }) => ({ from: Math.max(0, from), to: Math.min(length, to) }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from);
  const joined: { from: number; to: number }[] = [];
  for (const range of sorted) {
    const last = joined.at(-1);
    if (last && range.from <= last.to) {
      last.to = Math.max(last.to, range.to);
    } else {
      joined.push(range);
    }
  }
  return joined;
}

/** Takes a hole out of the ranges. */
export function cut(ranges: readonly Range[], hole: Range): Range[] {
  return ranges.flatMap((range) =>
    hole.to <= range.from || hole.from >= range.to
      ? [range]
      : [
          { from: range.from, to: hole.from },
          { from: hole.to, to: range.to },
        ].filter(({ from, to }) => from < to),
  );
}

/** Moves ranges along with a change. What is inserted inside a range splits it: the new text is not the model's. */
export function follow(ranges: readonly Range[], changes: ChangeDesc): Range[] {
  let pieces: Range[] = [...ranges];
  const inserted: Range[] = [];
  changes.iterChangedRanges((_fromOld, _toOld, from, to) => {
    inserted.push({ from, to });
  });
  pieces = pieces.map(({ from, to }) => ({ from: changes.mapPos(from, 1), to: changes.mapPos(to, -1) }));
  for (const hole of inserted) {
    pieces = cut(pieces, hole);
  }
  return tidy(pieces, changes.newLength);
}

/** The same for a change by the person: every word it touches becomes theirs as a whole. */
export function yieldTouched(ranges: readonly Range[], changes: ChangeDesc, before: Text): Range[] {
  let left: Range[] = [...ranges];
  changes.iterChangedRanges((from, to) => {
    left = cut(left, { from: wordStart(before, from), to: wordEnd(before, to) });
  });
  return follow(left, changes);
}

function wordStart(text: Text, position: number): number {
  const line = text.lineAt(position);
  const gap = /\S*$/.exec(line.text.slice(0, position - line.from));
  return position - (gap?.[0].length ?? 0);
}

function wordEnd(text: Text, position: number): number {
  const line = text.lineAt(position);
  const gap = /^\S*/.exec(line.text.slice(position - line.from));
  return position + (gap?.[0].length ?? 0);
}
