import type { Avoidance } from '../../model/avoidance.ts';
import { momentsIn } from '../points/moments.ts';
import { joinNumerals, numeral, ordinal } from '../points/numerals.ts';
import { writtenNumber } from './numberWords.ts';

type TokensOf = (text: string) => readonly number[];

/** The clock goes round after so many hours: what is at 14 may be said to be at 2. */
const halfDay = 12;
/** Parts of an hour, which are minutes in figures. */
const parts = [
  [/\bhal[bf]|\bdemi|\bmedia\b/, [30]],
  [/\bquart|\bviertel|\bcuarto/, [15, 45]],
] as const;

/**
 * The figures by which a text may be said again, as digits without signs between them: those that stand in it, what is
 * written out, the hour by the other half of the day, the month by its number, thousands in groups or in one.
 *
 * @param language ISO 639-1, of the number words.
 */
export function toldFigures(text: string, language: string): Set<string> {
  const lower = text.toLowerCase();
  const told = new Set<string>();
  const add = (value: number): void => {
    told.add(String(value));
    told.add(String(value).padStart(2, '0'));
  };
  const addCount = (value: number): void => {
    const hours = value > 2 * halfDay ? [] : [value - halfDay, value + halfDay];
    [value, ...hours.filter((hour) => hour > 0 && hour <= 2 * halfDay)].forEach(add);
  };
  for (const [digits] of lower.matchAll(/\d+/g)) {
    [digits, ...grouped(digits)].forEach((figure) => told.add(figure));
    addCount(Number(digits));
  }
  for (const [joined] of lower.matchAll(/\d{1,3}(?:[.,'’ ]\d{3})+/g)) {
    told.add(joined.replace(/\D/g, ''));
  }
  parts
    .filter(([part]) => part.test(lower))
    .forEach(([, minutes]) => {
      minutes.forEach(add);
    });
  writtenOut(lower, language).forEach(addCount);
  for (const { keys, also = [] } of momentsIn(lower, language)) {
    // A weekday and "tomorrow" have numbers of ours alone.
    const dated = [...keys, ...also].filter((key) => /^[dmot]:/.test(key));
    (dated.join(' ').match(/\d+/g) ?? []).map(Number).filter(Boolean).forEach(add);
  }
  return told;
}

/** The numbers that are written out, word for word and where several words make one. */
function writtenOut(lower: string, language: string): number[] {
  const values: number[] = [];
  let run: number[] = [];
  let end = -1;
  for (const { 0: word, index } of lower.matchAll(/\p{L}+(?:['’-]\p{L}+)*/gu)) {
    const value = numeral(word, language) ?? writtenNumber(word, language);
    const place = value === null ? ordinal(word) : null;
    const goesOn = /^(?: (?:and )?|-)$/.test(lower.slice(Math.max(0, end), index));
    if (value !== null) {
      run = goesOn ? [...run, value] : [value];
      values.push(value, joinNumerals(run));
      end = index + word.length;
    } else if (place !== null) {
      values.push(place);
    }
  }
  return values;
}

/** 1140 as 1,140 has 1 and 140. */
function grouped(digits: string): string[] {
  const groups = digits.length < 4 ? [] : (digits.match(/\d{1,3}(?=(?:\d{3})*$)/g) ?? []);
  return groups.filter((group) => group !== digits);
}

/** An hour is told with its minutes though nobody said them: "14:00". */
const fullHour = '00';

/**
 * Keeps figures out of an answer that nobody told: a small model makes them up, or takes them from an example. Digit by
 * digit, whatever is written must go on as one of `told` does.
 */
export function avoidFigures(told: ReadonlySet<string>, tokensOf: TokensOf): Avoidance {
  const digitsOf = digitTokens(tokensOf);
  return (written) => {
    let run = '';
    let at = written.length;
    while (at > 0) {
      const digits = digitsOf.get(written[at - 1] ?? -1);
      if (digits === undefined || run.startsWith(' ')) {
        break;
      }
      run = digits + run;
      at -= 1;
    }
    const isBehindHour = at > 1 && digitsOf.has(written[at - 2] ?? -1) && !run.startsWith(' ');
    const may = isBehindHour ? [...told, fullHour] : [...told];
    return [...digitsOf].flatMap(([token, digits]) => {
      const next = digits.startsWith(' ') ? digits.trimStart() : run.trimStart() + digits;
      return may.some((figure) => figure.startsWith(next)) ? [] : [token];
    });
  };
}

/** The tokens that are digits and nothing else, but for a blank before them. */
function digitTokens(tokensOf: TokensOf): Map<number, string> {
  const found = new Map<number, string>();
  for (const digits of [1, 2, 3]) {
    const before = found.size;
    for (let value = 0; value < 10 ** digits; value += 1) {
      const text = String(value).padStart(digits, '0');
      for (const written of [text, ` ${text}`]) {
        const [token, ...others] = tokensOf(written);
        if (token !== undefined && others.length === 0) {
          found.set(token, written);
        }
      }
    }
    // A model that has no token for two digits has none for three.
    if (found.size === before) {
      break;
    }
  }
  return found;
}
