import { type CountryCode, findPhoneNumbersInText } from 'libphonenumber-js';
import { type Span, spansOf } from './redact.ts';

/** Where a number without a country may be from, by the language around it. */
const countries: Readonly<Record<string, readonly CountryCode[]>> = {
  en: ['US', 'GB', 'AU'],
  de: ['DE', 'AT', 'CH'],
  fr: ['FR', 'BE', 'CH'],
  es: ['ES', 'MX'],
  it: ['IT'],
  nl: ['NL', 'BE'],
  pt: ['PT', 'BR'],
  pl: ['PL'],
  sv: ['SE'],
  da: ['DK'],
  cs: ['CZ'],
};

/** A number that the text itself calls one. */
const named =
  /\b(?:tel|telefon|telephone|phone|mobile|mobil|cell|fax|handy|whatsapp|t[eé]l[eé]phone|m[oó]vil)\b[ .:]*(?:is|ist|number|nummer|no\.?|nr\.?)?[ .:]*(?<found>\(?\+?\d[\d ()/.-]{5,18}\d)/dgi;
const date = /^\(?(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?!\d)|(?:19|20)\d\d[01]\d[0-3]\d(?!\d))/;
const leastDigits = 7;

/** Phone numbers: what the numbering plans of the likely countries allow, and what is called one. */
export function findPhones(text: string, language: string | null): Span[] {
  if (!/\d{3}/.test(text)) {
    return [];
  }
  const called = spansOf(text, named);
  const found: Span[] = [];
  for (const country of countries[language ?? 'en'] ?? ['US']) {
    for (const { startsAt, endsAt } of findPhoneNumbersInText(text, country)) {
      found.push({ start: startsAt, end: endsAt });
    }
  }
  return [
    ...called,
    ...found.filter(({ start, end }) => {
      const written = text.slice(start, end);
      const known = called.some((other) => start < other.end && other.start < end);
      return !known && looksDialled(written) && !/[-+.\d]$/.test(text.slice(0, start));
    }),
  ].filter(({ start, end }) => text.slice(start, end).replace(/\D/g, '').length >= leastDigits);
}

/** Numbering plans allow nearly any ten digits: dates, tables, coordinates and time stamps look like numbers as well. */
function looksDialled(written: string): boolean {
  const begins = /^\(?(?:\+|0)/.test(written);
  const grouped = /^\(?\d{2,5}\)?(?:[ /.-]\d{2,})+$/.test(written);
  const numeric = date.test(written) || /  |\d\.\d+\/|^\d+\.\d+$|^\d{1,3}(?:\.\d{1,3}){3}$/.test(written);
  return !numeric && (begins || grouped);
}
