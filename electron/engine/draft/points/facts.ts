import { functionWords } from '../../prompt/functionWords.ts';
import { type Found, momentsIn } from './moments.ts';
import { joinNumerals, numeral, ordinal } from './numerals.ts';

/** Something of a text that must stand in another one unchanged: a number, a time, a day, a name. */
export interface Fact extends Found {
  /** As it is written. */
  readonly words: string;
}

const address = /https?:\/\/\S*[^\s.,;:)\]>"'”]|(?<![\w.+-])[\w.+-]+@[\w.-]+\w/g;
/** Digits in groups with one sign or two between them: rows of a table have more. */
const telephone = /(?<![\p{L}\d])\+?\d(?:[ ()/-]{0,2}\d){6,}(?![\p{L}\d])/gu;
const figures = /(?<![\p{L}\d])(\d+(?:[.,'’]\d+)*)(k\b|m\b)?(?:st|nd|rd|th)?(?![\p{L}\d])/gu;
const code = /(?<![\p{L}\d])(?=[\p{L}\d]*\d)(?=[\p{L}\d]*\p{L})[\p{L}\d]{2,12}(?![\p{L}\d])/gu;
const word = /\p{L}+(?:['’-]\p{L}+)*/gu;
/** Capitals that are no sign of a name, in languages where names alone have them. */
const noName = new Set(
  `i i'm i'll i've i'd ok okay pm am ps re fw fwd hi hey hello dear mr mrs ms dr prof professor thanks thank best kind
   regards cheers yours english german french spanish good happy merry please yes no sorry`.split(/\s+/),
);
const monthNames = new Set(
  `january february march april may june july august september october november december januar februar märz mai juni
   juli oktober dezember`.split(/\s+/),
);

/** Small letters, in as many signs as before: places in the text stay what they are. */
export function small(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length
    ? lower
    : Array.from({ length: text.length }, (_, at) => text.charAt(at))
        .map((sign) => (sign.toLowerCase().length === 1 ? sign.toLowerCase() : sign))
        .join('');
}

/**
 * The numbers, times, days and names of a text, in order. In German every noun has a capital, so there only names
 * behind Herr, Frau and the like are told from other words.
 */
export function factsIn(text: string, language: string): Fact[] {
  const lower = small(text).replaceAll('’', "'");
  const found: Found[] = [];
  const taken = (from: number, to: number): boolean => found.some((each) => each.from < to && each.to > from);
  const add = (from: number, length: number, keys: readonly string[], also: readonly string[] = []): void => {
    if (length > 0 && !taken(from, from + length)) {
      found.push({ from, to: from + length, keys, also });
    }
  };
  for (const match of lower.matchAll(address)) {
    add(match.index, match[0].length, [`a:${match[0].replace(/^https?:\/\/(?:www\.)?|\/$/g, '')}`]);
  }
  const moments = momentsIn(lower, language).sort((a, b) => b.to - b.from - (a.to - a.from));
  for (const { from, to, keys, also } of moments) {
    add(from, to - from, keys, also);
  }
  for (const match of lower.matchAll(telephone)) {
    const digits = match[0].replace(/\D/g, '');
    // The country's number, or the 0 in its place, may be left out.
    add(match.index, match[0].length, [`p:${digits.slice(-9)}`]);
  }
  for (const match of lower.matchAll(code)) {
    if (ordinal(match[0]) === null && !/^\d+(?:k|m|am|pm|h|€)$/.test(match[0])) {
      add(match.index, match[0].length, [`n:${match[0]}`]);
    }
  }
  for (const match of lower.matchAll(figures)) {
    const numbers = valuesOf(match[1] ?? '', match[2]).map((value) => `#${value}`);
    const places = numbers.map((key) => key.replace('#', 'o:'));
    const isPlace = /(?:st|nd|rd|th)$/.test(match[0]);
    add(match.index, match[0].length, isPlace ? places : numbers, isPlace ? numbers : places);
  }
  writtenNumbers(lower, language, add);
  names(text, lower, language, add);
  return found.map((each) => ({ ...each, words: text.slice(each.from, each.to) })).sort((a, b) => a.from - b.from);
}

/** All keys by which a text says something. */
export function keysIn(facts: readonly Fact[]): Set<string> {
  return new Set(facts.flatMap(({ keys, also = [] }) => [...keys, ...also]));
}

/** What figures may mean: 1.140 is a thousand and more, or a little over one. */
function valuesOf(written: string, unit: string | undefined): number[] {
  const times = unit === 'k' ? 1_000 : unit === 'm' ? 1_000_000 : 1;
  const grouped = /^\d{1,3}(?:[.,'’]\d{3})+$/.test(written) ? [Number(written.replace(/\D/g, ''))] : [];
  const plain = written.replace(/[.,'’](?=\d{3}(?:\D|$))/g, '').replace(',', '.');
  const simple = Number(written.replace(',', '.'));
  const values = [...grouped, Number(plain), simple].filter((value) => Number.isFinite(value));
  return [...new Set(values)].map((value) => value * times);
}

type Add = (from: number, length: number, keys: readonly string[], also?: readonly string[]) => void;

/** Numbers in words. `one` and `ein` are articles too: a text may say 1 by them, but a point does not ask for it. */
function writtenNumbers(lower: string, language: string, add: Add): void {
  const runs: { from: number; to: number; values: number[] }[] = [];
  for (const { 0: written, index } of lower.matchAll(word)) {
    const value = numeral(written, language);
    const last = runs.at(-1);
    const goesOn = last !== undefined && language !== 'de' && /^(?:[ -]| and )$/.test(lower.slice(last.to, index));
    if (value !== null && goesOn) {
      last.values.push(value);
      last.to = index + written.length;
    } else if (value !== null) {
      runs.push({ from: index, to: index + written.length, values: [value] });
    } else if (written !== 'second') {
      const place = ordinal(written);
      add(index, place === null ? 0 : written.length, [`o:${place}`, `#${place}`]);
    }
  }
  for (const { from, to, values } of runs) {
    const [only = 0] = values;
    const isWord = values.length === 1 && only <= 1;
    add(
      from,
      to - from,
      isWord ? [] : [`#${joinNumerals(values)}`],
      values.length === 1 ? [`o:${only}`, `#${only}`] : [],
    );
  }
}

function names(text: string, lower: string, language: string, add: Add): void {
  for (const match of text.matchAll(word)) {
    const written = match[0].replace(/['’]s$/, '');
    const plain = lower.slice(match.index, match.index + written.length);
    const before = text.slice(Math.max(0, match.index - 12), match.index);
    const begins = /(?:^|[.!?:;…"“(–—\n-])\s*$/u.test(before);
    const titled = /\b(?:Herrn?|Frau|Dr\.|Mrs?\.?|Ms\.?|Prof\.|Onkel|Tante) $/u.test(before);
    const capital = /^\p{Lu}/u.test(written);
    const inner = /^\p{L}*\p{Ll}\p{Lu}|^\p{Lu}{2,}\p{Ll}?$/u.test(written);
    const known = noName.has(plain) || functionWords(language).has(plain);
    if (capital && !known && (titled || inner || (language !== 'de' && !begins))) {
      add(match.index, written.length, monthNames.has(plain) ? [`m:${monthAt(plain)}`] : [`n:${plain}`]);
    }
  }
}

function monthAt(name: string): number {
  const order = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
  const german: Readonly<Record<string, string>> = { mär: 'mar', mai: 'may', okt: 'oct', dez: 'dec' };
  const start = name.slice(0, 3);
  return order.indexOf(german[start] ?? start) + 1;
}
