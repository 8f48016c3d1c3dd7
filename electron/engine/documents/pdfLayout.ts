import { collectBlocks } from './blocks.ts';
import type { Content } from './document.ts';

/** A line of a page. `x` and `y`: its start in points from the lower left. */
export interface Line {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  /** Height of its letters in points. */
  size: number;
  text: string;
}

/** Larger than the text by this factor, and short: a heading. */
const headingSize = 1.15;
const longestHeading = 160;
const longestCell = 60;
/** Text without any space between its paragraphs is parted all the same. */
const longestParagraph = 6_000;
const mostLevels = 4;
/** Lines that stand at the same height of this share of pages belong to the page, not to the text. */
const runningShare = 0.4;
const leastRunning = 3;
/** So many lines at the top and at the bottom of a page may belong to it. */
const edgeLines = 3;
const bullet = /^\s*(?:[•◦▪‣●○■–*-]|\(?\d{1,3}[.)]|\(?[a-z]\))\s+(?=\S)/u;

/** Makes paragraphs, headings and items of the lines of all pages. */
export function layOut(lines: readonly Line[]): Pick<Content, 'blocks' | 'incomplete'> {
  const text = withoutRunning(lines);
  const body = mostCommon(
    text,
    ({ size }) => Math.round(size * 2) / 2,
    ({ text: { length } }) => length,
  );
  const levels = headingLevels(text, body);
  const leading = commonLeading(text, body);
  const left = mostCommon(
    text,
    ({ x }) => Math.round(x),
    () => 1,
  );
  const out = collectBlocks();
  let open: Open | null = null;
  let before: Line | null = null;
  const close = (): void => {
    if (open !== null) {
      out.begin(open.kind, open.level);
      out.add(open.pieces.join(''));
      out.end();
      open = null;
    }
  };
  for (const line of text) {
    if (out.full) {
      break;
    }
    const level = levelOf(line, levels);
    const levelBefore = before === null ? null : levelOf(before, levels);
    const columns = line.text.split(/\t+/).filter((cell) => cell.trim() !== '');
    if (level !== null) {
      if (open !== null && before !== null && levelBefore === level && near(before, line, 2)) {
        join(open, line.text);
      } else {
        close();
        open = begun('heading', level, line.text);
      }
    } else if (columns.length > 1 && columns.every(({ length }) => length <= longestCell)) {
      close();
      out.beginRow();
      for (const cell of columns) {
        out.beginCell();
        out.add(cell);
      }
      out.endRow();
    } else if (bullet.test(line.text)) {
      close();
      open = begun('item', 1, line.text.replace(/^\s*[•◦▪‣●○■–*-]\s+/u, ''));
    } else if (
      open !== null &&
      open.letters < longestParagraph &&
      before !== null &&
      levelBefore === null &&
      goesOn(before, line, leading, left)
    ) {
      join(open, line.text);
    } else {
      close();
      open = begun('paragraph', 0, line.text);
    }
    before = line;
  }
  close();
  return out.finish();
}

/** A block that is being put together of lines. */
interface Open {
  readonly kind: 'heading' | 'paragraph' | 'item';
  readonly level: number;
  readonly pieces: string[];
  letters: number;
}

function begun(kind: Open['kind'], level: number, text: string): Open {
  return { kind, level, pieces: [text], letters: text.length };
}

/** Adds a line. A word that was parted at the end of the line before is put together where it goes on in small letters. */
function join(open: Open, next: string): void {
  const { pieces } = open;
  open.letters += next.length;
  const last = pieces.at(-1) ?? '';
  if (/\p{L}-\s*$/u.test(last) && /^\s*\p{Ll}/u.test(next)) {
    pieces.splice(-1, 1, last.trimEnd().slice(0, -1), next.trimStart());
  } else {
    pieces.push(` ${next}`);
  }
}

function goesOn(before: Line, line: Line, leading: number, left: number): boolean {
  if (Math.abs(before.size - line.size) > 0.15 * before.size) {
    return false;
  }
  if (line.page === before.page && line.y < before.y) {
    const isIndented = line.x > before.x + 0.8 * line.size && before.x <= left + 1;
    return near(before, line, leading * 1.25) && !isIndented;
  }
  // The next column or page: a sentence that has not ended goes on there.
  return !/[.!?:»"”)]\s*$/.test(before.text) && /^\s*[\p{Ll}\d(]/u.test(line.text);
}

function near(before: Line, line: Line, leading: number): boolean {
  return line.page === before.page && before.y - line.y <= leading * Math.max(before.size, line.size);
}

/** From line to line of one paragraph, in heights of letters. */
function commonLeading(lines: readonly Line[], body: number): number {
  const steps = lines.flatMap((line, index) => {
    const before = lines[index - 1];
    const step = before?.page === line.page ? (before.y - line.y) / body : 0;
    return Math.abs(line.size - body) < 1 && step > 0.8 && step < 3 ? [Math.round(step * 20) / 20] : [];
  });
  return steps.length === 0
    ? 1.3
    : mostCommon(
        steps,
        (step) => step,
        () => 1,
      );
}

function headingLevels(lines: readonly Line[], body: number): number[] {
  const sizes = lines
    .filter(({ size, text }) => size > headingSize * body && text.length <= longestHeading && /\p{L}/u.test(text))
    .map(({ size }) => Math.round(size * 2) / 2);
  return [...new Set(sizes)].sort((a, b) => b - a).slice(0, mostLevels);
}

function levelOf({ size, text }: Line, levels: readonly number[]): number | null {
  const level = text.length > longestHeading ? -1 : levels.indexOf(Math.round(size * 2) / 2);
  return level < 0 ? null : level + 1;
}

/** The lines without those at the edges that come again on many pages at the same height, but for their numbers. */
function withoutRunning(lines: readonly Line[]): Line[] {
  const pages = new Map<number, Line[]>();
  for (const line of lines) {
    const page = pages.get(line.page) ?? [];
    pages.set(line.page, page);
    page.push(line);
  }
  const counts = new Map<string, number>();
  const edges = new Set<Line>();
  for (const page of pages.values()) {
    const byHeight = page.toSorted((a, b) => b.y - a.y);
    const edge = new Set([...byHeight.slice(0, edgeLines), ...byHeight.slice(-edgeLines)]);
    for (const key of new Set([...edge].map(runningKey))) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    edge.forEach((line) => edges.add(line));
  }
  const needed = Math.max(leastRunning, pages.size * runningShare);
  const text = lines.filter((line) => !edges.has(line) || (counts.get(runningKey(line)) ?? 0) < needed);
  return text.length === 0 ? [...lines] : text;
}

function runningKey({ y, text }: Line): string {
  return `${Math.round(y)} ${text.replace(/\d+|\b[ivxlc]+\b/g, '#').trim()}`;
}

/** What most of the things have, each counted by its weight. */
function mostCommon<T>(things: readonly T[], of: (thing: T) => number, weight: (thing: T) => number): number {
  const counts = new Map<number, number>();
  for (const thing of things) {
    counts.set(of(thing), (counts.get(of(thing)) ?? 0) + weight(thing));
  }
  return [...counts].reduce<[number, number]>((best, next) => (next[1] > best[1] ? next : best), [0, 0])[0];
}
