import { claimAttributions } from './attribution.ts';
import { isSession } from './consoleSession.ts';
import { isBlank, type Kinds, nextText } from './kinds.ts';
import { wroteAtEnd } from './phrases.ts';
import { claimBelowRulers } from './ruler.ts';

/** A line quoted by ">", also behind a blank or the initials of the one who wrote it ("JD> ...", " JD> ..."). */
export function isQuoted(line: string): boolean {
  const first = line.charCodeAt(0);
  if (first === 62 /* > */) {
    return true;
  }
  if (first === 32 || first === 9) {
    return /^\s{1,2}>|^\s{1,4}[A-Z]{2,3}>\s+\S/.test(line);
  }
  return first >= 65 && first <= 90 && /^[A-Z][A-Za-z]{0,3}>\s*\S/.test(line);
}

/**
 * Claims everything that an older mail left in the text: quoted lines wherever they stand, the lines that introduce
 * them, and whatever stands below a ruler or a copied header block.
 */
export function claimQuotations(lines: readonly string[], kinds: Kinds, isReply: boolean): void {
  claimQuotedLines(lines, kinds, isReply);
  claimBelowRulers(lines, kinds, isReply);
  claimElisions(lines, kinds);
  claimAttributions(lines, kinds);
  claimWrapped(lines, kinds);
  claimElisions(lines, kinds);
}

function claimQuotedLines(lines: readonly string[], kinds: Kinds, isReply: boolean): void {
  // What stands above the first line that introduces a quotation was introduced by nothing.
  const deeper = /^>\s?>(?!>\s)/;
  const initials = lines.flatMap((line) => (line.length < 400 ? (superciteStart.exec(line)?.[1] ?? []) : []));
  const introduced = lines.findIndex((line) => deeper.test(line) || (line.length < 400 && wroteAtEnd.test(line)));
  const signature = lines.indexOf('-- '); // some frame theirs by bars
  const isMarked = (at: number, line = lines[at]): boolean =>
    line !== undefined &&
    (isQuoted(line) ||
      (introduced >= 0 && nameMark.test(line)) ||
      (isReply && (signature < 0 || at < signature) && barred.test(line)) ||
      initials.some((mark) => line.trimStart().startsWith(`${mark}>`)));
  for (let at = 0; at < lines.length; at += 1) {
    if (kinds[at] !== undefined || !isMarked(at)) {
      continue;
    }
    let end = at + 1;
    while (end < lines.length && (isMarked(end) || (isBlank(lines[end]) && isMarked(end + 1)))) {
      end += 1;
    }
    const introducing = introduced >= 0 && end > introduced;
    if (!isSession(lines, at, end, { introduced: introducing, isReply })) {
      kinds.fill('quote', at, end);
    }
    at = end - 1;
  }
}

/** One bar before the line and none in it: no row of a table. */
const barred = /^\|(?:[ \t]*[^|\s][^|]*)?$/;

/** Emacs says whose lines begin with which letters: '>>>>> "tr" == Tobias Renn writes:'. */
const superciteStart = /^>+ "([^"\s]{1,16})" == \S/;

/** "    TR> ..." and "Tobias> ...", where the text says who wrote something. */
const nameMark = /^\s{0,4}\p{Lu}[\w.-]{0,15}>\s*\S/u;

/**
 * Claims the rests of quoted lines that were broken on their way and lost their mark: lines close behind a quoted one
 * which go on with its words. Invented case: "> ... which is why we all have to" / "meet" / "> on Monday".
 */
function claimWrapped(lines: readonly string[], kinds: Kinds): void {
  let width = 0;
  for (const [at, line] of lines.entries()) {
    width = kinds[at] === 'quote' && line.length <= 100 ? Math.max(width, line.length) : width;
  }
  for (let at = 1; at < lines.length; at += 1) {
    if (kinds[at] === undefined && !isBlank(lines[at]) && kinds[at - 1] === 'quote' && !isBlank(lines[at - 1])) {
      let end = at + 1;
      while (end < at + restLimit && kinds[end] === undefined && !isBlank(lines[end])) {
        end += 1;
      }
      const below = kinds[end] === 'quote' && !isBlank(lines[end]) ? (lines[end] ?? '') : null;
      if (isRest(lines[at - 1] ?? '', lines.slice(at, end), below, width)) {
        kinds.fill('quote', at, end);
      }
      at = end - 1;
    }
  }
}

/** A quoted paragraph of which only every third or fourth line kept its mark has another cause. */
const restLimit = 3;

/** True where `rest` goes on with the words of the quoted line `before`, and `below`, if quoted, with those of `rest`. */
function isRest(before: string, rest: readonly string[], below: string | null, width: number): boolean {
  const text = rest.join(' ').trim();
  const isMatter = text.length > 55 && text.split(/\s+/).length < text.length / 10;
  if (isMatter) {
    return below !== null;
  }
  const unmark = (line: string): string => line.replace(/^[\s>]+/, '');
  const word = /^\S+/.exec(text)?.[0] ?? '';
  const wasFull = before.length + 1 + word.length > width - 10 && before.length > 30;
  const isOpen = !/[.!?:)"]\s*$/.test(before);
  const beginsSmall = /^[\p{Ll}\d("'\[]/u.test(text);
  const isUnfinished = !/[.!?:;]["')]?$/.test(text);
  const isFragment = text.length <= 25;
  if (below === null) {
    return wasFull && isOpen && beginsSmall && isFragment && rest.length === 1;
  }
  const goesOn = isUnfinished && /^\p{Ll}/u.test(unmark(below));
  if (!wasFull && !(goesOn && isFragment)) {
    return false;
  }
  const signs = [isOpen, beginsSmall, isFragment, wasFull, goesOn, goesOn].filter(Boolean).length;
  return signs >= 3 + (rest.length - 1);
}

const elision =
  /^\s*(?:[[<({]?[\s./-]*(?:\.{2,}|…|snip(?:ped|pety-?snip)?|cut|trimmed|skipped)[\s./-]*[\])>}]?|\[\])\s*$/i;

/** Claims "[...]" and "<snip>" beside a quotation: they stand for words of the older mail. */
function claimElisions(lines: readonly string[], kinds: Kinds): void {
  for (const [at, line] of lines.entries()) {
    if (kinds[at] === undefined && line.length < 24 && elision.test(line)) {
      const next = nextText(lines, at + 1);
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
