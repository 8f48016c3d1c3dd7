import type { PartKind } from '../../contract/entities.ts';

/** A kind per line; undefined while nobody has claimed it. */
export type Kinds = (PartKind | undefined)[];

export function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === '';
}

/** The first line from `from` on that is not blank, or how many lines there are. */
export function nextText(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && isBlank(lines[at])) {
    at += 1;
  }
  return at;
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
    return { start, end, endsText: index === stretches.length - 1 || kinds[nextText(lines, end)] !== 'quote' };
  });
}

/** A line without the invisible marks that set the direction of writing. */
export function withoutDirections(line: string): string {
  return /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(line)
    ? line.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    : line;
}

/** Rulers above footers: "____", "----", "-.-.-.-", "= = = =", "———". */
const ruler = /^\s*(?:[-_=*~#+][-_=*~#+. ]{7,}|[-_]{5,}|[‒–—―]{3,})\s*$/;

export function isRuler(line: string): boolean {
  return line.length < 200 && ruler.test(line);
}

/** By what a line is known again at the end of other mails: a notice may be one line of a thousand letters. */
export function endingOf(line: string): string {
  return line.trim().slice(0, 400);
}
