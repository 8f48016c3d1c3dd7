import { claimAttributions } from './attribution.ts';
import { isBlank, type Kinds } from './kinds.ts';
import { wroteAtEnd } from './phrases.ts';
import { claimBelowRulers } from './ruler.ts';

/** A line quoted by ">", also behind a blank or the initials of the one who wrote it ("JD> ..."). */
export function isQuoted(line: string): boolean {
  const first = line.charCodeAt(0);
  if (first === 62 /* > */) {
    return true;
  }
  if (first === 32 || first === 9) {
    return /^\s{1,2}>/.test(line);
  }
  return first >= 65 && first <= 90 && /^[A-Z][A-Za-z]{0,3}> ?\S/.test(line);
}

/**
 * Claims everything that an older mail left in the text: quoted lines wherever they stand, the lines that introduce
 * them, and whatever stands below a ruler or a copied header block.
 */
export function claimQuotations(lines: readonly string[], kinds: Kinds, isReply: boolean): void {
  claimQuotedLines(lines, kinds, isReply);
  claimBelowRulers(lines, kinds);
  claimAttributions(lines, kinds);
  claimWrapped(lines, kinds);
  claimElisions(lines, kinds);
}

function claimQuotedLines(lines: readonly string[], kinds: Kinds, isReply: boolean): void {
  const introduced = (): boolean =>
    lines.some((line) => /^>\s?>/.test(line) || (line.length < 400 && wroteAtEnd.test(line)));
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (kinds[at] !== undefined || !isQuoted(line)) {
      continue;
    }
    let end = at + 1;
    while (
      end < lines.length &&
      (isQuoted(lines[end] ?? '') || (isBlank(lines[end]) && isQuoted(lines[end + 1] ?? '')))
    ) {
      end += 1;
    }
    const block = lines.slice(at, end).filter((each) => !isBlank(each));
    // Invented case: an author shows "> plot(x)" from a console in a mail that answers nobody.
    if (!(isConsole(block) && !(isReply && isProse(block)) && !introduced())) {
      kinds.fill('quote', at, end);
    }
    at = end - 1;
  }
}

const statement = /^>\s*(?:[\w.$[\]"':,()]+\s*(?:<-|=|\()|library\(|\?\w|#|\+\s|$)/;

/** Every line is a statement at a prompt, none is a sentence. */
function isConsole(block: readonly string[]): boolean {
  return block.every((line) => statement.test(line));
}

function isProse(block: readonly string[]): boolean {
  return block.some((line) => /^>\s*(?:[\p{L}'’,-]+ ){4}/u.test(line));
}

/**
 * Claims the rest of a quoted line that was broken on its way and lost its mark: one line close between two quoted
 * ones, whose first word would not have fitted behind the line before, or a long line that is no prose.
 * Invented case: "> ... which is why we all have to" / "meet" / "> on Monday".
 */
function claimWrapped(lines: readonly string[], kinds: Kinds): void {
  let width = 0;
  for (const [at, line] of lines.entries()) {
    width = kinds[at] === 'quote' && line.length <= 100 ? Math.max(width, line.length) : width;
  }
  for (let at = 1; at + 1 < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const before = lines[at - 1] ?? '';
    const between = kinds[at] === undefined && kinds[at - 1] === 'quote' && kinds[at + 1] === 'quote';
    if (!between || line.trim() === '' || !isQuoted(before) || !isQuoted(lines[at + 1] ?? '')) {
      continue;
    }
    const word = /^\s*\S+/.exec(line)?.[0].length ?? 0;
    const wasFull = before.length > 55 && before.length + 1 + word > width - 10;
    const beginsAnew = /^\s*["'(*]?\p{Lu}/u.test(line) && (/[.!?:)"]\s*$/.test(before) || line.length > 40);
    const isRest = wasFull && !beginsAnew && (line.length < 40 || !/[.!?]$/.test(line));
    const isLongMatter = line.length > 55 && line.split(/\s+/).length < line.length / 10;
    if (isRest || isLongMatter) {
      kinds[at] = 'quote';
    }
  }
}

const elision = /^\s*[[<({]?\s*(?:\.{2,}|…|\/?snip(?:ped|pety-?snip)?|cut|trimmed|skipped)\s*[\])>}]?\s*$/i;

/** Claims "[...]" and "<snip>" beside a quotation: they stand for words of the older mail. */
function claimElisions(lines: readonly string[], kinds: Kinds): void {
  for (const [at, line] of lines.entries()) {
    if (kinds[at] === undefined && line.length < 24 && elision.test(line)) {
      let next = at + 1;
      while (isBlank(lines[next]) && next < lines.length) {
        next += 1;
      }
      let before = at - 1;
      while (before >= 0 && isBlank(lines[before])) {
        before -= 1;
      }
      if (kinds[next] === 'quote' || kinds[before] === 'quote' || kinds[before] === 'attribution') {
        kinds[at] = 'quote';
      }
    }
  }
}
