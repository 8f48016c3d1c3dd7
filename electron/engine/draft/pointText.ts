import type { PointCheck } from '../../contract/drafting.ts';
import type { PointsStep, TextChange } from '../../contract/points.ts';
import { AppError } from '../../contract/errors.ts';
import { plainBody } from '../mail/body.ts';
import { takeApart } from '../mail/clean.ts';
import { listPrompt, sentencePrompt } from '../prompt/points.ts';
import type { Database } from '../store/database.ts';
import { draftLanguage, languageName } from './language.ts';
import { enoughLetters } from './habits.ts';
import { type Letter, letterOf } from './letter.ts';
import type { Means } from './means.ts';
import { ownForms } from './ownForms.ts';
import { findReader } from './party.ts';
import { bodyEnd } from './points/bodyEnd.ts';
import { pointsByRules, pointsChecked } from './points/list.ts';
import { checkByMeaning, type Embed } from './points/meaning.ts';
import { plainSentence, sayPoint } from './points/say.ts';
import { likelyLanguages, lettersTo, prepareGround } from './prepare.ts';
import { firstName, namesOf } from './reader.ts';
import { learnForms } from './repetition.ts';

interface Call {
  readonly signal: AbortSignal;
  readonly progress: (step: PointsStep) => void;
}

/** A mail that is being written, and whom it is for. */
export interface MailText {
  readonly text: string;
  readonly to?: string | undefined;
}

/** The models that points are written with; without a writer rules do what they can. */
export interface PointMeans {
  readonly database: Database;
  readonly writer: Means['writer'] | null;
  readonly embed: Embed;
}

/** Longer mails have more points than a small model tells; the rest is told by rules. */
const mostCharacters = 6_000;
const sentenceTokens = 70;
const listTokens = 420;

/** What a mail makes of points, in the language that it is in. */
export function checkMail(
  { database, embed }: Pick<PointMeans, 'database' | 'embed'>,
  points: readonly string[],
  { text, to }: MailText,
): Promise<PointCheck[]> {
  const reader = findReader(database, { to, request: '', from: null });
  return checkByMeaning(points, text, { language: languageIn(database, text, points), reader: namesOf(reader) }, embed);
}

/**
 * The change that makes a mail say a point: a sentence before its sign-off, or in the place of the one that says the
 * contrary. Where no model can write one, it is the point itself.
 */
export async function sayInMail(
  { database, writer, embed }: PointMeans,
  point: string,
  { text, to, seed = 1 }: MailText & { seed?: number | undefined },
  { signal, progress }: Call,
): Promise<TextChange & { by: 'model' | 'rules' }> {
  const language = languageIn(database, text, [point]);
  const reader = findReader(database, { to, request: '', from: null });
  const name = reader === null ? null : firstName(reader);
  const context = { language, reader: namesOf(reader) };
  const [found] = await checkByMeaning([point], text, context, embed);
  const instead = found?.state === 'turned' ? found.place : null;
  const hand = handOf(database, language, reader?.address ?? '', name);
  const messages = sentencePrompt({
    ...{ writer: hand.writer, styleCard: hand.styleCard, language: languageName(language), reader: name, text, point },
    instead: instead === null ? null : text.slice(instead.from, instead.to),
  });
  const write = async (_: string, attempt: number): Promise<string> => {
    const written = await writer?.write({
      prompt: { messages },
      sampling: { temperature: attempt === 0 ? 0 : 0.6, seed: seed + attempt },
      stops: ['\n'],
      maxTokens: sentenceTokens,
      signal,
      onReading: ({ fraction }) => {
        progress({ kind: 'reading', fraction });
      },
    });
    return written?.text ?? '';
  };
  const check = async (each: string, sentence: string): Promise<PointCheck> =>
    (await checkByMeaning([each], sentence, context, embed))[0] ?? { point, state: 'missing', place: null, lacks: [] };
  const sentence = writer === null ? null : await sayPoint(point, { language, known: text, check }, write);
  const insert = sentence ?? plainSentence(point);
  const by = sentence === null ? 'rules' : 'model';
  if (instead !== null) {
    return { ...instead, insert, by };
  }
  const at = bodyEnd(text, hand.signOffs, hand.writer);
  const gap = at === 0 ? '' : /\n\s*\n/.test(bodyOf(text)) || endsGreeting(text, at) ? '\n\n' : ' ';
  return { from: at, to: at, insert: gap + insert, by };
}

/** The points of a mail, as the model tells them and as far as they are in it; by rules where no model can. */
export async function pointsOfMail(
  { database, writer }: Omit<PointMeans, 'embed'>,
  text: string,
  seed: number | undefined,
  { signal, progress }: Call,
): Promise<{ points: string[]; by: 'model' | 'rules' }> {
  const body = bodyOf(text);
  if (body.trim() === '') {
    throw new AppError('invalid-input', 'There is no text to take points from.');
  }
  const byRules = { points: pointsByRules(body), by: 'rules' as const };
  if (writer === null || body.length > mostCharacters) {
    return byRules;
  }
  const language = languageIn(database, body, []);
  const { text: lines } = await writer.write({
    prompt: { messages: listPrompt(body, language, languageName(language)), answer: '- ' },
    sampling: { temperature: 0, seed: seed ?? 1 },
    stops: ['\n\n', '"""'],
    maxTokens: listTokens,
    signal,
    onReading: ({ fraction }) => {
      progress({ kind: 'reading', fraction });
    },
    onText: (piece) => {
      progress({ kind: 'text', text: piece });
    },
  });
  const points = pointsChecked(`- ${lines}`, body, language);
  return points.length === 0 ? byRules : { points, by: 'model' };
}

function languageIn(database: Database, text: string, points: readonly string[]): string {
  return draftLanguage([text, ...points].join('\n'), likelyLanguages(database, null));
}

/** A mail's own words, without greeting and sign-off. */
function bodyOf(text: string): string {
  return letterOf(takeApart(plainBody(text), { isReply: false })).body;
}

/** Whether nothing but a greeting stands before a place. */
function endsGreeting(text: string, at: number): boolean {
  return bodyOf(text.slice(0, at)).trim() === '';
}

/** How the person writes; a stranger to the program is written for too. */
function handOf(
  database: Database,
  language: string,
  address: string,
  name: string | null,
): { writer: string; styleCard: readonly string[]; signOffs: readonly (string | null)[] } {
  try {
    const { writer, styleCard, mails } = prepareGround(database, language);
    const letters = mails.map(({ parts }) => letterOf(parts));
    const own = ownForms(lettersTo(database, address, language, {}), letters, name).signOffs;
    return { writer, styleCard, signOffs: [...own, ...usedSignOffs(letters)] };
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') {
      return { writer: 'the writer', styleCard: [], signOffs: [] };
    }
    throw error;
  }
}

/** How the person has ended mails to anybody, however seldom: whom a page is for need not be known. */
function usedSignOffs(letters: readonly Letter[]): string[] {
  const counts = new Map<string, number>();
  for (const { signOff } of learnForms(letters)) {
    const form = signOff?.trim() ?? '';
    counts.set(form, (counts.get(form) ?? 0) + 1);
  }
  return [...counts].filter(([form, count]) => form !== '' && count >= enoughLetters).map(([form]) => form);
}
