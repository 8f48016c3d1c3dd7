import type { Address, DraftRequest, DraftSource } from '../../contract/entities.ts';
import { type Example as Similar, similarMails } from '../memory/similar.ts';
import { draftPrompt, type DraftPrompt } from '../prompt/draft.ts';
import { loadDetector } from '../mail/language.ts';
import { readMail } from '../store/mails.ts';
import { type Answering, readAnswering } from './answering.ts';
import { exampleOf, exampleText } from './examples.ts';
import { fillGreeting } from './greeting.ts';
import type { Habits } from './habits.ts';
import { draftLanguage, languageName } from './language.ts';
import { letterOf } from './letter.ts';
import type { Means } from './means.ts';
import { findReader } from './party.ts';
import { type Ground, habitsTowards, likelyLanguages, prepareGround } from './prepare.ts';
import { firstName } from './reader.ts';
import { restock, type Shelf } from './shelf.ts';

/** Everything about a draft that is settled before the model is asked. */
export interface Plan {
  /** ISO 639-1. */
  readonly language: string;
  readonly reader: Address | null;
  readonly answering: Answering | null;
  readonly ground: Ground;
  /** Towards this reader where known, else in general. */
  readonly habits: Habits;
  readonly shelf: Shelf;
  readonly sources: DraftSource[];
  readonly prompt: DraftPrompt;
  /** The bodies of all examples in the prompt, which are not to be copied. */
  readonly shown: readonly string[];
  /** How the draft begins, in the person's own words; empty where they begin without a greeting. */
  readonly opening: string;
}

const wantedExamples = 5;
/** More are looked for than wanted, so that long ones can be passed over. */
const candidates = 12;
/** Seconds of reading that the examples chosen for a request may cost: for the first draft, and for each after it. */
const readingSeconds = { first: 1.8, next: 1.1 };
/** However slow the machine, a draft without examples that fit is not worth having. */
const leastExampleTokens = 260;
/** Tokens that all examples may take, whatever the machine: a small model loses the thread beyond. */
const mostExampleTokens = 1_600;
/** The model sees this much of the mail being answered, in characters. */
const mostAnswered = 2_400;

/** Settles whom a draft is for, in which language, after which mails, and how it opens. */
export async function planDraft(means: Means, request: DraftRequest, signal: AbortSignal): Promise<Plan> {
  const { database } = means;
  await loadDetector();
  const answering = request.replyTo === undefined ? null : readAnswering(database, request.replyTo);
  const language =
    request.language ?? draftLanguage(request.request, likelyLanguages(database, answering?.language ?? null));
  const reader = findReader(database, { to: request.to, request: request.request, from: answering?.from ?? null });
  const ground = prepareGround(database, language, request.excludeIds);
  const habits = habitsTowards(database, reader?.address ?? '', language) ?? ground.habits;
  const similar = await findSimilar(means, request, { answering, language, reader, ground }, signal);
  const shelf = stock(means, request, similar, language);
  const name = reader === null ? null : firstName(reader);
  const fitting = shelf.examples.map(({ id }) => readMail(database, id));
  const prompt = draftPrompt({
    writer: ground.writer,
    language: languageName(language),
    styleCard: ground.styleCard,
    standing: ground.standing,
    fitting: fitting.map((mail) => exampleOf(mail, language)),
    reader: name,
    request: request.request,
    points: request.points,
    answering:
      answering === null ? null : { from: answering.from?.name || null, text: answering.text.slice(0, mostAnswered) },
  });
  const greeting = habits.greeting === null ? null : fillGreeting(habits.greeting.form, name);
  const opening = greeting === null ? '' : greeting + '\n'.repeat(habits.greetingBreaks);
  return {
    ...{ language, reader, answering, ground, habits, shelf, prompt, opening },
    shown: [...ground.standingMails, ...fitting].map(({ parts }) => letterOf(parts).body),
    sources: sourcesOf(shelf, similar, ground),
  };
}

async function findSimilar(
  { database, embed }: Means,
  { request, points, excludeIds }: DraftRequest,
  { answering, language, reader, ground }: Pick<Plan, 'answering' | 'language' | 'reader' | 'ground'>,
  signal: AbortSignal,
): Promise<Similar[]> {
  const text = [request, ...points, answering?.text.slice(0, 600) ?? ''].join('\n').trim();
  return similarMails(database, {
    text,
    vector: await embed(text, signal),
    language,
    limit: candidates,
    excludeIds: [...excludeIds, ...ground.standingMails.map(({ id }) => id)],
    person: reader?.address || undefined,
    excludeThread: answering?.threadId ?? undefined,
  });
}

function stock({ database, writer, shelf, model }: Means, request: DraftRequest, similar: Similar[], language: string) {
  const lengths = new Map<number, number>();
  const tokensOf = ({ id }: Similar): number => {
    const known = lengths.get(id) ?? writer.countTokens(exampleText(exampleOf(readMail(database, id), language))) + 12;
    lengths.set(id, known);
    return known;
  };
  return restock(shelf.now, {
    for: `${model} ${language}`,
    similar,
    excluded: request.excludeIds,
    wanted: wantedExamples,
    budget: {
      all: mostExampleTokens,
      first: within(leastExampleTokens, writer.promptSpeed * readingSeconds.first),
      next: within(0, writer.promptSpeed * readingSeconds.next),
    },
    tokensOf,
  });
}

function within(least: number, tokens: number): number {
  return Math.round(Math.min(mostExampleTokens, Math.max(least, tokens)));
}

/** The mails a draft is written after: those that fit it, best first, then those shown always. */
function sourcesOf(shelf: Shelf, similar: readonly Similar[], ground: Ground): DraftSource[] {
  const rank = new Map(similar.map(({ id, score }) => [id, score]));
  const fitting = shelf.examples.map(({ id, messageId, subject, date, to }) => ({
    ...{ id, messageId, subject, date, to },
    score: rank.get(id) ?? 0,
  }));
  const always = ground.standingMails.map(({ id, messageId, subject, date, to }) => ({
    ...{ id, messageId, subject, date, to },
    score: 0,
  }));
  return [...fitting.sort((a, b) => b.score - a.score), ...always];
}
