import type { Database } from '../store/database.ts';
import { countMatches, rankedUpTo } from '../store/words.ts';
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

/** The words of a query that tell mails apart, in any language: those that few mails hold. */
export function tellingWords(database: Database, { terms, open }: QueryWords): TellingWords {
  const last = terms.at(-1);
  const counted = terms.map((term) => {
    const match = expression({ terms: [term], open: open && term === last }, 'AND');
    return { term, mails: match === null ? 0 : countUpTo(database, match) };
  });
  counted.sort((a, b) => a.mails - b.mails);
  const keep = (kept: readonly { term: string }[]): QueryWords => {
    const words = terms.filter((term) => kept.some((other) => other.term === term));
    return { terms: words, open: open && words.at(-1) === last };
  };
  const all = counted.slice(0, mostWords);
  const uncommon = all.filter(({ mails }) => mails < rankedUpTo);
  let sum = 0;
  const any = counted.filter(({ mails }, index) => {
    sum += mails;
    return index === 0 || sum < rankedUpTo;
  });
  return { all: keep(all), best: keep(uncommon), any: keep(any) };
}

/** Expressions that were seen to match too many mails: they go on to do so, and need not be counted at every key. */
const common = new WeakMap<Database, Set<string>>();

function countUpTo(database: Database, match: string): number {
  const known = common.get(database) ?? new Set();
  common.set(database, known);
  if (known.has(match)) {
    return rankedUpTo;
  }
  const mails = countMatches(database, match, rankedUpTo);
  if (mails >= rankedUpTo) {
    known.add(match);
  }
  return mails;
}
