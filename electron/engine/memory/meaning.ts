import type { Database } from '../store/database.ts';
import { type MailFilter, newestMails, passing } from '../store/mailFilter.ts';
import { type Near, nearestAmong, nearestPassages } from '../store/passages.ts';

/** Up to this many mails are compared one by one, which is exact whatever the filter. */
const fewMails = 1_000;

/**
 * Mails by meaning, nearest first, each by its best passage. `vector`: the embedded query; `floor`: the least cosine
 * that counts as found.
 */
export function mailsByMeaning(
  database: Database,
  vector: Float32Array,
  filter: MailFilter,
  limit: number,
  floor: number,
): Map<number, Near> {
  const best = new Map<number, Near>();
  for (const near of candidates(database, vector, filter, limit)) {
    if (near.similarity >= floor && !best.has(near.mailId)) {
      best.set(near.mailId, near);
    }
  }
  const allowed = passing(database, [...best.keys()], filter);
  return new Map([...best].filter(([id]) => allowed.has(id)).slice(0, limit));
}

function candidates(database: Database, vector: Float32Array, filter: MailFilter, limit: number): Near[] {
  const { person, threadId, after, before } = filter;
  if (person !== undefined || threadId !== undefined || after !== undefined || before !== undefined) {
    const ids = newestMails(database, filter, fewMails + 1);
    if (ids.length <= fewMails) {
      return nearestAmong(database, vector, ids, 3 * limit);
    }
  }
  // More than asked for: a mail may hold several of the passages, and what is excluded is taken out afterwards.
  const extra = filter.excludeIds?.length ?? 0;
  return nearestPassages(database, vector, limit + Math.ceil(limit / 2) + extra, filter);
}
