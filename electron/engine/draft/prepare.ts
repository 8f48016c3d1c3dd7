import type { Mail } from '../../contract/entities.ts';
import { AppError } from '../../contract/errors.ts';
import type { Example } from '../prompt/draft.ts';
import { styleCard } from '../prompt/styleCard.ts';
import type { Database } from '../store/database.ts';
import { sentLanguages } from '../store/languages.ts';
import { type MailFilter, newestMails } from '../store/mailFilter.ts';
import { readMail } from '../store/mails.ts';
import { addressesOf } from '../store/samePerson.ts';
import { readIdentity } from '../store/settings.ts';
import { demonstrations } from './examples.ts';
import { enoughLetters, type Habits, habitsOf } from './habits.ts';
import { type Letter, letterOf } from './letter.ts';
import { before } from './past.ts';
import { firstName } from './reader.ts';
import { learnForms } from './repetition.ts';

/** Mails that habits are read off: the newest show how somebody writes now. */
const newest = 300;
const toOneReader = 40;

/** What is the same for every draft of a person in one language. */
export interface Ground {
  /** What the model calls the person. */
  readonly writer: string;
  readonly writerNames: readonly string[];
  readonly habits: Habits;
  readonly styleCard: readonly string[];
  /** Worked requests with the person's greeting and sign-off around them. */
  readonly demonstrations: readonly Example[];
  /** The mails that all this was read off, newest first. */
  readonly mails: readonly Mail[];
}

/**
 * `past`: the mail that is written again, of which and after which nothing may be known; where almost nothing comes
 * before it, habits, which tell nothing of any mail, are read off the later ones.
 * Fails with `not-found` where the person has written no mail yet.
 */
export function prepareGround(
  database: Database,
  language: string,
  { excludeIds = [], past = null }: { excludeIds?: readonly number[]; past?: Mail | null } = {},
): Ground {
  const own = { direction: 'sent', ownWords: 1 } as const;
  const known = past === null ? {} : before(database, past);
  const outside = past === null ? {} : { excludeThreadId: past.threadId };
  const mails = firstEnough([{ ...known, language }, known, { ...outside, language }, outside], (filter) =>
    newestMails(database, { ...own, ...filter, excludeIds: [...excludeIds, ...(filter.excludeIds ?? [])] }, newest),
  ).map((id) => readMail(database, id));
  if (mails.length === 0) {
    throw new AppError(
      'not-found',
      'There is no mail by you yet to learn from. Take in a mailbox, or say which addresses are yours.',
    );
  }
  const habits = habitsOf(learnForms(mails.map(({ parts }) => letterOf(parts))));
  const names = writerNames(database, habits);
  const [writer = 'the writer'] = names;
  return {
    writer,
    writerNames: names,
    habits,
    styleCard: styleCard(writer, habits.style),
    demonstrations: demonstrations(language, habits),
    mails,
  };
}

/** The mails that the first filter finds which finds enough of them; else those of the last. */
function firstEnough(filters: readonly MailFilter[], find: (filter: MailFilter) => number[]): number[] {
  let found: number[] = [];
  for (const filter of filters) {
    found = find(filter);
    if (found.length >= enoughLetters) {
      break;
    }
  }
  return found;
}

/** First and full name of the person; where they never said it, what they sign with. */
function writerNames(database: Database, { signOff }: Habits): string[] {
  const identity = readIdentity(database);
  const full = identity?.name ?? '';
  const signed = signOff?.split('\n').at(-1)?.trim() ?? '';
  const first = full === '' ? null : firstName({ name: full, address: '' });
  const looksLikeName = /^\p{Lu}[\p{L} .'-]{1,30}$/u.test(signed);
  return [first ?? '', full, looksLikeName ? signed : ''].filter((name) => name !== '');
}

/**
 * How the person writes to one reader, where there is enough to tell. `greeting` is then the very words they use.
 * `known`: the mail that may be known.
 */
export function habitsTowards(
  database: Database,
  address: string,
  language: string,
  known: MailFilter = {},
): Habits | null {
  const letters = lettersTo(database, address, language, known);
  return letters.length < enoughLetters ? null : habitsOf(learnForms(letters), true);
}

/** The newest letters of the person to one reader alone, at whichever address; none where `address` is empty. */
export function lettersTo(database: Database, address: string, language: string, known: MailFilter): Letter[] {
  if (address === '') {
    return [];
  }
  const filter = { ...known, direction: 'sent', person: address, language, ownWords: 1 } as const;
  const theirs = addressesOf(database, address);
  return (
    newestMails(database, filter, toOneReader)
      .map((id) => readMail(database, id))
      // What goes to several people says little about how one of them is written to.
      .filter(({ to }) => to.length === 1 && theirs.includes(to[0]?.address.toLowerCase() ?? ''))
      .map(({ parts }) => letterOf(parts))
  );
}

/** Languages a draft is likely to be in: the answered mail's, then the person's own, most frequent first. */
export function likelyLanguages(database: Database, answered: string | null): string[] {
  const own = sentLanguages(database);
  const most = own[0]?.mails ?? 0;
  // A few mails in a language are more often a wrong guess than a habit.
  const usual = own.filter(({ mails }) => mails >= Math.max(2, most / 50)).map(({ language }) => language);
  return [...new Set([...(answered === null ? [] : [answered]), ...usual])];
}
