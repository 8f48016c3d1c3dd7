import type { DraftRequest } from '../../contract/drafting.ts';
import type { Address } from '../../contract/entities.ts';
import type { Database } from '../store/database.ts';
import { findPeople, greetedAs, nameOf } from '../store/people.ts';
import { nameWords, parseReader, readerInRequest } from './reader.ts';

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
    return complete(database, parseReader(to));
  }
  if (from !== null) {
    return complete(database, from);
  }
  const named = readerInRequest(request);
  if (named !== null) {
    return complete(database, { name: named, address: '' });
  }
  return likelyTo === undefined ? null : complete(database, parseReader(likelyTo));
}

function complete(database: Database, { name, address }: Address): Address {
  if (address !== '') {
    return { name: name || nameOf(database, address), address };
  }
  const words = nameWords(name);
  const known = findPeople(database, words.at(-1) ?? name, 20).find((person) => {
    const theirs = nameWords(person.name).map((word) => word.toLowerCase());
    return words.length > 0 && words.every((word) => theirs.includes(word.toLowerCase()));
  });
  return known ?? greetedAs(database, name) ?? { name, address: '' };
}
