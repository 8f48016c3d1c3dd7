import type { Mail } from '../../../contract/entities.ts';
import { AppError, cancelled } from '../../../contract/errors.ts';
import { answeredText, earlierMail, groundHabit } from '../../complete/ground.ts';
import { practiceProse, practiceText, type Stretch } from '../../prompt/completion.ts';
import { readMail } from '../../store/mails.ts';
import { taughtPassages } from '../passages/taughtPassages.ts';
import type { UsablePassage } from '../passages/usablePassages.ts';
import { splitMails } from '../split.ts';
import { tokenizeStretches, type Tokens } from '../tokens.ts';
import { type Usable, usableMails } from '../usable.ts';
import { chance } from './chance.ts';
import { type Dataset, type DatasetCall, type DatasetMeans, fewestPairs } from './dataset.ts';
import { redact, type Replaced } from './redact.ts';

/** Tokens of the texts that are learned together, unless one alone is longer: about as much as completion shows of earlier mail. */
const documentTokens = 480;
/** How often a mail stands below the one that it answers: people also begin threads. */
const answeredShare = 0.5;

/**
 * Makes what a completer is trained on: the person's mails as documents in the form of completion, several in each, so
 * that every mail is learned once, below mails to the same person where there are any; and passages of documents that
 * they wrote. The same store and seed give the same.
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
  const passages = await taughtPassages(database, split, null, signal);
  const learned = split.learned.length + passages.learned.length;
  if (learned < fewestPairs) {
    throw new AppError(
      'too-little-mail',
      `${learned} of your mails and passages of documents can be learned from, and at least ${fewestPairs} are needed. Add more of ` +
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
  const total = learned + split.validation.length + passages.validation.length;
  let done = 0;

  const tokenize = async (ids: readonly number[], prose: readonly UsablePassage[]): Promise<Tokens[]> => {
    const made: Tokens[] = [];
    const add = async (texts: number, language: string | null, stretches: readonly Stretch[]): Promise<void> => {
      if (signal.aborted) {
        throw cancelled();
      }
      const clean = stretches.map((stretch) => ({ ...stretch, text: cleaned(stretch.text, language) }));
      made.push(tokenizeStretches(vocabulary, clean));
      done += texts;
      progress({ stage: 'Preparing', done, total, unit: 'mails', perSecond: null, secondsLeft: null });
      await new Promise(setImmediate);
    };
    const read = alike(mails, ids).map((id) => readMail(database, id));
    for (const group of grouped(read, (mail) => countTokens(earlierMail(mail).text), sameLanguage)) {
      const written = group.map((mail) => ({
        ...earlierMail(mail),
        answered: chance(seed, mail.id) < answeredShare ? answeredText(database, mail) : '',
      }));
      await add(group.length, group[0]?.language ?? null, practiceText(habit.writer, written));
    }
    const inOrder = prose.toSorted((a, b) => a.documentId - b.documentId || a.start - b.start);
    for (const group of grouped(inOrder, (passage) => countTokens(passage.prose), sameDocument)) {
      const texts = group.map((passage) => passage.prose);
      await add(group.length, group[0]?.language ?? null, practiceProse(group[0]?.title ?? '', texts));
    }
    return made;
  };

  const examples = await tokenize(split.learned, passages.learned);
  return {
    examples,
    validation: await tokenize(split.validation, passages.validation),
    withoutExamples: examples.map(() => null),
    pairs: learned,
    learnedFrom: {
      mails: [...split.learned],
      documents: [...new Set(passages.learned.map(({ documentId }) => documentId))],
    },
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

function sameLanguage(a: Mail, b: Mail): boolean {
  return a.language === b.language;
}

function sameDocument(a: UsablePassage, b: UsablePassage): boolean {
  return a.documentId === b.documentId;
}

/** Texts in a row, as many in each group as fit and belong together. */
function grouped<T>(
  texts: readonly T[],
  countTokens: (text: T) => number,
  belong: (first: T, next: T) => boolean,
): T[][] {
  const groups: T[][] = [];
  let tokens = Infinity;
  for (const text of texts) {
    const length = countTokens(text);
    const last = groups.at(-1);
    if (last?.[0] === undefined || tokens + length > documentTokens || !belong(last[0], text)) {
      groups.push([text]);
      tokens = length;
    } else {
      last.push(text);
      tokens += length;
    }
  }
  return groups;
}
