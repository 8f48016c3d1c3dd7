import { isBlank, type Kinds } from './kinds.ts';
import { addressInside, attributionOpener, dateInside, wroteAtEnd } from './phrases.ts';

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

/** Claims the lines that introduce a quotation, and the quotation too where it carries no mark. */
export function claimAttributions(lines: readonly string[], kinds: Kinds): void {
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
