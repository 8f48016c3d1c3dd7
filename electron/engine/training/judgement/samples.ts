import type { Mail } from '../../../contract/entities.ts';
import { countWords } from '../../draft/habits.ts';
import { letterOf } from '../../draft/letter.ts';
import { learnForms } from '../../draft/repetition.ts';
import type { Database } from '../../store/database.ts';
import { newestMails } from '../../store/mailFilter.ts';
import { readMail } from '../../store/mails.ts';
import { keptPairs } from '../../store/pairs.ts';
import { neutralTextsIn } from './neutralTexts.ts';

/** Bodies to tell the person's hand from others by. */
export interface Samples {
  readonly own: readonly string[];
  readonly others: readonly string[];
  /** Whether there is little of other people's own mail among `others`. */
  readonly scarce: boolean;
}

/** As many as tell a hand well; more would only take longer. */
const mostTexts = 250;
/** So many by one other person: more would make it a comparison with them alone. */
const mostByOne = 25;
const leastWords = 6;
/** Fewer texts by others than this are not enough: neutral ones stand in. */
const fewOthers = 40;

/**
 * Bodies of the person's mails that were learned from, and of other people's mail in the same languages. Where there
 * is little of that, what playback put into neutral prose comes in, the same matters in another hand, and then neutral
 * mails of our own. `learned`: ids, newest last.
 */
export function readSamples(database: Database, learned: readonly number[]): Samples {
  const mails = learned.slice(-mostTexts).map((id) => readMail(database, id));
  const languages = new Set(mails.map(({ language }) => language ?? ''));
  const own = learnForms(mails.map(({ parts }) => letterOf(parts))).map(({ body }) => body);
  const others = bodiesOfOthers(database, languages);
  const scarce = others.length < fewOthers;
  if (scarce) {
    const restated = keptPairs(database, 'mail', learned).filter(({ form }) => form === 'restatement');
    others.push(...restated.slice(-mostTexts).map(({ request }) => request));
    others.push(...[...languages].flatMap((language) => neutralTextsIn(language)));
  }
  return { own, others: others.slice(0, mostTexts), scarce };
}

function bodiesOfOthers(database: Database, languages: ReadonlySet<string>): string[] {
  const byAuthor = new Map<string, number>();
  return newestMails(database, { direction: 'received', ownWords: leastWords }, 4 * mostTexts)
    .map((id) => readMail(database, id))
    .filter((mail) => languages.has(mail.language ?? '') && isOneOfFew(mail, byAuthor))
    .map(({ parts }) => letterOf(parts).body)
    .filter((body) => countWords(body) >= leastWords);
}

function isOneOfFew({ from }: Mail, byAuthor: Map<string, number>): boolean {
  const author = from?.address.toLowerCase() ?? '';
  const before = byAuthor.get(author) ?? 0;
  byAuthor.set(author, before + 1);
  return before < mostByOne;
}
