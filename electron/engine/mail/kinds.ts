import type { PartKind } from '../../contract/entities.ts';

/** A kind per line; undefined while nobody has claimed it. */
export type Kinds = (PartKind | undefined)[];

export function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === '';
}

/** Stretches of lines that nobody has claimed, from `start` up to `end`, and whether the author's text ends there. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  /** Nothing of the author's follows, or only below an older mail. */
  readonly endsText: boolean;
}

export function unclaimed(lines: readonly string[], kinds: Kinds): Stretch[] {
  const stretches: { start: number; end: number }[] = [];
  let open: { start: number; end: number } | null = null;
  for (const [at, line] of lines.entries()) {
    if (kinds[at] !== undefined) {
      open = null;
    } else if (open === null) {
      if (!isBlank(line)) {
        open = { start: at, end: at + 1 };
        stretches.push(open);
      }
    } else if (!isBlank(line)) {
      open.end = at + 1;
    }
  }
  return stretches.map(({ start, end }, index) => {
    let next = end;
    while (next < lines.length && isBlank(lines[next])) {
      next += 1;
    }
    return { start, end, endsText: index === stretches.length - 1 || kinds[next] !== 'quote' };
  });
}
