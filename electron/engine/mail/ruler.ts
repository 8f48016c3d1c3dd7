import type { PartKind } from '../../contract/entities.ts';
import { headerName, unknownHeaderEnd } from './copiedHeader.ts';
import { isBlank, type Kinds, nextText } from './kinds.ts';
import { notesStart } from './notesStart.ts';
import {
  aboveThisLine,
  forwardAlone,
  forwardEnd,
  forwardRuler,
  originalAlone,
  originalRuler,
  wroteAtEnd,
} from './phrases.ts';

/** Names of header lines are short; most lines need no closer look. */
function hasEarlyColon(line: string): boolean {
  const colon = line.indexOf(':');
  const wide = colon >= 0 && colon <= 30 ? colon : line.indexOf('：');
  return wide > 0 && wide <= 30;
}

/**
 * The line behind a copied header block that begins at `at`, or -1. Long header lines may be wrapped. Where a ruler
 * stands above it or a quotation right below it, it need not say to whom; where name and time stand above it, or in an
 * answer all that is left of it is whom it went to and what about, it need not say who (Lotus Notes).
 */
function headerBlockEnd(
  lines: readonly string[],
  kinds: Kinds,
  at: number,
  belowRuler: boolean,
  belowTime: boolean,
  isReply: boolean,
): number {
  const names = new Set<string>();
  let end = -1;
  let unnamed = 0;
  for (let index = at; index < lines.length && index < at + 24; index += 1) {
    const line = lines[index] ?? '';
    if (isBlank(line)) {
      // some programs leave a blank between any two header lines
      if (names.size === 0 || headerName(lines[index + 1] ?? '') === null) {
        break;
      }
      continue;
    }
    const name = headerName(line);
    if (name !== null) {
      names.add(name);
      end = index + 1;
      unnamed = 0;
    } else {
      unnamed += 1;
      if (names.size === 0 || unnamed > 6) {
        break;
      }
    }
  }
  const below = nextText(lines, end);
  const aboveQuote = end > 0 && below - end <= 1 && kinds[below] === 'quote';
  const complete =
    (names.has('from') &&
      (names.has('date') || names.has('subject')) &&
      (names.has('to') || names.has('cc') || belowRuler || aboveQuote)) ||
    ((belowTime || (isReply && names.has('cc'))) && names.has('to') && names.has('subject'));
  if (!complete || (!belowRuler && isMemorandum(lines, at))) {
    return -1;
  }
  while (end < lines.length && !isBlank(lines[end]) && unnamed > 0 && /^\s|^[^.!?]*[;>]$/.test(lines[end] ?? '')) {
    end += 1;
  }
  return end;
}

/** A memorandum says at its very top to whom it goes, and only then from whom: it is no mail that was copied. */
function isMemorandum(lines: readonly string[], at: number): boolean {
  const block = lines.slice(at, at + 8).filter((line) => !isBlank(line));
  const above = lines.slice(0, at).filter((line) => !isBlank(line));
  const from = block.findIndex((line) => headerName(line) === 'from');
  const isTop = above.length < 3 && above.every((line) => line.length < 60);
  return isTop && headerName(block[0] ?? '') === 'to' && from > 0 && !block[from]?.includes('@');
}

/** The first marked line of a quotation that begins at `from` or below a line or two that introduce it, or -1. */
function quotationBelow(lines: readonly string[], kinds: Kinds, from: number): number {
  let at = nextText(lines, from);
  for (let introducing = 0; introducing < 3 && kinds[at] !== 'quote'; introducing += 1) {
    const line = lines[at] ?? '';
    if (!wroteAtEnd.test(line) && headerName(line) === null) {
      return -1;
    }
    at = nextText(lines, at + 1);
  }
  return kinds[at] === 'quote' ? at : -1;
}

/** The name of who wrote, between signs or, where the first ones were lost, with an address. */
const banner = /^(?:>>> |"?[^<>"]{2,60}"? <[^\s<>]+@[^\s<>]+>\s).*\d.*>>>$/;

/**
 * Claims the older mail below ">>> Tobias 03/03/15 7:26 PM >>>", which GroupWise quotes without marks: all of it where
 * the author wrote above, its first paragraph where the author must have written below.
 */
function claimBelowBanner(lines: readonly string[], kinds: Kinds): void {
  const at = lines.findIndex((line) => line.endsWith('>>>') && line.length < 200 && banner.test(line));
  const below = nextText(lines, at + 1);
  if (at < 0 || kinds[below] === 'quote') {
    return;
  }
  kinds[at] = 'attribution';
  const ownAbove = lines.some((line, index) => index < at && !isBlank(line) && kinds[index] === undefined);
  for (let index = below; index < lines.length && (ownAbove || !isBlank(lines[index])); index += 1) {
    kinds[index] ??= 'quote';
  }
}

/**
 * Claims what a ticket system wrote, below the line above which it asks to answer. Who did not do so left it on top of
 * their own words: that line alone is the system's then.
 */
function claimBelowReplyLine(lines: readonly string[], kinds: Kinds): void {
  const at = lines.findIndex((line) => line.length < 120 && aboveThisLine.test(line));
  if (at < 0 || kinds[at] !== undefined) {
    return;
  }
  kinds[at] = 'attribution';
  if (lines.some((line, index) => index < at && !isBlank(line) && kinds[index] === undefined)) {
    for (let index = at + 1; index < lines.length; index += 1) {
      kinds[index] ??= 'quote';
    }
  }
}

/** Yahoo's plain text has a ruler, in any language, and all the header lines below it glued together to one line. */
const gluedHeader =
  /^(\s*-{3,8} ?[^-]{4,60} ?-{3,8})\s*\p{Lu}[\p{L} ]{0,20}[:：].{0,200}[<([][^\s<>()[\]@]+@[^\s<>()[\]@]+[>)\]]/u;

/** A ruler by itself, or around a few words in any language. */
const bareRuler = /^\s*(?:[-_=*]{8,}|[-_=*]{2,}[^-_=*]{4,60}[-_=*]{2,})\s*$/;

/** Claims older mails that stand unmarked below a ruler or a copied header block, to the end or where they end. */
export function claimBelowRulers(lines: readonly string[], kinds: Kinds, isReply: boolean): void {
  claimBelowBanner(lines, kinds);
  claimBelowReplyLine(lines, kinds);
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    // HTML marks these lines as an attribution, too
    if ((kinds[at] !== undefined && kinds[at] !== 'attribution') || line === '') {
      continue;
    }
    const first = line.trimStart().charAt(0);
    const isRulerSign = first !== '' && '-‐–—_=*'.includes(first);
    const glued = isRulerSign && line.length < 2_000 ? gluedHeader.exec(line)?.[1] : undefined;
    const mayForward = isRulerSign || /[:：]\s*$/.test(line);
    const alone = at > 0 && line.length < 60 && isBlank(lines[at - 1]) && isBlank(lines[at + 1]) ? line : '';
    const isForward =
      forwardRuler.test(glued ?? (mayForward && line.length < 140 ? line : '')) || forwardAlone.test(alone);
    const isOriginal =
      !isForward &&
      (glued !== undefined ||
        (isRulerSign && line.length < 140 && originalRuler.test(line)) ||
        originalAlone.test(alone));
    const isLine = isRulerSign && line.length < 140 && bareRuler.test(line);
    let blockStart = at;
    if (isForward || isOriginal || isLine) {
      blockStart = nextText(lines, at + 1);
    } else if (!hasEarlyColon(line)) {
      continue;
    }
    const start = notesStart(lines, kinds, blockStart);
    const belowRuler = blockStart > at || kinds[at] !== undefined;
    const known = headerBlockEnd(lines, kinds, blockStart, belowRuler, start < blockStart, isReply);
    const blockEnd = known < 0 && (isReply || belowRuler) ? unknownHeaderEnd(lines, blockStart, belowRuler) : known;
    if (blockEnd < 0 && !isForward && !isOriginal) {
      continue;
    }
    const kind: PartKind = isForward ? 'forward' : 'quote';
    const below = blockEnd < 0 ? blockStart : blockEnd;
    kinds.fill(isForward ? 'forward' : 'attribution', Math.min(at, start), below);
    const quoted = quotationBelow(lines, kinds, below);
    if (quoted >= 0) {
      kinds.fill('attribution', below, quoted);
      continue; // the older mail is quoted line by line, and the author may answer between
    }
    const stop = lines.findIndex((each, index) => index >= below && forwardEnd.test(each));
    const end = stop < 0 ? lines.length : stop + 1;
    for (let index = below; index < end; index += 1) {
      kinds[index] = kinds[index] === 'footer' ? 'footer' : kind;
    }
    at = end - 1;
  }
}
