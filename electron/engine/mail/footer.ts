import type { Body } from './body.ts';
import { disclaimer, isMobileTag, listFooter } from './phrases.ts';
import { isBlank, type Kinds } from './quotation.ts';

/** Rulers above footers: "____", "----", "-.-.-.-", "= = = =". */
const ruler = /^\s*(?:[-_=*~#+][-_=*~#+. ]{7,}|[-_]{6,})\s*$/;

export function isRuler(line: string): boolean {
  return line.length < 200 && ruler.test(line);
}

/**
 * Claims what programs added below the author's words: list footers, legal notices, "Sent from my ...".
 * `known` holds lines that were seen at the end of several people's mail.
 */
export function claimFooters(body: Body, kinds: Kinds, known: ReadonlySet<string>): void {
  const { lines, starts } = body;
  // a part of its own, as list programs append it to signed and to HTML mail
  for (const start of starts) {
    const end = Math.min(...[...starts].filter((other) => other > start), lines.length);
    const text = lines.slice(start, end);
    if (text.length <= 30 && text.some((line) => line.length < 400 && listFooter.test(line))) {
      claim(kinds, start, end);
    }
  }
  for (let end = lines.length; end > 0;) {
    if (kinds[end - 1] !== undefined) {
      end -= 1;
      continue;
    }
    let start = end;
    while (start > 0 && kinds[start - 1] === undefined && !(starts.has(start) && start !== end)) {
      start -= 1;
    }
    claimTail(lines, kinds, start, end, known);
    end = start;
  }
}

/** Looks for footers at the end of the stretch from `start` to `end`, which nobody has claimed yet. */
function claimTail(
  lines: readonly string[],
  kinds: Kinds,
  start: number,
  end: number,
  known: ReadonlySet<string>,
): void {
  const reach = Math.max(start, end - 60);
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
      if (below.length > 0 && below[0] !== undefined && below[0].length < 2_000 && disclaimer.test(below[0])) {
        claim(kinds, at, end);
        return;
      }
      continue;
    }
    const opensParagraph = at === start || isBlank(lines[at - 1]) || isRuler(lines[at - 1] ?? '');
    const paragraph = opensParagraph ? paragraphAt(lines, at, end) : '';
    if (opensParagraph && disclaimer.test(paragraph) && isLegal(paragraph)) {
      claim(kinds, at, end);
      return;
    }
    if (isMobileTag(line) && end - at <= 12) {
      claim(kinds, at, at + 1);
      continue;
    }
    if (known.has(line.trim()) && restIsKnown(lines, at, end, known)) {
      claim(kinds, at, end);
      return;
    }
    const isFooterLine = line.length < 400 && listFooter.test(line);
    if (isFooterLine && opensParagraph && end - at <= 16 && restIsFooter(lines, at, end)) {
      claim(kinds, at, end);
      return;
    }
  }
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

const legalWords =
  /confiden|privileged|intended|recipient|addressee|disclos|virus|unauthori[sz]ed|prohibited|liab|views? expressed|opinions?|vertraulich|bestimmt|empf[äa]nger|destinat|riservat|vertrouwelijk|poufn|конфиденц|environment|umwelt|imprim|print/gi;

/** A sentence of the author's may begin like a notice; a notice piles up its words. */
function isLegal(paragraph: string): boolean {
  return (paragraph.match(legalWords)?.length ?? 0) >= 2 || /^[*\s_-]*(?:disclaimer|confidentiality)/i.test(paragraph);
}

/** Footers hold links, addresses and instructions: at most every second line may say nothing of the kind. */
function restIsFooter(lines: readonly string[], at: number, end: number): boolean {
  const rest = lines.slice(at, end).filter((line) => !isBlank(line) && !isRuler(line));
  const clear = rest.filter((line) => line.length < 400 && (listFooter.test(line) || /https?:|www\.|@/.test(line)));
  const first = rest[0] ?? '';
  const isSentence = /\b(?:I|we|you|my|ich|je)\b/.test(first) && !/https?:|@|unsubscri|receiv/i.test(first);
  return clear.length * 2 >= rest.length && !isSentence && /https?:|@|www\.|unsubscri|line "/i.test(rest.join('\n'));
}

function restIsKnown(lines: readonly string[], at: number, end: number, known: ReadonlySet<string>): boolean {
  const rest = lines.slice(at, end).filter((line) => !isBlank(line));
  return rest.filter((line) => known.has(line.trim()) || isRuler(line)).length >= rest.length * 0.75;
}
