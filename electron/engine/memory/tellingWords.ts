import type { Database } from '../store/database.ts';
import { countMatches, rankedUpTo, roughMailCount } from '../store/words.ts';
import { expression, type QueryWords } from './queryWords.ts';

export interface TellingWords {
  /** The rarest words: a mail that holds all of them holds what was asked for. */
  readonly all: QueryWords;
  /** Those of them by which mails can be told better from worse: none where all are common. */
  readonly best: QueryWords;
  /** As many of the rarest as together match few enough mails to be ordered by fit. At least one. */
  readonly any: QueryWords;
}

/** BM25 reads all mails of each word, so every further word costs, and beyond this many brings nothing. */
const mostWords = 6;
/** A word in every so manieth mail, such as "the", is left out beside rarer ones, whatever the language. */
const everyday = 12;

/** The words of a query that tell mails apart, in any language: those that few mails hold. */
export function tellingWords(database: Database, { terms, open }: QueryWords): TellingWords {
  const last = terms.at(-1);
  const most = Math.max(rankedUpTo, Math.floor(roughMailCount(database) / everyday));
  const counted = terms.map((term) => {
    const match = expression({ terms: [term], open: open && term === last }, 'AND');
    return { term, mails: match === null ? 0 : countUpTo(database, match, most) };
  });
  counted.sort((a, b) => a.mails - b.mails);
  const keep = (kept: readonly { term: string }[]): QueryWords => {
    const words = terms.filter((term) => kept.some((other) => other.term === term));
    return { terms: words, open: open && words.at(-1) === last };
  };
  const special = counted.filter(({ mails }) => mails < most);
  const all = (special.length > 0 ? special : counted).slice(0, mostWords);
  let sum = 0;
  const any = counted.filter(({ mails }, index) => {
    sum += mails;
    return index === 0 || sum < rankedUpTo;
  });
  return { all: keep(all), best: keep(all.filter(({ mails }) => mails < rankedUpTo)), any: keep(any) };
}

/** Counts of words that were seen to be common: they hardly change, and need not be counted anew at every key. */
const common = new WeakMap<Database, Map<string, number>>();

function countUpTo(database: Database, match: string, most: number): number {
  const known = common.get(database) ?? new Map<string, number>();
  common.set(database, known);
  const mails = known.get(match) ?? countMatches(database, match, most);
  if (mails >= rankedUpTo) {
    known.set(match, mails);
  }
  return mails;
}
