import type { MailHit, SearchQuery } from '../../contract/entities.ts';
import type { Database } from '../store/database.ts';
import { countMails, type MailFilter, newestMails } from '../store/mailFilter.ts';
import { listMails } from '../store/mails.ts';
import { type Near, passageRanges } from '../store/passages.ts';
import { countMatches, matchingMails } from '../store/words.ts';
import { type Fused, fuse, type Ranking } from './fuse.ts';
import { mailsByMeaning } from './meaning.ts';
import { expression, type QueryWords } from './queryWords.ts';
import { meaningFloor, mostCounted, pool, weights } from './searchWeights.ts';
import { snippetOf } from './snippet.ts';
import { type TellingWords, tellingWords } from './tellingWords.ts';

/** How much each way of finding counts for mail exchanged with a person who is preferred. */
const preferredPerson = 0.6;

/** What a mail search works with. */
export interface MailSearch {
  readonly database: Database;
  readonly words: QueryWords;
  readonly filter: MailFilter;
  readonly preferPerson: string | undefined;
  /** The embedded text, or null where there is none. */
  readonly vector: Float32Array | null;
  /** Mails near in meaning, by number. */
  readonly near: Map<number, Near>;
  /** Their places among all that is near. */
  readonly nearPlaces: readonly (number | null)[];
}

/** Mails by words and by meaning, best first: as many as are wanted, where there are. */
export function rankMails(search: MailSearch, wanted: number): { found: Fused[]; total: number } {
  const { database, words, filter, preferPerson, vector, near, nearPlaces } = search;
  const telling = tellingWords(database, words);
  const byWords = rankWords(database, telling, filter, pool);
  const rankings: Ranking[] = [...byWords.rankings, { ids: nearPlaces, weight: weights.meaning }];
  if (preferPerson !== undefined && filter.person === undefined) {
    const theirs = { ...filter, person: preferPerson };
    const theirNear = vector === null ? [] : mailsByMeaning(database, vector, theirs, pool, meaningFloor);
    theirNear.forEach((passage, id) => near.set(id, passage));
    const ids = fuse([
      ...rankWords(database, telling, theirs, pool).rankings,
      { ids: [...theirNear.keys()], weight: weights.meaning },
    ]);
    rankings.push({ ids: ids.map(({ id }) => id), weight: preferredPerson });
  }
  const found = fuse(rankings);
  const total = Math.max(
    found.length,
    found.length < pool ? 0 : (byWords.counted ?? countAll(database, telling, filter)),
  );
  if (wanted > found.length) {
    // The same order whatever page is asked for: what was fused, then the rest of what holds all the words.
    const known = new Set(found.map(({ id }) => id));
    const more = withAllWords(database, telling, filter, wanted + known.size).filter((id) => !known.has(id));
    found.push(...more.map((id) => ({ id, score: 0 })));
  }
  return { found, total };
}

/** The newest mails, without a search. */
export function listNewest(
  database: Database,
  filter: MailFilter,
  words: QueryWords,
  { limit, offset }: Pick<SearchQuery, 'limit' | 'offset'>,
): { hits: MailHit[]; total: number } {
  const found = newestMails(database, filter, limit, offset).map((id) => ({ id, score: 0 }));
  return { hits: describeMails(database, found, words, new Map()), total: countMails(database, filter) };
}

/** `counted`: how many hold all the words, up to `mostCounted`; null where that was not seen on the way. */
function rankWords(
  database: Database,
  words: TellingWords,
  filter: MailFilter,
  limit: number,
): { rankings: Ranking[]; counted: number | null } {
  // Where none fits better than another, looking for more of them costs next to nothing.
  const isOrdered = words.best.terms.length > 0;
  const holders = withAllWords(database, words, filter, isOrdered ? limit : mostCounted);
  const any = holders.length >= limit || words.all.terms.length === 1 ? null : expression(words.any, 'OR');
  const rankings = [
    { ids: holders.slice(0, limit), weight: weights.allWords },
    ...(any === null
      ? []
      : [{ ids: matchingMails(database, any, filter, limit, words.anyTells ? any : null), weight: weights.anyWord }]),
  ];
  return { rankings, counted: isOrdered ? null : holders.length };
}

function withAllWords(database: Database, words: TellingWords, filter: MailFilter, limit: number): number[] {
  const all = expression(words.all, 'AND');
  return all === null ? [] : matchingMails(database, all, filter, limit, expression(words.best, 'AND'));
}

function countAll(database: Database, words: TellingWords, filter: MailFilter): number {
  const all = expression(words.all, 'AND');
  return all === null ? 0 : countMatches(database, all, mostCounted, filter);
}

/** What a list shows of mails that were found. */
export function describeMails(
  database: Database,
  found: readonly Fused[],
  words: QueryWords,
  near: ReadonlyMap<number, Near>,
): MailHit[] {
  const ids = found.map(({ id }) => id);
  const passages = ids.flatMap((id) => near.get(id)?.passageId ?? []);
  const ranges = new Map(passageRanges(database, passages).map((range) => [range.id, range]));
  const scores = new Map(found.map(({ id, score }) => [id, score]));
  return listMails(database, ids).map(({ text, ...mail }) => {
    const passage = near.get(mail.id);
    return {
      ...{ kind: 'mail', ...mail },
      ...snippetOf(text, words, passage === undefined ? undefined : ranges.get(passage.passageId)),
      score: scores.get(mail.id) ?? 0,
      similarity: passage?.similarity ?? null,
    };
  });
}
