import { isBlank, type Kinds, nextText, withoutDirections } from './kinds.ts';
import {
  addressInside,
  attributionOpener,
  dateInside,
  framedAddress,
  timeInside,
  wroteAtEnd,
  yearInside,
} from './phrases.ts';

/** "Tobias Renn (2015-03-03):", '<quote who="Tobias Renn">', "you wrote:" */
const briefly =
  /^\p{Lu}[\p{L}.'’-]*(?: [\p{L}.'’-]+){0,3} [([][\d\p{L}., :/-]*\d{4}[\d\p{L}., :/+-]*[)\]]:$|^<quote who="[^"]{1,80}">$|^[Yy]ou (?:wrote|said):$/u;

/** True where the text introduces a quotation: who wrote it, and when or from which address. */
function isAttribution(text: string): boolean {
  if (text.length > 500) {
    return false;
  }
  if (isByShape(text) || (text.length < 120 && briefly.test(text))) {
    return true;
  }
  if (wroteAtEnd.test(text) || (endsWithVerb.test(text) && attributionOpener.test(text))) {
    return (
      (isNameOnly(text) && !beginsWithVerb(text)) ||
      addressInside.test(text) ||
      (attributionOpener.test(text) && dateInside.test(text))
    );
  }
  if (/^(?:from|von|de|da|van|od|от)\s?: /i.test(text) && addressInside.test(text)) {
    return true;
  }
  if (quoting.test(text) || olderGmail.test(text)) {
    return true;
  }
  return (
    text.length < 200 &&
    /[:：]\s*$/.test(text) &&
    addressInside.test(text) &&
    (framedAddress.test(text) || dateInside.test(text) || text.split(/\s+/).length <= 8) &&
    (/^\W{0,2}[\p{Lu}"']/u.test(text) || dateInside.test(text))
  );
}

/** "2011/4/7 Tobias Renn <tobias@example.org>", without a verb or a colon. */
const olderGmail = /^\d{4}[-/]\d{1,2}[-/]\d{1,2} [^<>@]{1,80}<[^<>\s]+@[^<>\s]+>$/;

const quoting = /^(?:quoting|citando|zitat von|zitiere|quotando|citation de|cito)\b.{2,200}[:：]?$/i;

const noName =
  /(?:^|\s)(?:the|an?|as|of|my|our|your|his|her|their|wh(?:o|at|ich|en)|this|that|i|you|we|they|he|she|it|some\S+|wie|die|das|ein|mein|ich|du|wir|es)(?=\s)/;

/** "Tobias Renn writes:", "tobias wrote:", "Am Dienstag schrieb Tobias:", and not "The rule of the harbour says:". */
function isNameOnly(text: string): boolean {
  const isShort = text.length < 120 && text.split(/\s+/).length <= 9 && !/\p{Ll}{5,}[.!?]\s/u.test(text);
  return isShort && !noName.test(text.charAt(0).toLowerCase() + text.slice(1));
}

/** "said page, for example thus:" goes on with a sentence of the author's. */
function beginsWithVerb(text: string): boolean {
  return /^\p{L}+ \S/u.test(text) && wroteAtEnd.exec(text)?.index === 0;
}

/** A sentence ends within, as in nothing that a program wrote. */
const sentenceEnd = /\p{Ll}{4,}[.!?]\s+\p{Lu}/u;

/** In whatever language: who, with an address in brackets, and when, to the minute, and a colon. */
function isByShape(text: string): boolean {
  return (
    text.length < 250 &&
    /[:：]\s*$/.test(text) &&
    framedAddress.test(text) &&
    timeInside.test(text) &&
    yearInside.test(text) &&
    !sentenceEnd.test(text)
  );
}

const beginsWithDate = /^-*\s?\d{1,4}[-./年]/;

/** "---- Tobias Renn wrote ----", "------On 3/3/2015 19:26, Tobias Renn wrote-----" */
const framed = /^-{2,}[^-].*[^-]-{2,}$/;

/** Stands by itself: no quoted line needs to follow to be sure. */
function isSureAttribution(text: string): boolean {
  return (
    isByShape(text) ||
    (quoting.test(text) && framedAddress.test(text)) ||
    (text.length < 400 &&
      !sentenceEnd.test(text) &&
      wroteAtEnd.test(text) &&
      ((timeInside.test(text) &&
        (attributionOpener.test(text) || (beginsWithDate.test(text) && yearInside.test(text)))) ||
        framed.test(text) ||
        (addressInside.test(text) && (dateInside.test(text) || /^\W{0,2}[\p{Lu}"']/u.test(text)))))
  );
}

/** Claims the lines that introduce a quotation, and the quotation too where it carries no mark. */
export function claimAttributions(lines: readonly string[], kinds: Kinds): void {
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (kinds[at] !== undefined || isBlank(line)) {
      continue;
    }
    const next = nextText(lines, at + 1);
    const beforeQuote = kinds[next] === 'quote' && next - at <= 3;
    if (beforeQuote && isTornOff(line, lines[next] ?? '')) {
      kinds[at] = 'attribution';
      continue;
    }
    const last = withoutDirections(line).trimEnd().at(-1) ?? '';
    const mayIntroduce = last === '>' || last === ']' || endsWithVerb.test(line);
    if (!':：道*-'.includes(last) && !(beforeQuote && mayIntroduce)) {
      continue;
    }
    const test = !beforeQuote ? isSureAttribution : next === at + 1 ? introduces : isAttribution;
    const start = attributionStart(lines, kinds, at, test);
    if (start >= 0) {
      kinds.fill('attribution', start, at + 1);
      if (!beforeQuote) {
        claimUnmarkedQuote(lines, kinds, start, at + 1);
      }
    } else if (
      line.length < 120 &&
      wroteAtEnd.test(line) &&
      isNameOnly(line.trim()) &&
      /^\s*[|:}#%] \S/.test(lines[at + 1] ?? '')
    ) {
      kinds[at] = 'attribution';
      claimUnmarkedQuote(lines, kinds, at, at + 1);
    } else if (!beforeQuote && isBlank(lines[at - 1]) && isBlank(lines[at + 1]) && !kinds.includes('quote')) {
      claimNamedQuote(lines, kinds, at);
    }
  }
}

/** "[Tobias Renn]", "[Tobias, on boats]" */
const framedName = /^\[\p{Lu}[\p{L}.'’-]*(?:,? [\p{L}.'’-]+){0,4}\]$/u;

/** Right above a quoted line a time and a colon are enough: "Tobias addressed us on 3.3.2015 at 19:26:". */
function introduces(text: string): boolean {
  const says = text.length < 200 && /[:：]\s*$/.test(text) && timeInside.test(text) && yearInside.test(text);
  return isAttribution(text) || framedName.test(text) || (says && !sentenceEnd.test(text));
}

/** A verb of writing with whatever a hasty cut left behind it. */
const endsWithVerb = /(?:wrote|writes|said|says|schrieb|quoting .*)[^\p{L}\d]*$|^<?news:\S+$/iu;

/** An attribution whose last word was broken off into the quotation: "On ..., Tobias <tobias@..." / "> wrote:". */
function isTornOff(line: string, quoted: string): boolean {
  const rest = quoted.replace(/^[\s>]+/, '');
  return (
    rest.length < 24 && wroteAtEnd.test(rest) && !wroteAtEnd.test(line) && isSureAttribution(`${line.trim()}> ${rest}`)
  );
}

/** "Tobias wrote:" by itself in a text without marks: the paragraph below it is Tobias's. */
function claimNamedQuote(lines: readonly string[], kinds: Kinds, at: number): void {
  const line = (lines[at] ?? '').trim();
  if (!wroteAtEnd.test(line) || !isNameOnly(line) || line.split(/\s+/).length > 5) {
    return;
  }
  kinds[at] = 'attribution';
  for (let below = nextText(lines, at + 1); below < lines.length && !isBlank(lines[below]); below += 1) {
    kinds[below] ??= 'quote';
  }
}

/** Where the attribution that ends in line `at` begins: at most five lines up, in the same paragraph; -1 for none. */
function attributionStart(lines: readonly string[], kinds: Kinds, at: number, test: (text: string) => boolean): number {
  let text = '';
  let found = -1;
  for (let start = at; start >= 0 && start > at - 5; start -= 1) {
    const line = withoutDirections(lines[start] ?? '').trim();
    if (kinds[start] !== undefined || line === '') {
      break;
    }
    text = text === '' ? line : `${line} ${text}`;
    if (test(text)) {
      // "On Tuesday Ann <ann@...>" may stand a line above "wrote:"; a name and an address are enough otherwise.
      const opens = attributionOpener.test(line) || /^\d{1,4}[-./年]/.test(line);
      if (opens && (start === at || dateInside.test(text))) {
        return start;
      }
      if (found < 0) {
        found = start;
      }
    }
  }
  return found;
}

const isMarked = /^\s{0,4}(?:>|[|}#%:]|\p{Lu}[\w.-]{0,15}>)/u;

/**
 * An attribution with no ">" below it: the quotation has another sign before its lines, or is indented, or has none at
 * all. In the last case it is the author's own text where the author wrote nothing above (the quotation was deleted).
 */
function claimUnmarkedQuote(lines: readonly string[], kinds: Kinds, start: number, below: number): void {
  let at = nextText(lines, below);
  const sign = /^\s*[|:}#%]|^(?:\t| {2,})(?=\S)/.exec(lines[at] ?? '')?.[0];
  if (sign !== undefined) {
    while (at < lines.length && (isBlank(lines[at]) || (lines[at] ?? '').startsWith(sign))) {
      kinds[at] ??= 'quote';
      at += 1;
    }
    return;
  }
  // Who answers between quoted lines marks every quotation; an older mail may have marked those that it quotes.
  const quoted = lines.findIndex((line, index) => kinds[index] === 'quote' && isMarked.test(line));
  const end = quoted < 0 ? lines.length : quoted;
  const isNested =
    quoted > below && wroteAtEnd.test(lines.slice(below, quoted).findLast((line) => !isBlank(line)) ?? '');
  const ownAbove = lines.some((line, index) => index < start && !isBlank(line) && kinds[index] === undefined);
  if (ownAbove && (quoted < 0 || isNested)) {
    for (let index = below; index < end; index += 1) {
      kinds[index] ??= 'quote';
    }
  }
}
