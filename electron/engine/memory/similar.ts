import type { DraftSource } from '../../contract/drafting.ts';
import type { Database } from '../store/database.ts';
import { type MailFilter, newestMails } from '../store/mailFilter.ts';
import { readMail } from '../store/mails.ts';
import { textOf } from '../store/takeMails.ts';
import { matchingMails } from '../store/words.ts';
import { fuse, type Ranking } from './fuse.ts';
import { mailsByMeaning } from './meaning.ts';
import { expression, fold, readQuery } from './queryWords.ts';
import { tellingWords } from './tellingWords.ts';

export interface SimilarRequest {
  /** What is to be written, and what it answers. */
  readonly text: string;
  /** The embedded text; null where there is no embedder. */
  readonly vector: Float32Array | null;
  /** The address that is written to: mail to the same person comes first. */
  readonly person?: string | undefined;
  /** Only mail in this language, as ISO 639-1, while there is any. */
  readonly language?: string | undefined;
  /** Only mail up to this moment: for playing the past back. */
  readonly beforeDate?: number | undefined;
  readonly excludeThread?: string | undefined;
  readonly excludeIds?: readonly number[] | undefined;
  /** Mail that says almost the same as this text is passed over. */
  readonly unlike?: string | undefined;
  readonly limit: number;
}

/** A mail the person wrote, as an example of their hand. */
export interface Example extends DraftSource {
  /** Greeting, own words and sign-off. */
  readonly text: string;
  readonly language: string | null;
}

/** How much each way of finding counts; what was written to the same person counts twice over. */
const weights = { meaning: 1, words: 0.5, newest: 0.1, samePerson: 1.5 };
/** Mails each way of finding puts forward for each that is asked for. */
const breadth = 6;
/** Shorter mails show nothing of a hand. */
const leastWords = 6;
/** Shares of common words from which two mails count as the same text. */
const sameText = 0.75;

/**
 * The person's own sent mails that fit best as examples, best first: near in what they say, to the same person where
 * possible, each text once. Where little fits, the newest ones fill up; received mail never appears.
 */
export function similarMails(database: Database, request: SimilarRequest): Example[] {
  const filter: MailFilter = {
    direction: 'sent',
    ownWords: leastWords,
    before: request.beforeDate,
    excludeThreadId: request.excludeThread,
    excludeIds: request.excludeIds,
    language: request.language,
  };
  const found = choose(database, rank(database, request, filter), request);
  if (found.length === 0 && request.language !== undefined) {
    return choose(database, rank(database, request, { ...filter, language: undefined }), request);
  }
  return found;
}

function rank(database: Database, { text, vector, person, limit }: SimilarRequest, filter: MailFilter): Ranking[] {
  const words = tellingWords(database, readQuery(text, false));
  const match = expression(words.any, 'OR');
  const rankBy = words.anyTells ? match : null;
  const wanted = breadth * limit;
  const lists = (narrowed: MailFilter, weight: number): Ranking[] => [
    {
      ids: vector === null ? [] : [...mailsByMeaning(database, vector, narrowed, wanted, -1).keys()],
      weight: weights.meaning * weight,
    },
    {
      ids: match === null ? [] : matchingMails(database, match, narrowed, wanted, rankBy),
      weight: weights.words * weight,
    },
    { ids: newestMails(database, narrowed, wanted), weight: weights.newest * weight },
  ];
  return person === undefined
    ? lists(filter, 1)
    : [...lists(filter, 1), ...lists({ ...filter, person }, weights.samePerson)];
}

/** Reads candidates from the best on until enough different texts are there. */
function choose(
  database: Database,
  rankings: readonly Ranking[],
  { limit, unlike }: Pick<SimilarRequest, 'limit' | 'unlike'>,
): Example[] {
  const chosen: Example[] = [];
  const wordSets: Set<string>[] = unlike === undefined ? [] : [wordsOf(unlike)];
  for (const { id, score } of fuse(rankings)) {
    if (chosen.length === limit) {
      break;
    }
    const { parts, messageId, subject, date, to, language } = readMail(database, id);
    const text = textOf(parts, ['greeting', 'own', 'sign-off']);
    const words = wordsOf(textOf(parts, ['own']));
    if (!wordSets.some((other) => overlap(words, other) >= sameText)) {
      wordSets.push(words);
      chosen.push({ id, messageId, subject, date, to, score, text, language });
    }
  }
  return chosen;
}

function wordsOf(text: string): Set<string> {
  return new Set(fold(text).match(/[\p{L}\p{N}]+/gu));
}

/** Whether two texts of a person's own words say almost the same, as a mail sent twice does. */
export function sayTheSame(a: string, b: string): boolean {
  return overlap(wordsOf(a), wordsOf(b)) >= sameText;
}

/** Words in both, as a share of words in either (Jaccard 1901). */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((word) => b.has(word)).length;
  return both / (a.size + b.size - both || 1);
}
