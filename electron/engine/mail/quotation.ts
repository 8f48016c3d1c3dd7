import type { PartKind } from '../../contract/entities.ts';
import {
  addressInside,
  attributionOpener,
  dateInside,
  forwardEnd,
  forwardRuler,
  headerNames,
  originalRuler,
  wroteAtEnd,
} from './phrases.ts';

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

/** Names of header lines are short; most lines need no closer look. */
function hasEarlyColon(line: string): boolean {
  const colon = line.indexOf(':');
  const wide = colon >= 0 && colon <= 30 ? colon : line.indexOf('：');
  return wide > 0 && wide <= 30;
}

/** Which header line of a copied header block this is, or null. */
function headerName(line: string): keyof typeof headerNames | null {
  const match = /^[\s>|]{0,4}\**([\p{L}][\p{L} ()-]{0,18}?)\**\s?[:：]\**(?:\s|$|\S)/u.exec(line);
  const name = match?.[1]?.trim();
  if (name === undefined) {
    return null;
  }
  for (const key of ['from', 'date', 'to', 'cc', 'subject'] as const) {
    if (headerNames[key].test(name)) {
      return key;
    }
  }
  return null;
}

/** The line behind a copied header block that begins at `at`, or -1. Long header lines may be wrapped. */
function headerBlockEnd(lines: readonly string[], at: number): number {
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
  const complete = names.has('from') && (names.has('date') || names.has('subject')) && names.size >= 3;
  if (!complete) {
    return -1;
  }
  while (end < lines.length && !isBlank(lines[end]) && unnamed > 0 && /^\s|^[^.!?]*[;>]$/.test(lines[end] ?? '')) {
    end += 1;
  }
  return end;
}

function claimBelowRulers(lines: readonly string[], kinds: Kinds): void {
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (kinds[at] !== undefined || line === '') {
      continue;
    }
    const first = line.trimStart().charAt(0);
    const isRulerSign = '-_=*'.includes(first);
    const isForward = (isRulerSign || /^\s*[BADI]/i.test(line)) && line.length < 140 && forwardRuler.test(line);
    const isOriginal = isRulerSign && line.length < 140 && originalRuler.test(line);
    const isLine = isRulerSign && /^\s*[-_=*]{8,}\s*$/.test(line);
    let blockStart = at;
    if (isForward || isOriginal || isLine) {
      blockStart = at + 1;
      while (blockStart < lines.length && isBlank(lines[blockStart])) {
        blockStart += 1;
      }
    } else if (!hasEarlyColon(line)) {
      continue;
    }
    const blockEnd = headerName(lines[blockStart] ?? '') === null ? -1 : headerBlockEnd(lines, blockStart);
    if (blockEnd < 0 && !isForward && !isOriginal) {
      continue;
    }
    const kind: PartKind = isForward ? 'forward' : 'quote';
    const below = blockEnd < 0 ? blockStart : blockEnd;
    kinds.fill(isForward ? 'forward' : 'attribution', at, below);
    const next = lines.findIndex((each, index) => index >= below && !isBlank(each));
    if (next >= 0 && kinds[next] === 'quote') {
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

/** True where the text introduces a quotation: who wrote it, and when or from which address. */
function isAttribution(text: string): boolean {
  if (text.length > 500) {
    return false;
  }
  if (wroteAtEnd.test(text)) {
    const isSentence =
      /\b(?:I|you|we|they|he|she|it|this|that|something)\b/i.test(text) && !/^(?:I|you) \w+:/i.test(text);
    const isShort =
      !isSentence && text.length < 120 && text.split(/\s+/).length <= 9 && !/\p{Ll}{5,}[.!?]\s/u.test(text);
    return isShort || addressInside.test(text) || (attributionOpener.test(text) && dateInside.test(text));
  }
  if (/^(?:quoting|citando|zitat von|zitiere|quotando|citation de|cito)\b.{2,200}[:：]?$/i.test(text)) {
    return true;
  }
  return (
    text.length < 200 &&
    /[:：]\s*$/.test(text) &&
    addressInside.test(text) &&
    (/^\W{0,2}[\p{Lu}"']/u.test(text) || dateInside.test(text))
  );
}

/** Stands by itself: no quoted line needs to follow to be sure. */
function isSureAttribution(text: string): boolean {
  return (
    text.length < 400 &&
    wroteAtEnd.test(text) &&
    ((dateInside.test(text) && (attributionOpener.test(text) || addressInside.test(text))) ||
      (addressInside.test(text) && /^\W{0,2}[\p{Lu}"']/u.test(text)))
  );
}

function claimAttributions(lines: readonly string[], kinds: Kinds): void {
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (kinds[at] !== undefined || isBlank(line)) {
      continue;
    }
    let next = at + 1;
    while (next < lines.length && isBlank(lines[next])) {
      next += 1;
    }
    const beforeQuote = kinds[next] === 'quote' && next - at <= 3;
    const last = line.charAt(line.trimEnd().length - 1);
    if (
      !':：道*'.includes(last) &&
      !(beforeQuote && (last === '>' || /(?:wrote|writes|said|schrieb|quoting .*)$/i.test(line)))
    ) {
      continue;
    }
    const start = attributionStart(lines, kinds, at, beforeQuote ? isAttribution : isSureAttribution);
    if (start < 0) {
      continue;
    }
    kinds.fill('attribution', start, at + 1);
    if (!beforeQuote) {
      claimUnmarkedQuote(lines, kinds, start, at + 1);
    }
  }
}

/** Where the attribution that ends in line `at` begins: at most five lines up, in the same paragraph; -1 for none. */
function attributionStart(lines: readonly string[], kinds: Kinds, at: number, test: (text: string) => boolean): number {
  let text = '';
  let found = -1;
  for (let start = at; start >= 0 && start > at - 5; start -= 1) {
    const line = (lines[start] ?? '').trim();
    if (kinds[start] !== undefined || line === '') {
      break;
    }
    text = text === '' ? line : `${line} ${text}`;
    if (test(text)) {
      // "On Tuesday Ann <ann@...>" may stand a line above "wrote:"; a name and an address are enough otherwise.
      if (attributionOpener.test(line) && (start === at || dateInside.test(text))) {
        return start;
      }
      if (found < 0) {
        found = start;
      }
    }
  }
  return found;
}

/**
 * An attribution with no ">" below it: the quotation has another sign before its lines, or is indented, or has none at
 * all. In the last case it is the author's own text where the author wrote nothing above (the quotation was deleted).
 */
function claimUnmarkedQuote(lines: readonly string[], kinds: Kinds, start: number, below: number): void {
  let at = below;
  while (at < lines.length && isBlank(lines[at])) {
    at += 1;
  }
  const sign = /^\s*[|:}#%]|^(?:\t| {2,})(?=\S)/.exec(lines[at] ?? '')?.[0];
  if (sign !== undefined) {
    while (at < lines.length && (isBlank(lines[at]) || (lines[at] ?? '').startsWith(sign))) {
      kinds[at] ??= 'quote';
      at += 1;
    }
    return;
  }
  // Who answers between quoted lines marks every quotation.
  const marksQuotes = kinds.includes('quote');
  const ownAbove = lines.some((line, index) => index < start && !isBlank(line) && kinds[index] === undefined);
  if (ownAbove && !marksQuotes) {
    for (let index = below; index < lines.length; index += 1) {
      kinds[index] ??= 'quote';
    }
  }
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
