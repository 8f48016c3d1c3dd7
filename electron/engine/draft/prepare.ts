import type { Mail } from '../../contract/entities.ts';
import { AppError } from '../../contract/errors.ts';
import type { Example } from '../prompt/draft.ts';
import { styleCard } from '../prompt/styleCard.ts';
import type { Database } from '../store/database.ts';
import { sentLanguages } from '../store/languages.ts';
import { newestMails } from '../store/mailFilter.ts';
import { readMail } from '../store/mails.ts';
import { readIdentity } from '../store/settings.ts';
import { demonstrations, exampleOf, typicalMails } from './examples.ts';
import { enoughLetters, type Habits, habitsOf } from './habits.ts';
import { letterOf } from './letter.ts';
import { firstName } from './reader.ts';
import { learnForms } from './repetition.ts';

/** Mails that habits are read off: the newest show how somebody writes now. */
const newest = 300;
const toOneReader = 40;
const standingMails = 2;

/** What is the same for every draft of a person in one language. */
export interface Ground {
  /** What the model calls the person. */
  readonly writer: string;
  readonly writerNames: readonly string[];
  readonly habits: Habits;
  readonly styleCard: readonly string[];
  readonly standing: readonly Example[];
  /** The mails among `standing`. */
  readonly standingMails: readonly Mail[];
}

/** Fails with `not-found` where the person has written no mail yet. */
export function prepareGround(database: Database, language: string, excludeIds: readonly number[] = []): Ground {
  const own = { direction: 'sent', ownWords: 1, excludeIds } as const;
  const inLanguage = newestMails(database, { ...own, language }, newest);
  const ids = inLanguage.length >= enoughLetters ? inLanguage : newestMails(database, own, newest);
  const mails = ids.map((id) => readMail(database, id));
  if (mails.length === 0) {
    throw new AppError(
      'not-found',
      'There is no mail by you yet to learn from. Take in a mailbox, or say which addresses are yours.',
    );
  }
  const habits = habitsOf(learnForms(mails.map(({ parts }) => letterOf(parts))));
  const names = writerNames(database, habits);
  const typical = typicalMails(mails, habits, standingMails);
  const [writer = 'the writer'] = names;
  return {
    writer,
    writerNames: names,
    habits,
    styleCard: styleCard(writer, habits.style),
    standing: [...demonstrations(language, habits), ...typical.map((mail) => exampleOf(mail, language))],
    standingMails: typical,
  };
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

/** How the person writes to one reader, where there is enough to tell. `greeting` is then the very words they use. */
export function habitsTowards(database: Database, address: string, language: string): Habits | null {
  if (address === '') {
    return null;
  }
  const filter = { direction: 'sent', person: address, language, ownWords: 1 } as const;
  const letters = newestMails(database, filter, toOneReader)
    .map((id) => readMail(database, id))
    // What goes to several people says little about how one of them is written to.
    .filter(({ to }) => to.length === 1 && to[0]?.address.toLowerCase() === address.toLowerCase())
    .map(({ parts }) => letterOf(parts));
  return letters.length < enoughLetters ? null : habitsOf(learnForms(letters), true);
}

/** Languages a draft is likely to be in: the answered mail's, then the person's own, most frequent first. */
export function likelyLanguages(database: Database, answered: string | null): string[] {
  const own = sentLanguages(database);
  const most = own[0]?.mails ?? 0;
  // A few mails in a language are more often a wrong guess than a habit.
  const usual = own.filter(({ mails }) => mails >= Math.max(2, most / 50)).map(({ language }) => language);
  return [...new Set([...(answered === null ? [] : [answered]), ...usual])];
}
