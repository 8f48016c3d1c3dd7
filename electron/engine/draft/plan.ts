import type { DraftDocument } from '../../contract/documents.ts';
import type { Arm, DraftSource } from '../../contract/drafting.ts';
import type { Mail } from '../../contract/entities.ts';
import { type Closeness, twoWords } from '../prompt/closeness.ts';
import { directSpeech } from '../prompt/directSpeech/directSpeech.ts';
import { draftPrompt, type DraftPrompt, type Example } from '../prompt/draft.ts';
import type { Database } from '../store/database.ts';
import type { MailFilter } from '../store/mailFilter.ts';
import { readMail } from '../store/mails.ts';
import { addressTo, habitsToAll } from './addressTo.ts';
import { isTitle } from './called.ts';
import { answerDemonstrations, exampleOf, typicalMails } from './examples.ts';
import { habitsOfFew, habitsToTitled } from './fewLetters.ts';
import { findSimilar, type FittingMeans, sourcesOf, stock } from './fitting.ts';
import { fillGreeting } from './greeting.ts';
import type { Habits } from './habits.ts';
import { languageName } from './language.ts';
import { letterOf } from './letter.ts';
import { notesFor } from './notes.ts';
import type { Occasion } from './occasion.ts';
import { type OwnForms, ownForms } from './ownForms.ts';
import { before, mayShow } from './past.ts';
import { type Ground, habitsTowards, lettersTo, prepareGround } from './prepare.ts';
import { firstName, titledIn } from './reader.ts';
import { roleInRequest } from './readerInRequest.ts';
import { type Aim, aimAt, aimedHabits, aimLines } from './range/aim.ts';
import { recipes } from './recipes.ts';
import type { Shelf } from './shelf.ts';

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
  /** The request as the prompt has it. */
  readonly said: string;
  readonly prompt: DraftPrompt;
  /** The bodies of all examples in the prompt, which are not to be copied. */
  readonly shown: readonly string[];
  /** How the draft begins, in the person's own words; empty where they begin without a greeting. */
  readonly opening: string;
}

/** "The list": what has the name of a list or an office is not called by its first word. */
const ofSeveral = /\s(?:list|group|council|committee|board|office|team|department|club|company|agency)$/i;

/** The model sees this much of the mail being answered, in characters; one that was trained on short prompts less. */
export const mostAnswered = { plain: 2_400, full: 2_400, short: 700 };

/** Settles after which mails a draft is written, and how it opens. */
export async function planDraft(means: FittingMeans, occasion: Occasion, arm: Arm, signal: AbortSignal): Promise<Plan> {
  const { database } = means;
  const { language, reader, answering, past, excludeIds } = occasion;
  const recipe = recipes[arm];
  const ground = prepareGround(database, language, { excludeIds, past });
  const known = past === null ? {} : before(database, past);
  const aim = occasion.wanted === undefined ? null : aimAt(ground.mails, reader?.address ?? '', occasion.wanted);
  const titled = reader === null ? null : titledIn(occasion.request, reader);
  const closeness = twoWords.includes(language) ? closenessTo(database, occasion, ground, titled, known) : null;
  const usual = usualHabits(database, occasion, ground, { titled, closeness, known });
  const habits = aim === null ? usual : aimedHabits(usual, aim, reader?.address ?? '');
  const typical = aim === null ? typicalOf(ground, arm, past) : [];
  const similar = recipe.fitting.wanted === 0 ? [] : await findSimilar(means, occasion, arm, typical, aim, signal);
  const notes = recipe.notes ? await notesFor(means, occasion, signal) : [];
  const shelf = stock(means, occasion, arm, similar, aim);
  const name = reader === null ? null : (titled ?? firstName(reader));
  const role = roleInRequest(occasion.request);
  const called = role !== null && ofSeveral.test(role) ? role : (name ?? role);
  const speech = { language, reader: called, closeness };
  // What a trained model learns from, and is judged by, are requests as people make them; it too does better with less to turn.
  const isRaw = recipe.manner === 'plain' || (recipe.manner === 'short' && past !== null);
  const said = isRaw ? occasion.request : directSpeech(occasion.request, speech);
  const fitting = shelf.examples.map(({ id }) => readMail(database, id));
  const prompt = draftPrompt({
    manner: recipe.manner,
    writer: ground.writer,
    language: languageName(language),
    styleCard: ground.styleCard,
    standing: standingExamples(database, ground, typical, arm, language),
    fitting: [
      ...fitting.map((mail) => exampleOf(database, mail, language)),
      ...(answering !== null && recipe.demonstrations ? answerDemonstrations(language, habits) : []),
    ],
    reader: called,
    request: said,
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
    ...{ arm, occasion, ground, habits, aim, shelf, said, prompt },
    opening: greeting === null ? '' : greeting + '\n'.repeat(habits.greetingBreaks),
    shown: [...typical, ...fitting].map(({ parts }) => letterOf(parts).body),
    sources: sourcesOf(shelf, similar, typical),
    documents: notes.map(({ source }) => source),
  };
}

/** How the person writes to this reader, or, as far as that is not known, to others who are like them. */
function usualHabits(
  database: Database,
  { reader, language }: Occasion,
  ground: Ground,
  { titled, closeness, known }: { titled: string | null; closeness: Closeness | null; known: MailFilter },
): Habits {
  const at = reader?.address ?? '';
  const [first = ''] = (titled ?? reader?.name ?? '').split(/\s+/);
  const toAlike = closeness === null ? null : habitsToAll(ground, closeness, language);
  const toTitled = isTitle(first) ? habitsToTitled(ground.mails.map(({ parts }) => letterOf(parts))) : null;
  const toOthers = toAlike ?? toTitled ?? ground.habits;
  return (
    habitsTowards(database, at, language, known) ??
    habitsOfFew(toOthers, lettersTo(database, at, language, known)) ??
    toOthers
  );
}

/** How the person speaks to the reader. `titled`: what the request calls them, where that has a title. */
function closenessTo(
  database: Database,
  { reader, language }: Occasion,
  { mails }: Ground,
  titled: string | null,
  known: MailFilter,
): Closeness {
  const toThem = lettersTo(database, reader?.address ?? '', language, known);
  const all = mails.map(({ parts }) => letterOf(parts));
  return addressTo(titled ?? reader?.name ?? '', toThem, all, language);
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
