import type { Completion, CursorContext } from '../../contract/completion.ts';
import { ownText } from '../mail/ownText.ts';
import type { Completer } from '../model/completer.ts';
import { completionText } from '../prompt/completion.ts';
import type { Database } from '../store/database.ts';
import { newestMails } from '../store/mailFilter.ts';
import { readMail } from '../store/mails.ts';
import { readIdentity } from '../store/settings.ts';
import { draftLanguage } from '../draft/language.ts';
import { likelyLanguages } from '../draft/prepare.ts';
import { firstName, parseReader } from '../draft/reader.ts';
import { PhraseBook } from './phraseBook.ts';
import { type Piece, shownOf } from './shown.ts';
import { splitAtWord } from './words.ts';

/** Mails that phrases are learned from, newest first. */
const phraseMails = 1_500;
/** Letters of earlier mail, and of the text before the caret that the model reads. */
const letters = { earlier: 1_400, before: 2_400 };
const earlierMails = 3;
/** Pieces that the model goes on for at most: it is asked again when these are taken. */
const mostPieces = 24;
/** The last so many letters before the caret decide which language is being written. */
const tellingLetters = 300;

/** What completion knows of a person; made once for an open store and again when mail comes in. */
export interface Habit {
  readonly writer: string;
  readonly phrases: PhraseBook;
  readonly languages: readonly string[];
}

/** `until`: only mail up to this moment, in milliseconds since 1970, for playing the past back. */
export function learnHabit(database: Database, until?: number): Habit {
  const ids = newestMails(database, { direction: 'sent', ownWords: 1, before: until }, phraseMails);
  return {
    writer: readIdentity(database)?.name ?? '',
    phrases: new PhraseBook(ids.map((id) => ownText(readMail(database, id).parts))),
    languages: likelyLanguages(database, null),
  };
}

/** Everything before the caret's text: fixed while one mail is being written. */
export function groundOf(
  database: Database,
  habit: Habit,
  { to, subject, answered, before }: CursorContext,
  until?: number,
): string {
  const reader = to === undefined || to === '' ? null : parseReader(to);
  const language = draftLanguage(before.slice(-tellingLetters), habit.languages);
  const own = { direction: 'sent', ownWords: 8, language, before: until } as const;
  const toReader = reader?.address ? newestMails(database, { ...own, person: reader.address }, earlierMails) : [];
  const ids = [...new Set([...toReader, ...newestMails(database, own, earlierMails)])].slice(0, earlierMails);
  const room = letters.earlier / earlierMails;
  return completionText({
    writer: habit.writer,
    to: reader === null ? '' : (firstName(reader) ?? ''),
    subject,
    answered,
    // The best stands last, next to what is being written.
    earlier: ids
      .map((id) => readMail(database, id))
      .map((mail) => ({
        to: mail.to[0] === undefined ? '' : (firstName(mail.to[0]) ?? ''),
        subject: mail.subject,
        text: ownText(mail.parts).slice(0, room),
      }))
      .toReversed(),
  });
}

export interface CompletionMeans {
  readonly habit: Habit;
  readonly ground: string;
  /** Null where no completer is installed: phrases alone are offered then. */
  readonly completer: Completer | null;
}

/**
 * What the person probably writes next, in whole words; it grows through `onShown` while the model goes on. Their own
 * frequent phrases come first, since they cost nothing; then the model, if it is sure.
 */
export async function complete(
  { habit, ground, completer }: CompletionMeans,
  context: CursorContext,
  { signal, onShown }: { signal: AbortSignal; onShown?: (completion: Completion) => void },
): Promise<Completion> {
  const { before, after, precision } = context;
  const { rest, partial } = splitAtWord(before);
  const phrase = habit.phrases.goOn(rest, partial, precision);
  if (phrase.text !== '') {
    const text = behind(phrase.text, rest, partial);
    if (text !== '' && !after.startsWith(text)) {
      return { text, confidence: phrase.confidence, source: 'phrase' };
    }
  }
  if (completer === null) {
    return none;
  }
  const limits = {
    sure: precision,
    after,
    conversation: [before, context.answered, context.subject, context.to ?? ''].join('\n'),
  };
  const text = cutStart(before);
  const start = text.length - before.length + withoutBlanks(rest).length;
  const fromWord = await goOn(completer, ground + text.slice(0, start), text.slice(start), limits, signal, onShown);
  // Typed otherwise than the model thought: then from the caret, even within a word.
  const found = fromWord === 'otherwise' ? await goOn(completer, ground + text, '', limits, signal, onShown) : fromWord;
  return found === null || found === 'otherwise' ? none : found;
}

const none: Completion = { text: '', confidence: 0, source: null };

/**
 * Lets the model go on from the last whole word: within a word the tokens that are typed so far would not be those
 * that the model knows the word by. What it says must begin with what is typed since, else it is `otherwise`.
 */
async function goOn(
  completer: Completer,
  text: string,
  typed: string,
  limits: { sure: number; after: string; conversation: string },
  signal: AbortSignal,
  onShown: ((completion: Completion) => void) | undefined,
): Promise<Completion | 'otherwise' | null> {
  const pieces: Piece[] = [];
  let last = null as Completion | null;
  for await (const piece of completer.goOn(completer.tokens(text), signal)) {
    pieces.push(piece);
    const said = pieces.map((each) => each.text).join('');
    const common = Math.min(said.length, typed.length);
    if (said.slice(0, common) !== typed.slice(0, common)) {
      return 'otherwise';
    }
    if (said.length <= typed.length) {
      continue;
    }
    const { text: shown, confidence, final } = shownOf(pieces, { ...limits, typed: typed.length });
    if (shown !== '' && shown !== last?.text) {
      last = { text: shown, confidence, source: 'model' };
      onShown?.(last);
    }
    if (final || pieces.length >= mostPieces) {
      break;
    }
  }
  return last;
}

/** A blank belongs to the word that follows: only line breaks end what the model has read. */
function withoutBlanks(text: string): string {
  return text.replace(/[ \t]+$/, '');
}

/** A phrase as it fits behind the caret: without what is typed of it, and without a second blank. */
function behind(phrase: string, rest: string, partial: string): string {
  const spaced = /\s$/.test(rest) || rest === '' ? phrase.trimStart() : phrase;
  const start = spaced.indexOf(partial);
  return partial === '' ? spaced : spaced.slice(start + partial.length);
}

/** The end of a long text, from the beginning of a paragraph or a line, so that the model's memory stays in step. */
function cutStart(text: string): string {
  if (text.length <= letters.before) {
    return text;
  }
  const breaks = [...text.matchAll(/\n+/g)].map((match) => match.index + match[0].length);
  const start = breaks.find((at) => text.length - at <= letters.before);
  return text.slice(start ?? -letters.before);
}
