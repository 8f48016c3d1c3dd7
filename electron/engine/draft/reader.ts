import type { Address } from '../../contract/entities.ts';
import { calledBy, capitalized, isOrganisation, isTitle, nameWords } from './called.ts';
import { plainText } from '../store/plainText.ts';
import { readerInRequest } from './readerInRequest.ts';

const roleAccount =
  /^(?:info|office|contact|kontakt|mail|post|admin|support|help|service|sales|team|no-?reply|hello|accounts?|billing|invoices?|orders?|bookings?|enquiries|jobs|press|webmaster|postmaster|customer|feedback|members|secretary|treasurer|newsletter)$/i;

/** Two consonants with which names begin; with any others an address has an initial before a family name: "hmarsh". */
const beginnings =
  /^(?:[^bcdfghjklmnpqrstvwxz]|.[^bcdfghjklmnpqrstvwxz]|b[lr]|c[hlr]|d[hjmrw]|f[lr]|g[hlnrw]|h[jr]|j[hy]|k[hlnr]|l[hl]|m[cg]|n[gk]|p[hjlr]|r[h]|s[chjklmnprtvwz]|t[chjrswz]|v[lr]|w[hlr]|x[h]|z[bdhlsw])/iu;

/** Reads `Name <address>`, a bare address, or a bare name. */
export function parseReader(text: string): Address {
  const match = /^\s*"?([^"<]*?)"?\s*<([^<>\s]+@[^<>\s]+)>\s*$/.exec(text);
  if (match) {
    return { name: match[1] ?? '', address: match[2] ?? '' };
  }
  return text.includes('@') ? { name: '', address: text.trim() } : { name: text.trim(), address: '' };
}

/** The name to call somebody by, where one can be told from name or address; else null. */
export function firstName({ name, address }: Address): string | null {
  const called = calledBy(name);
  if (called !== null || isOrganisation(name)) {
    return called;
  }
  const local = address.split('@')[0]?.split(/[._+-]/)[0] ?? '';
  return /^\p{L}{3,12}$/u.test(local) &&
    beginnings.test(local) &&
    !roleAccount.test(local) &&
    address.includes('.', address.indexOf('@'))
    ? capitalized(local)
    : null;
}

/** All that somebody may be called by. */
export function namesOf(reader: Address | null): string[] {
  const first = reader === null ? null : firstName(reader);
  return reader === null ? [] : [...nameWords(reader.name), ...(first === null ? [] : [first])];
}

/** A title as a greeting has it: French ones are not shortened there. */
function inFull(called: string): string {
  return called
    .replace(/^Herrn\b/u, 'Herr')
    .replace(/^M\.(?=\s)/u, 'Monsieur')
    .replace(/^Mme\b/u, 'Madame')
    .replace(/^Mlle\b/u, 'Mademoiselle');
}

/** What a request with a title calls its reader, "Frau Kern": who is asked for so is not greeted by a given name. */
export function titledIn(request: string, reader: Address): string | null {
  const called = inFull(readerInRequest(request) ?? '');
  const [first = ''] = called.split(/\s+/);
  const theirs = nameWords(reader.name).map(plainText);
  const isTheirs = nameWords(called).some((word) => theirs.includes(plainText(word)));
  return isTitle(first) && isTheirs ? byFamilyName(called) : null;
}

/** "Dr. Helen Marsh" is greeted as "Dr. Marsh". */
function byFamilyName(called: string): string {
  const words = called.split(/\s+/);
  const given = words.findIndex((word) => !isTitle(word));
  return words.length === given + 2 ? words.toSpliced(given, 1).join(' ') : called;
}
