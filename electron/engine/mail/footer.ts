import type { Body } from './body.ts';
import { disclaimer, isMobileTag, listFooter, sureFooter } from './phrases.ts';
import { endingOf, isBlank, isRuler, type Kinds, unclaimed } from './kinds.ts';
import { bannerLength, isNotice, namesCompany, pilesUp } from './notice.ts';
import { contact, isCardLine, isClosing, signs } from './signing.ts';

/**
 * Claims what programs added below the author's words: list footers, legal notices, "Sent from my ...".
 * `known` holds lines that were seen at the end of several people's mail.
 */
export function claimFooters(body: Body, kinds: Kinds, names: ReadonlySet<string>, known: ReadonlySet<string>): void {
  const { lines, starts } = body;
  claimBanner(lines, kinds);
  // a part of its own, as list programs append it to signed and to HTML mail
  for (const start of starts) {
    const end = Math.min(...[...starts].filter((other) => other > start), lines.length);
    const text = lines.slice(start, end);
    const first = text.find((line) => !isBlank(line)) ?? '';
    const opens = isRuler(first) || (first.length < 400 && sureFooter.test(first)) || text.length <= 6;
    if (opens && text.length <= 30 && text.some((line) => line.length < 400 && listFooter.test(line))) {
      claim(kinds, start, end);
    }
  }
  for (const [at, line] of lines.entries()) {
    if (kinds[at] === undefined && (line.startsWith('\t[[') || line.startsWith('-----')) && removedPart.test(line)) {
      claim(kinds, at, line.startsWith('-') ? noteEnd(lines, at) : at + 1);
    }
  }
  for (const { start, end, endsText } of unclaimed(lines, kinds)) {
    if (endsText) {
      const own = [...starts].filter((at) => at > start && at < end);
      claimTail(lines, kinds, own.at(-1) ?? start, end, names, known);
    }
  }
}

/** What list programs leave in place of a part that they removed. */
const removedPart = /^\t\[\[alternative HTML version deleted\]\]|^-{8,} next part -{8,}/;

function noteEnd(lines: readonly string[], at: number): number {
  let end = at + 1;
  while (
    end < lines.length &&
    /^(?:An? .{4,60} (?:was|attachment) scrubbed|Skipped content of type|Name:|Type:|Size:|Desc:|URL:|\s*$)/.test(
      lines[end] ?? '',
    )
  ) {
    end += 1;
  }
  return end;
}

/** Words without which a line opens no list footer. */
const hint = /list|scri|because|majordomo|faq|guide|http|archive|discussion|options|melden|http|отпис/i;

/** Looks for footers at the end of the stretch from `start` to `end`, which nobody has claimed yet. */
function claimTail(
  lines: readonly string[],
  kinds: Kinds,
  start: number,
  end: number,
  names: ReadonlySet<string>,
  known: ReadonlySet<string>,
): void {
  const reach = Math.max(start, end - 40);
  // From below: the uppermost place where a footer begins with nothing but footer under it.
  for (let at = reach; at < end; at += 1) {
    const line = lines[at] ?? '';
    if (isBlank(line) || line.length > 2_000) {
      continue;
    }
    if (isRuler(line)) {
      const below = lines.slice(at + 1, Math.min(end, at + 6)).filter((each) => !isBlank(each));
      if (end - at <= 30 && below.some((each) => each.length < 400 && listFooter.test(each))) {
        claim(kinds, at, end);
        return;
      }
      const isNote = below[0] !== undefined && below[0].length < 2_000 && disclaimer.test(below[0]);
      if (isNote || isAdvert(line, below) || isAdvertAboveFooter(lines.slice(at, Math.min(end, at + 9)))) {
        claim(kinds, at, end);
        return;
      }
      continue;
    }
    const opensParagraph = at === start || isBlank(lines[at - 1]) || isRuler(lines[at - 1] ?? '');
    const paragraph = opensParagraph ? paragraphAt(lines, at, end) : '';
    const isLegal =
      paragraph.length > 25 &&
      (isNotice(paragraph) || pilesUp(paragraph, () => isBelowSignOff(lines, kinds, at, names))) &&
      !isAboveSignOff(lines, at, end, names);
    if (isLegal || namesCompany(line, paragraphAt(lines, at, end)) || (end - at <= 10 && framedNote.test(line))) {
      claim(kinds, at > start && isRuler(lines[at - 1] ?? '') ? at - 1 : at, end);
      return;
    }
    if (end - at <= 12 && isMobileTag(line)) {
      claim(kinds, /^--\s?$/.test(lines[at - 1] ?? '') && at > start ? at - 1 : at, at + 1);
      continue;
    }
    if (known.has(endingOf(line)) && restIsKnown(lines, at, end, known)) {
      claim(kinds, at, end);
      return;
    }
    const isFooterLine = line.length < 400 && hint.test(line) && sureFooter.test(line);
    if (isFooterLine && opensParagraph && end - at <= 16 && restIsFooter(lines, at, end)) {
      claim(kinds, at, end);
      return;
    }
  }
}

/** A scanner's note between rulers on one line. */
const framedNote = /^\s*_{6,}[^_]{10,200}_{6,}\s*$/;

function signsOff(line: string, names: ReadonlySet<string>): boolean {
  return line.length < 200 && (isClosing(line) || signs(line, names) === 'author');
}

/** True where nothing but a card or other notices stand between the author's sign-off and line `at`. */
function isBelowSignOff(lines: readonly string[], kinds: Kinds, at: number, names: ReadonlySet<string>): boolean {
  let seen = 0;
  for (let above = at - 1; above >= 0 && seen < 20; above -= 1) {
    const line = lines[above] ?? '';
    if (isBlank(line)) {
      continue;
    }
    seen += 1;
    if (kinds[above] === 'signature' || /^--\s?$/.test(line) || signsOff(line, names)) {
      return true;
    }
    if (kinds[above] !== 'footer' && !isCardLine(line) && !(line.length < 200 && contact.test(line))) {
      return false;
    }
  }
  return false;
}

/** True where the author signs only below: they have written what stands above themselves. */
function isAboveSignOff(lines: readonly string[], at: number, end: number, names: ReadonlySet<string>): boolean {
  for (let below = at; below < end && !/^--\s?$/.test(lines[below] ?? ''); below += 1) {
    const line = lines[below] ?? '';
    if (!isBlank(line) && signsOff(line, names)) {
      return true;
    }
  }
  return false;
}

/** Claims what a gateway put above the mail. */
function claimBanner(lines: readonly string[], kinds: Kinds): void {
  const end = lines.findIndex(isBlank);
  if (end > 0 && end <= 8 && kinds[0] === undefined) {
    kinds.fill('footer', 0, bannerLength(lines.slice(0, end)));
  }
}

/** What free mail providers put below a long line: few lines, and where to go for more. */
function isAdvert(line: string, below: readonly string[]): boolean {
  return /^_{30,}$/.test(line.trim()) && below.length <= 5 && below.some((each) => /https?:|www\./.test(each));
}

/** What a provider of lists puts between a line as wide as the mail and the list's own footer. */
function isAdvertAboveFooter([line = '', ...below]: readonly string[]): boolean {
  const next = below.findIndex(isRuler);
  return (
    /^-{60,}$/.test(line.trim()) &&
    below.slice(0, Math.max(0, next)).some((each) => /https?:|www\./.test(each)) &&
    below.slice(next + 1).some((each) => each.length < 400 && listFooter.test(each))
  );
}

function claim(kinds: Kinds, from: number, to: number): void {
  for (let at = from; at < to; at += 1) {
    kinds[at] ??= 'footer';
  }
}

function paragraphAt(lines: readonly string[], at: number, end: number): string {
  let stop = at;
  while (stop < end && stop < at + 12 && !isBlank(lines[stop])) {
    stop += 1;
  }
  return lines.slice(at, stop).join(' ').slice(0, 2_000);
}

/** Below the line that opens a footer stand links, addresses and instructions; a paragraph of prose is no footer. */
function restIsFooter(lines: readonly string[], at: number, end: number): boolean {
  const rest = lines.slice(at, end).filter((line) => !isBlank(line) && !isRuler(line));
  const clear = rest.filter((line) => line.length < 400 && (listFooter.test(line) || /https?:|www\.|@/.test(line)));
  return clear.length * 2 >= rest.length && !rest.some((line) => /\b(?:I|I'm|I'd|my)\b/.test(line));
}

function restIsKnown(lines: readonly string[], at: number, end: number, known: ReadonlySet<string>): boolean {
  const rest = lines.slice(at, end).filter((line) => !isBlank(line));
  return rest.filter((line) => known.has(endingOf(line)) || isRuler(line)).length >= rest.length * 0.75;
}
