import type { Database } from '../store/database.ts';
import { countMatchingPassages, roughPassageCount } from '../store/documentPassages.ts';
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

/** What words are counted in. */
export interface Corpus {
  /** How many mails, or passages, match; counting stops at `most`. */
  readonly count: (database: Database, match: string, most: number) => number;
  readonly size: (database: Database) => number;
}

export const mailCorpus: Corpus = { count: countMatches, size: roughMailCount };
export const documentCorpus: Corpus = { count: countMatchingPassages, size: roughPassageCount };

/** BM25 reads all mails of each word, so every further word costs, and beyond this many brings nothing. */
const mostWords = 6;
/** A word in every so manieth mail, such as "the", is left out beside rarer ones, whatever the language. */
const everyday = 12;

/** The words of a query that tell mails apart, in any language: those that few mails hold. */
export function tellingWords(
  database: Database,
  { terms, open }: QueryWords,
  corpus: Corpus = mailCorpus,
): TellingWords {
  const last = terms.at(-1);
  const most = Math.max(rankedUpTo, Math.floor(corpus.size(database) / everyday));
  const counted = terms.map((term) => {
    const match = expression({ terms: [term], open: open && term === last }, 'AND');
    return { term, mails: match === null ? 0 : countUpTo(database, match, most, corpus) };
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
const common = new Map<Corpus, WeakMap<Database, Map<string, number>>>([
  [mailCorpus, new WeakMap()],
  [documentCorpus, new WeakMap()],
]);

function countUpTo(database: Database, match: string, most: number, corpus: Corpus): number {
  const known = common.get(corpus)?.get(database) ?? new Map<string, number>();
  common.get(corpus)?.set(database, known);
  const mails = known.get(match) ?? corpus.count(database, match, most);
  if (mails >= rankedUpTo) {
    known.set(match, mails);
  }
  return mails;
}
