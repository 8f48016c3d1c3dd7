import { momentsIn } from '../points/moments.ts';

/** Days of the week from Monday on, and months from January on; "may", "march" and "mars" are other words too. */
const calendars: Readonly<Record<string, { readonly days: string; readonly months: string; readonly near: string }>> = {
  en: {
    days: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday',
    months: 'January February - April - June July August September October November December',
    near: 'tomorrow yesterday tonight',
  },
  de: {
    days: 'Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag',
    months: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember',
    near: 'gestern übermorgen',
  },
  fr: {
    days: 'lundi mardi mercredi jeudi vendredi samedi dimanche',
    months: 'janvier février - avril - juin juillet août septembre octobre novembre décembre',
    near: 'demain',
  },
  es: {
    days: 'lunes martes miércoles jueves viernes sábado domingo',
    months: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
    near: 'ayer',
  },
};
const weekend = /week-?end|wochenende|fin de semana|finde/i;
const saturday = 5;
/** "fri", "sept.", "mer": so few letters of a name stand for it. */
const fewestLetters = 2;

/**
 * The names of days and months that a text does not tell, in any form: whoever says it again has no reason to name them.
 * A date in figures tells its month.
 */
export function untoldDays(text: string, language: string): string[] {
  const calendar = calendars[language];
  if (calendar === undefined) {
    return [];
  }
  const lower = text.toLowerCase();
  const keys = new Set(momentsIn(lower, language).flatMap(({ keys: said, also = [] }) => [...said, ...also]));
  const words = lower.match(/\p{L}+/gu) ?? [];
  const isNamed = (name: string): boolean =>
    words.some((word) => word.length >= fewestLetters && (word.startsWith(name) || name.startsWith(word)));
  const numbers = new Set((lower.match(/\d+/g) ?? []).map(Number));
  const days = calendar.days
    .split(' ')
    .filter((_, at) => !keys.has(`w:${at}`) && !(weekend.test(lower) && at >= saturday));
  const months = calendar.months
    .split(' ')
    .filter((name, at) => name !== '-' && !keys.has(`m:${at + 1}`) && !numbers.has(at + 1));
  return [...days, ...months, ...calendar.near.split(' ')].filter((name) => !isNamed(name.toLowerCase()));
}
