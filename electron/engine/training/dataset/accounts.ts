import { type Span, spansOf } from './redact.ts';

/** How long an IBAN is in each country (ISO 13616 registry). */
const ibanLengths = new Map(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 ES24 FI18 FO18 FR27 ' +
    'GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LI21 LT20 LU20 LV21 MC27 ' +
    'MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SE24 SI19 SK24 SM27 TN24 TR26 ' +
    'UA29 VA22 VG24 XK20'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))] as const),
);

const iban = /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[ -]?[A-Za-z0-9]){11,30}/dg;
const card = /(?<![\d+.,])[3-6]\d{3}(?:[ -]?\d){8,15}(?!\d)/dg;
/** A number that the text itself calls an account's. */
const named =
  /\b(?:account|acct|a\/c|sort code|routing|bic|swift|konto|kontonummer|kto|blz|bankleitzahl|compte|cuenta|rekening)(?:[ .-]*(?:number|no|nr|nummer|code|num[eé]ro|n[uú]mero)?)[ .:#=-]*(?<found>(?=[\w -]*\d)[A-Z0-9](?:[ -]?[A-Z0-9]){5,19})(?![\w])/dgi;

/** Bank accounts: whatever has an IBAN's length and checksum, and numbers that are called so. */
export function findAccounts(text: string): Span[] {
  const ibans = spansOf(text, iban).flatMap(({ start, end }) => {
    const length = ibanLengths.get(text.slice(start, start + 2)) ?? 0;
    const cut = endAfter(text, start, end, length);
    return cut !== null && hasIbanChecksum(text.slice(start, cut)) ? [{ start, end: cut }] : [];
  });
  const called = spansOf(text, named).filter(({ start, end }) => isAccountNumber(text.slice(start, end)));
  return [...ibans, ...called];
}

/** Payment cards: 14 to 16 digits with the checksum that all of them have. */
export function findCards(text: string): Span[] {
  return spansOf(text, card).filter(({ start, end }) => hasCardChecksum(text.slice(start, end)));
}

/** Mostly digits: "a swift reply by 1 May" is none. */
function isAccountNumber(written: string): boolean {
  const digits = written.replace(/\D/g, '').length;
  return digits >= 6 && digits >= written.replace(/[^A-Za-z]/g, '').length && !/[a-z]/.test(written);
}

/** Where `count` letters and digits from `start` on end, or null where there are fewer before `end`. */
function endAfter(text: string, start: number, end: number, count: number): number | null {
  let seen = 0;
  for (let at = start; at < end; at++) {
    seen += /[A-Za-z0-9]/.test(text.charAt(at)) ? 1 : 0;
    if (seen === count) {
      return /[A-Za-z0-9]/.test(text.charAt(at + 1)) ? null : at + 1;
    }
  }
  return null;
}

/** ISO 7064, MOD 97-10: letters count as 10 to 35, the first four places come last. */
function hasIbanChecksum(written: string): boolean {
  const plain = written.replace(/[ -]/g, '').toUpperCase();
  let rest = 0;
  for (const letter of plain.slice(4) + plain.slice(0, 4)) {
    rest = Number(`${rest}${parseInt(letter, 36)}`) % 97;
  }
  return rest === 1;
}

/** Luhn's algorithm (ISO/IEC 7812-1). */
function hasCardChecksum(written: string): boolean {
  const digits = Array.from(written.replace(/\D/g, ''), Number).reverse();
  const sum = digits.reduce((total, digit, i) => {
    const counted = i % 2 === 1 ? digit * 2 : digit;
    return total + (counted > 9 ? counted - 9 : counted);
  }, 0);
  return digits.length >= 14 && digits.length <= 16 && sum % 10 === 0 && new Set(digits).size > 1;
}
