import type { DraftRequest } from '../../contract/drafting.ts';
import type { Address } from '../../contract/entities.ts';
import type { Database } from '../store/database.ts';
import { findPeople, greetedAs, nameOf } from '../store/people.ts';
import { nameWords } from './called.ts';
import { firstName, parseReader } from './reader.ts';
import { readerInRequest } from './readerInRequest.ts';

/**
 * Whom a draft is for: whom the person named, else the sender of the mail being answered, else whom the request
 * speaks of, else whom an earlier draft was for. Somebody known by name alone is looked up among the people of the
 * store, and then among the names by which the person has greeted people: who "Auntie" is, only they know.
 */
export function findReader(
  database: Database,
  {
    to,
    request,
    from,
    likelyTo,
  }: Pick<DraftRequest, 'to' | 'request' | 'likelyTo'> & { readonly from: Address | null },
): Address | null {
  if (to !== undefined && to.trim() !== '') {
    const asked = complete(database, parseReader(to));
    return asked.name === '' ? { ...asked, name: nameFor(asked.address, request) } : asked;
  }
  if (from !== null) {
    return complete(database, from);
  }
  const named = readerInRequest(
    request,
    (name) => isCalledSo(knownPerson(database, name), name) || greetedAs(database, name) !== null,
  );
  if (named !== null) {
    return complete(database, { name: named, address: '' });
  }
  return likelyTo === undefined ? null : complete(database, parseReader(likelyTo));
}

function complete(database: Database, { name, address }: Address): Address {
  if (address !== '') {
    return { name: name || nameOf(database, address), address };
  }
  return knownPerson(database, name) ?? greetedAs(database, name) ?? { name, address: '' };
}

/** What a request calls its reader, where their address is known alone and has a word of that name in it. */
function nameFor(address: string, request: string): string {
  const named = readerInRequest(request) ?? '';
  const local = plain(address.split('@')[0] ?? '');
  return nameWords(named).some((word) => word.length >= fewestLetters && local.includes(plain(word))) ? named : '';
}

/** Shorter words stand in many an address. */
const fewestLetters = 3;
/** People among whom a name is looked for that is typed without its accents. */
const written = 200;

/** The person written to most whose name holds all words of this one; "Sean" is Seán where no Sean is known. */
function knownPerson(database: Database, name: string): Address | null {
  const words = nameWords(name).map(plain);
  if (words.length === 0) {
    return null;
  }
  const isTheirs = (person: Address): boolean => {
    const theirs = nameWords(person.name).map(plain);
    return words.every((word) => theirs.includes(word));
  };
  const last = nameWords(name).at(-1)?.toLowerCase() ?? name;
  return findPeople(database, last, 20).find(isTheirs) ?? findPeople(database, '', written).find(isTheirs) ?? null;
}

/** Without its capital a word is a name only where it is what somebody is called: "security" is not Airport Security. */
function isCalledSo(person: Address | null, name: string): boolean {
  return person !== null && (name !== name.toLowerCase() || plain(firstName(person) ?? '') === plain(name));
}

/** A word of a name without regard to capitals and accents. */
function plain(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}
