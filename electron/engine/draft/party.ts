import type { DraftRequest } from '../../contract/drafting.ts';
import type { Address } from '../../contract/entities.ts';
import type { Database } from '../store/database.ts';
import { findPeople, greetedAs, nameOf } from '../store/people.ts';
import { plainText } from '../store/plainText.ts';
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
  const local = plainText(address.split('@')[0] ?? '');
  const isInAddress = (word: string): boolean => word.length >= fewestLetters && local.includes(plainText(word));
  return nameWords(named).some(isInAddress) ? named : '';
}

/** Shorter words stand in many an address. */
const fewestLetters = 3;

/** The person written to most whose name holds all words of this one; "Sean" is Seán, too. */
function knownPerson(database: Database, name: string): Address | null {
  const words = nameWords(name).map(plainText);
  const found = findPeople(database, words.at(-1) ?? name, 20).find((person) => {
    const theirs = nameWords(person.name).map(plainText);
    return words.length > 0 && words.every((word) => theirs.includes(word));
  });
  return found ?? null;
}

/** Without its capital a word is a name only where it is what somebody is called: "security" is not Airport Security. */
function isCalledSo(person: Address | null, name: string): boolean {
  return person !== null && (name !== name.toLowerCase() || plainText(firstName(person) ?? '') === plainText(name));
}
