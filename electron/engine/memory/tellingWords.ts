import type { Database } from '../store/database.ts';
import { rankedUpTo, roughMatches, roughSize, type WordIndex } from '../store/words.ts';
import { expression, type QueryWords } from './queryWords.ts';

export interface TellingWords {
  /** The rarest words: a mail that holds all of them holds what was asked for. */
  readonly all: QueryWords;
  /** Those of them by which mails can be told better from worse: none where all are common. */
  readonly best: QueryWords;
  /** As many of the rarest as together match few enough mails to be ordered by fit. At least one. */
  readonly any: QueryWords;
  /** False where even the rarest word matches too many mails for that. */
  readonly anyTells: boolean;
}

/** BM25 reads all mails of each word, so every further word costs, and beyond this many brings nothing. */
const mostWords = 6;
/** A word in every so manieth mail, such as "the", is left out beside rarer ones, whatever the language. */
const everyday = 12;
/** Each word that is looked up costs as much as any; of a long query the likeliest to be rare are. */
const mostLookedUp = 12;

/** The words of a query that tell mails, or passages of documents, apart in any language: those that few of them hold. */
export function tellingWords(
  database: Database,
  { terms, open: typing }: QueryWords,
  index: WordIndex = 'mail_words',
): TellingWords {
  const last = terms.at(-1);
  const open = typing && !isWhole(database, last ?? '', index);
  const common = Math.max(rankedUpTo, Math.floor(roughSize(database, index) / everyday));
  const counted = likeliest(terms).map((term) => {
    const match = expression({ terms: [term], open: open && term === last }, 'AND');
    return { term, found: match === null ? 0 : roughMatches(database, index, match) };
  });
  counted.sort((a, b) => a.found - b.found);
  const keep = (kept: readonly { term: string }[]): QueryWords => {
    const words = terms.filter((term) => kept.some((other) => other.term === term));
    return { terms: words, open: open && words.at(-1) === last };
  };
  const special = counted.filter(({ found }) => found < common);
  const all = (special.length > 0 ? special : counted).slice(0, mostWords);
  let sum = 0;
  const any = counted.filter(({ found }, at) => {
    sum += found;
    return at === 0 || sum < rankedUpTo;
  });
  const best = any.filter((word) => all.includes(word) && word.found < rankedUpTo);
  return { all: keep(all), best: keep(best), any: keep(any), anyTells: (any[0]?.found ?? 0) < rankedUpTo };
}

/**
 * Whether what is being typed is a word by itself that finds enough: "with" need not find "without" too. The index puts
 * together the mails of all words that begin so before it names the first.
 */
function isWhole(database: Database, term: string, index: WordIndex): boolean {
  const match = expression({ terms: [term], open: false }, 'AND');
  return match !== null && roughMatches(database, index, match) >= rankedUpTo;
}

/** The words that are likely to be rare by their look: names, numbers and long ones. */
function likeliest(terms: readonly string[]): readonly string[] {
  const look = (term: string): number => term.length + (/[\p{Lu}\p{N}]/u.test(term) ? 4 : 0);
  return terms.length <= mostLookedUp ? terms : [...terms].sort((a, b) => look(b) - look(a)).slice(0, mostLookedUp);
}
