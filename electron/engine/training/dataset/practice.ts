import type { Mail } from '../../../contract/entities.ts';
import { AppError, cancelled } from '../../../contract/errors.ts';
import { answeredText, earlierMail, groundHabit } from '../../complete/ground.ts';
import { practiceText } from '../../prompt/completion.ts';
import { readMail } from '../../store/mails.ts';
import { splitMails } from '../split.ts';
import { tokenizeStretches, type Tokens } from '../tokens.ts';
import { type Usable, usableMails } from '../usable.ts';
import { chance } from './chance.ts';
import { type Dataset, type DatasetCall, type DatasetMeans, fewestPairs } from './dataset.ts';
import { redact, type Replaced } from './redact.ts';

/** Tokens of the mails of a document, unless one alone is longer: about as much as completion shows of earlier mail. */
const documentTokens = 480;
/** How often a mail stands below the one that it answers: people also begin threads. */
const answeredShare = 0.5;

/**
 * Makes what a completer is trained on: the person's mails as documents in the form of completion, several in each, so
 * that every mail is learned once, below mails to the same person where there are any. The same store and seed give the
 * same.
 *
 * @throws {AppError} `too-little-mail`; `cancelled`.
 */
export async function makePractice(
  { database, vocabulary }: Pick<DatasetMeans, 'database' | 'vocabulary'>,
  seed: number,
  { signal, progress }: DatasetCall,
): Promise<Dataset> {
  const { mails } = await usableMails(database, signal);
  const split = splitMails(mails);
  if (split.learned.length < fewestPairs) {
    throw new AppError(
      'too-little-mail',
      `${split.learned.length} of your mails can be learned from, and at least ${fewestPairs} are needed. Add more of ` +
        'your sent mail; until then suggestions come from the model and from phrases that you use often.',
    );
  }
  const habit = groundHabit(database);
  const replaced = new Map<string, Replaced>();
  const cleaned = (text: string, language: string | null): string => {
    const { text: rest, replaced: found } = redact(text, language);
    for (const one of found) {
      replaced.set(`${one.kind} ${one.text}`, one);
    }
    return rest;
  };
  const countTokens = (text: string): number => vocabulary.tokenize(text).length;
  const total = split.learned.length + split.validation.length;
  let done = 0;

  const tokenize = async (ids: readonly number[]): Promise<Tokens[]> => {
    const made: Tokens[] = [];
    for (const group of documents(
      alike(mails, ids).map((id) => readMail(database, id)),
      countTokens,
    )) {
      if (signal.aborted) {
        throw cancelled();
      }
      const stretches = practiceText(
        habit.writer,
        group.map((mail) => ({
          ...earlierMail(mail),
          answered: chance(seed, mail.id) < answeredShare ? answeredText(database, mail) : '',
        })),
      ).map(({ text, learned }) => ({ text: cleaned(text, group[0]?.language ?? null), learned }));
      made.push(tokenizeStretches(vocabulary, stretches));
      done += group.length;
      progress({ stage: 'Preparing', done, total, unit: 'mails', perSecond: null, secondsLeft: null });
      await new Promise(setImmediate);
    }
    return made;
  };

  const examples = await tokenize(split.learned);
  return {
    examples,
    validation: await tokenize(split.validation),
    withoutExamples: examples.map(() => null),
    pairs: split.learned.length,
    replaced: [...replaced.values()],
  };
}

/** The mails in an order in which those in one language and to one person stand together, the oldest first. */
function alike(mails: readonly Usable[], ids: readonly number[]): number[] {
  const wanted = new Set(ids);
  const key = ({ language, reader }: Usable): string => `${language ?? ''} ${reader}`;
  return mails
    .filter(({ id }) => wanted.has(id))
    .sort((a, b) => key(a).localeCompare(key(b)) || a.date - b.date || a.id - b.id)
    .map(({ id }) => id);
}

/** Mails in a row, as many in each document as fit. */
function documents(mails: readonly Mail[], countTokens: (text: string) => number): Mail[][] {
  const groups: Mail[][] = [];
  let tokens = Infinity;
  for (const mail of mails) {
    const length = countTokens(earlierMail(mail).text);
    const last = groups.at(-1);
    if (last === undefined || tokens + length > documentTokens || last[0]?.language !== mail.language) {
      groups.push([mail]);
      tokens = length;
    } else {
      last.push(mail);
      tokens += length;
    }
  }
  return groups;
}
