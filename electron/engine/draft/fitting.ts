// Which of the person's mails are shown for a request, and how many of them this machine can read.

import type { Arm, DraftSource } from '../../contract/drafting.ts';
import type { Mail } from '../../contract/entities.ts';
import { type Example as Similar, similarMails } from '../memory/similar.ts';
import type { MailFilter } from '../store/mailFilter.ts';
import { readMail } from '../store/mails.ts';
import { exampleOf, exampleText } from './examples.ts';
import { letterOf } from './letter.ts';
import type { Means } from './means.ts';
import type { Occasion } from './occasion.ts';
import { before } from './past.ts';
import { type Aim, nearestTo } from './range/aim.ts';
import { recipes } from './recipes.ts';
import { restock, type Shelf } from './shelf.ts';

/** What is needed to choose them. */
export interface FittingMeans extends Pick<Means, 'database' | 'embed'> {
  /** Tokens of a text, as the model that will write counts them. */
  readonly countTokens: (text: string) => number;
  /** Tokens of a prompt that it reads in a second. */
  readonly promptSpeed: number;
  /** What it has read already. */
  readonly shelf: Shelf;
  readonly model: string;
}

/** More are looked for than wanted, so that long ones can be passed over. */
const spare = 7;
/** Seconds of reading that the examples chosen for a request may cost: for the first draft, and for each after it. */
const readingSeconds = { first: 1.8, next: 1.1 };
/** However slow the machine, a draft without examples that fit is not worth having. */
const leastExampleTokens = 260;
/** Mails among which those are chosen that are as long, or as formal, as is wanted; how much more may be read of them. */
const aimedPool = 60;
const aimedPatience = 2;
/** The mails of the person that may be shown for a request, best first: more than are wanted, since long ones are passed over. */
export async function findSimilar(
  { database, embed }: FittingMeans,
  { request, points, answering, language, reader, excludeIds, past }: Occasion,
  arm: Arm,
  typical: readonly Mail[],
  aim: Aim | null,
  signal: AbortSignal,
): Promise<Similar[]> {
  const known: MailFilter = past === null ? {} : before(database, past);
  const text = [request, ...points, answering?.text.slice(0, 600) ?? ''].join('\n').trim();
  const wanted = recipes[arm].fitting.wanted + spare;
  const similar = similarMails(database, {
    text,
    vector: await embed(text, signal),
    language,
    limit: aim === null ? wanted : aimedPool,
    excludeIds: [...excludeIds, ...typical.map(({ id }) => id), ...(known.excludeIds ?? [])],
    person: reader?.address || undefined,
    excludeThread: past?.threadId ?? answering?.threadId ?? undefined,
    ...(past === null ? {} : { beforeDate: known.before, unlike: letterOf(past.parts).body }),
  });
  return aim === null ? similar : nearestTo(aim, similar).slice(0, wanted);
}

/** Puts on the shelf those that this machine can read in the time a draft may take; what lies there already stays first. */
export function stock(
  means: FittingMeans,
  { language, excludeIds }: Occasion,
  arm: Arm,
  similar: readonly Similar[],
  aim: Aim | null,
): Shelf {
  const { database, countTokens, promptSpeed, shelf, model } = means;
  const { wanted, tokens: most } = recipes[arm].fitting;
  const lengths = new Map<number, number>();
  const tokensOf = ({ id }: Similar): number => {
    const known =
      lengths.get(id) ?? countTokens(exampleText(exampleOf(database, readMail(database, id), language))) + 12;
    lengths.set(id, known);
    return known;
  };
  const patience = aim === null ? 1 : aimedPatience;
  const within = (least: number, tokens: number): number => Math.round(Math.min(most, Math.max(least, tokens)));
  return restock(shelf, {
    for: `${model} ${language} ${arm}${aim === null ? '' : ` ${aim.words} ${aim.wanted.tone}`}`,
    similar,
    excluded: excludeIds,
    wanted,
    budget: {
      all: most,
      first: within(leastExampleTokens * patience, promptSpeed * readingSeconds.first * patience),
      next: within(0, promptSpeed * readingSeconds.next),
    },
    tokensOf,
  });
}

/** The mails a draft is written after: those that fit it, best first, then those shown always. */
export function sourcesOf(shelf: Shelf, similar: readonly Similar[], typical: readonly Mail[]): DraftSource[] {
  const rank = new Map(similar.map(({ id, score }) => [id, score]));
  const fitting = shelf.examples.map(({ id, messageId, subject, date, to }) => ({
    ...{ id, messageId, subject, date, to },
    score: rank.get(id) ?? 0,
  }));
  const always = typical.map(({ id, messageId, subject, date, to }) => ({
    ...{ id, messageId, subject, date, to },
    score: 0,
  }));
  return [...fitting.sort((a, b) => b.score - a.score), ...always];
}
