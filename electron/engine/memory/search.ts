import type { SearchHit, SearchQuery } from '../../contract/entities.ts';
import type { Database } from '../store/database.ts';
import { countMails, type MailFilter, newestMails } from '../store/mailFilter.ts';
import { listMails } from '../store/mails.ts';
import { type Near, passageRanges } from '../store/passages.ts';
import { countMatches, matchingMails } from '../store/words.ts';
import { fuse, type Ranking } from './fuse.ts';
import { mailsByMeaning } from './meaning.ts';
import { expression, type QueryWords, readQuery } from './queryWords.ts';
import { type TellingWords, tellingWords } from './tellingWords.ts';
import { snippetOf } from './snippet.ts';

/** How much each way of finding counts. A mail with all the words beats one that is only about the same thing. */
const weights = { allWords: 1, anyWord: 0.4, meaning: 0.8, preferredPerson: 0.6 };
/** Mails that each way of finding puts forward. */
const pool = 60;
/** Cosines below this are chance. */
const meaningFloor = 0.3;
/** Matches are counted up to here. */
const mostCounted = 1_000;

export interface Found {
  readonly hits: SearchHit[];
  /** Mails that were found in all; counted up to about a thousand, except when everything is listed. */
  readonly total: number;
}

/**
 * Finds mails by words and by meaning, one hit a mail, best first. Without a text: the newest mails.
 * `vector`: the embedded text, or null where there is no embedder; then words alone find.
 */
export function searchMails(database: Database, query: SearchQuery, vector: Float32Array | null): Found {
  const { text, preferPerson, limit, offset, ...filter } = query;
  const words = readQuery(text, true);
  if (text.trim() === '') {
    const ids = newestMails(database, filter, limit, offset);
    const hits = describe(
      database,
      ids.map((id) => ({ id, score: 0 })),
      words,
      new Map(),
    );
    return { hits, total: countMails(database, filter) };
  }
  const meaning =
    vector === null ? new Map<number, Near>() : mailsByMeaning(database, vector, filter, pool, meaningFloor);
  const telling = tellingWords(database, words);
  const rankings: Ranking[] = [
    ...rankWords(database, telling, filter, pool),
    { ids: [...meaning.keys()], weight: weights.meaning },
  ];
  if (preferPerson !== undefined && query.person === undefined) {
    const theirs = { ...filter, person: preferPerson };
    const near = vector === null ? [] : mailsByMeaning(database, vector, theirs, pool, meaningFloor);
    near.forEach((passage, id) => meaning.set(id, passage));
    const ids = fuse([
      ...rankWords(database, telling, theirs, pool),
      { ids: [...near.keys()], weight: weights.meaning },
    ]);
    rankings.push({ ids: ids.map(({ id }) => id), weight: weights.preferredPerson });
  }
  const found = fuse(rankings);
  const total = Math.max(found.length, found.length < pool ? 0 : countAll(database, telling, filter));
  if (offset + limit > found.length) {
    // The same order whatever page is asked for: what was fused, then the rest of what holds all the words.
    const known = new Set(found.map(({ id }) => id));
    const more = withAllWords(database, telling, filter, offset + limit + known.size).filter((id) => !known.has(id));
    found.push(...more.map((id) => ({ id, score: 0 })));
  }
  return { hits: describe(database, found.slice(offset, offset + limit), words, meaning), total };
}

function rankWords(database: Database, words: TellingWords, filter: MailFilter, limit: number): Ranking[] {
  const ids = withAllWords(database, words, filter, limit);
  const any = ids.length >= limit || words.all.terms.length === 1 ? null : expression(words.any, 'OR');
  return [
    { ids, weight: weights.allWords },
    ...(any === null ? [] : [{ ids: matchingMails(database, any, filter, limit), weight: weights.anyWord }]),
  ];
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
function describe(
  database: Database,
  found: readonly { id: number; score: number }[],
  words: QueryWords,
  meaning: ReadonlyMap<number, Near>,
): SearchHit[] {
  const ids = found.map(({ id }) => id);
  const passages = ids.flatMap((id) => meaning.get(id)?.passageId ?? []);
  const ranges = new Map(passageRanges(database, passages).map((range) => [range.id, range]));
  const scores = new Map(found.map(({ id, score }) => [id, score]));
  return listMails(database, ids).map(({ text, ...mail }) => {
    const near = meaning.get(mail.id);
    return {
      ...mail,
      ...snippetOf(text, words, near === undefined ? undefined : ranges.get(near.passageId)),
      score: scores.get(mail.id) ?? 0,
      similarity: near?.similarity ?? null,
    };
  });
}
