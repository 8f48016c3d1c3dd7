import type { DraftDocument } from '../../contract/documents.ts';
import type { Arm, DraftRequest, DraftSource } from '../../contract/drafting.ts';
import type { Address, Mail } from '../../contract/entities.ts';
import { type Example as Similar, similarMails } from '../memory/similar.ts';
import { draftPrompt, type DraftPrompt, type Example } from '../prompt/draft.ts';
import type { Database } from '../store/database.ts';
import type { MailFilter } from '../store/mailFilter.ts';
import { readMail } from '../store/mails.ts';
import { type Answering, readAnswering } from './answering.ts';
import { exampleOf, exampleText, typicalMails } from './examples.ts';
import { fillGreeting } from './greeting.ts';
import type { Habits } from './habits.ts';
import { draftLanguage, languageName } from './language.ts';
import { letterOf } from './letter.ts';
import type { Means } from './means.ts';
import { type OwnForms, ownForms } from './ownForms.ts';
import { findReader } from './party.ts';
import { before, mayShow } from './past.ts';
import { notesFor } from './notes.ts';
import { type Ground, habitsTowards, lettersTo, likelyLanguages, prepareGround } from './prepare.ts';
import { firstName } from './reader.ts';
import { type Aim, aimAt, aimedHabits, aimLines, nearestTo, type Wanted } from './range/aim.ts';
import { recipes } from './recipes.ts';
import { restock, type Shelf } from './shelf.ts';

/** What a draft is asked for. */
export interface Occasion {
  readonly request: string;
  readonly points: readonly string[];
  /** ISO 639-1. */
  readonly language: string;
  readonly reader: Address | null;
  readonly answering: Answering | null;
  readonly excludeIds: readonly number[];
  readonly excludeDocuments?: readonly number[] | undefined;
  /** The mail that is written again, of which and after which nothing may be known; null for a new mail. */
  readonly past: Mail | null;
  /** Where in their own range the person wants it; as it comes where they have not said. */
  readonly wanted?: Wanted;
}

/** What is needed to settle how a draft is written. */
export interface PlanMeans extends Pick<Means, 'database' | 'embed'> {
  /** Tokens of a text, as the model that will write counts them. */
  readonly countTokens: (text: string) => number;
  /** Tokens of a prompt that it reads in a second. */
  readonly promptSpeed: number;
  /** What it has read already. */
  readonly shelf: Shelf;
  readonly model: string;
}

/** Everything about a draft that is settled before the model is asked. */
export interface Plan {
  readonly arm: Arm;
  readonly occasion: Occasion;
  readonly ground: Ground;
  /** Towards this reader where known, else in general; in the tone that is wanted, where one is. */
  readonly habits: Habits;
  /** What is aimed at in the person's own range; null where the draft is to be as it comes. */
  readonly aim: Aim | null;
  readonly shelf: Shelf;
  readonly sources: DraftSource[];
  readonly documents: DraftDocument[];
  readonly prompt: DraftPrompt;
  /** The bodies of all examples in the prompt, which are not to be copied. */
  readonly shown: readonly string[];
  /** How the draft begins, in the person's own words; empty where they begin without a greeting. */
  readonly opening: string;
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
/** The model sees this much of the mail being answered, in characters; one that was trained on short prompts less. */
const mostAnswered = { plain: 2_400, full: 2_400, short: 700 };

/** Settles whom a draft is for and in which language. */
export function readOccasion(database: Database, request: DraftRequest): Occasion {
  const answering = request.replyTo === undefined ? null : readAnswering(database, request.replyTo);
  return {
    ...{ request: request.request, points: request.points, excludeIds: request.excludeIds, answering, past: null },
    excludeDocuments: request.excludeDocuments,
    wanted: { length: request.length ?? null, tone: request.tone ?? null },
    language:
      request.language ?? draftLanguage(request.request, likelyLanguages(database, answering?.language ?? null)),
    reader: findReader(database, { to: request.to, request: request.request, from: answering?.from ?? null }),
  };
}

/** Settles after which mails a draft is written, and how it opens. */
export async function planDraft(means: PlanMeans, occasion: Occasion, arm: Arm, signal: AbortSignal): Promise<Plan> {
  const { database } = means;
  const { language, reader, answering, past, excludeIds } = occasion;
  const recipe = recipes[arm];
  const ground = prepareGround(database, language, { excludeIds, past });
  const known = past === null ? {} : before(database, past);
  const aim = occasion.wanted === undefined ? null : aimAt(ground.mails, reader?.address ?? '', occasion.wanted);
  const usual = habitsTowards(database, reader?.address ?? '', language, known) ?? ground.habits;
  const habits = aim === null ? usual : aimedHabits(usual, aim, reader?.address ?? '');
  const typical = aim === null ? typicalOf(ground, arm, past) : [];
  const similar = recipe.fitting.wanted === 0 ? [] : await findSimilar(means, occasion, arm, typical, aim, signal);
  const notes = recipe.notes ? await notesFor(means, occasion, signal) : [];
  const shelf = stock(means, occasion, arm, similar, aim);
  const name = reader === null ? null : firstName(reader);
  const fitting = shelf.examples.map(({ id }) => readMail(database, id));
  const prompt = draftPrompt({
    manner: recipe.manner,
    writer: ground.writer,
    language: languageName(language),
    styleCard: ground.styleCard,
    standing: standingExamples(database, ground, typical, arm, language),
    fitting: fitting.map((mail) => exampleOf(database, mail, language)),
    reader: name,
    request: occasion.request,
    points: occasion.points,
    aim: aim === null ? [] : aimLines(aim, language),
    answering:
      answering === null
        ? null
        : { from: answering.from?.name || null, text: answering.text.slice(0, mostAnswered[recipe.manner]) },
    notes: notes.map(({ source: { title, headings }, text }) => ({
      title: [title, ...headings.slice(-1)].join(', '),
      text,
    })),
  });
  const greeting = !recipe.ownForms || habits.greeting === null ? null : fillGreeting(habits.greeting.form, name);
  return {
    ...{ arm, occasion, ground, habits, aim, shelf, prompt },
    opening: greeting === null ? '' : greeting + '\n'.repeat(habits.greetingBreaks),
    shown: [...typical, ...fitting].map(({ parts }) => letterOf(parts).body),
    sources: sourcesOf(shelf, similar, typical),
    documents: notes.map(({ source }) => source),
  };
}

/** The turns that stay the same for all drafts of a person in one language. */
export function standingPrompt(database: Database, language: string, arm: Arm): DraftPrompt {
  const ground = prepareGround(database, language);
  return draftPrompt({
    ...{ manner: recipes[arm].manner, writer: ground.writer, styleCard: ground.styleCard },
    standing: standingExamples(database, ground, typicalOf(ground, arm, null), arm, language),
    ...{
      language: languageName(language),
      fitting: [],
      reader: null,
      request: '',
      points: [],
      aim: [],
      answering: null,
    },
  });
}

/** The ways in which the person opens and ends a mail to the reader of a plan. */
export function formsOf(database: Database, { occasion, ground }: Plan): OwnForms {
  const { reader, language, past } = occasion;
  return ownForms(
    lettersTo(database, reader?.address ?? '', language, past === null ? {} : before(database, past)),
    ground.mails.map(({ parts }) => letterOf(parts)),
    reader === null ? null : firstName(reader),
  );
}

function typicalOf({ mails, habits }: Ground, arm: Arm, past: Mail | null): Mail[] {
  const count = recipes[arm].typical;
  const showable = past === null || count === 0 ? mails : mails.filter((mail) => mayShow(mail, past));
  return typicalMails(showable, habits, count);
}

function standingExamples(
  database: Database,
  ground: Ground,
  typical: readonly Mail[],
  arm: Arm,
  language: string,
): Example[] {
  const demonstrations = recipes[arm].demonstrations ? ground.demonstrations : [];
  return [...demonstrations, ...typical.map((mail) => exampleOf(database, mail, language))];
}

async function findSimilar(
  { database, embed }: PlanMeans,
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

function stock(
  means: PlanMeans,
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
function sourcesOf(shelf: Shelf, similar: readonly Similar[], typical: readonly Mail[]): DraftSource[] {
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
