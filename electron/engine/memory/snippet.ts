import type { Range } from './chunk.ts';
import { fold, type QueryWords } from './queryWords.ts';

/** Characters of a snippet, about two lines of a list. */
const length = 180;
/** A very long mail is looked through by its beginning only. */
const searched = 40_000;

/**
 * The stretch of a mail that shows best why it was found: where most of the words of the query stand close together,
 * or the beginning of the passage that is near in meaning. Line breaks become spaces. Highlights are ranges of it.
 */
export function snippetOf(
  text: string,
  query: QueryWords,
  passage?: Range,
): { snippet: string; highlights: [number, number][] } {
  const found = findWords(text.slice(0, searched), query);
  const start = wordStart(text, bestStart(found) ?? passage?.start ?? 0);
  const end = wordEnd(text, Math.min(text.length, start + length));
  // One character for one, so that the places of the highlights stay right.
  const shown = text.slice(start, end).replaceAll(/\s/g, ' ');
  const before = start > 0 ? '…' : '';
  const highlights = found
    .filter((match) => match.start >= start && match.end <= end)
    .map((match): [number, number] => [match.start - start + before.length, match.end - start + before.length]);
  return { snippet: `${before}${shown}${end < text.length ? '…' : ''}`, highlights };
}

interface Found extends Range {
  readonly term: string;
}

function findWords(text: string, { terms, open }: QueryWords): Found[] {
  const wanted = terms.flatMap((term) => fold(term).split(' '));
  const beginning = open ? wanted.at(-1) : undefined;
  const exact = new Set(wanted);
  const found: Found[] = [];
  for (const match of wanted.length === 0 ? [] : text.matchAll(/[\p{L}\p{N}\p{M}\p{Co}]+/gu)) {
    const folded = fold(match[0]);
    const term = exact.has(folded)
      ? folded
      : beginning !== undefined && folded.startsWith(beginning)
        ? beginning
        : null;
    if (term !== null) {
      found.push({ start: match.index, end: match.index + match[0].length, term });
    }
  }
  return found;
}

/** A little before the match from which most different words follow within a snippet's length. */
function bestStart(found: readonly Found[]): number | null {
  let best: { start: number; terms: number } | null = null;
  for (const [index, first] of found.entries()) {
    const terms = new Set<string>();
    for (let at = index; at < found.length; at += 1) {
      const match = found[at];
      if (match === undefined || match.end > first.start + length - 40) {
        break;
      }
      terms.add(match.term);
    }
    if (best === null || terms.size > best.terms) {
      best = { start: first.start, terms: terms.size };
    }
  }
  return best === null ? null : Math.max(0, best.start - 30);
}

function wordStart(text: string, at: number): number {
  const space = text.slice(at, at + 30).search(/\s/);
  const inWord = at > 0 && /\S/.test(text.charAt(at - 1)) && /\S/.test(text.charAt(at));
  const start = inWord && space >= 0 ? at + space : at;
  return start + (/^\s*/.exec(text.slice(start))?.[0].length ?? 0);
}

function wordEnd(text: string, at: number): number {
  const space = at < text.length ? text.slice(Math.max(0, at - 30), at + 1).search(/\s\S*$/) : -1;
  return space < 0 ? at : Math.max(0, at - 30) + space;
}
