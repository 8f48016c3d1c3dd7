import type { Completion, CursorContext } from '../../contract/completion.ts';
import { ownText } from '../mail/ownText.ts';
import type { Completer } from '../model/completer.ts';
import type { Database } from '../store/database.ts';
import { type MailFilter, newestMails } from '../store/mailFilter.ts';
import { ownProse } from '../store/ownProse.ts';
import { readMail } from '../store/mails.ts';
import { type GroundHabit, groundHabit } from './ground.ts';
import { PhraseBook } from './phraseBook.ts';
import { type Piece, shownOf } from './shown.ts';
import { splitAtWord } from './words.ts';

/** Mails that phrases are learned from, newest first. */
const phraseMails = 1_500;
/** Paragraphs of the person's own documents that phrases are learned from, of the newest first. */
const phraseParagraphs = 2_000;
/** Letters of the text before the caret that the model reads. */
const mostBefore = 2_400;
/** Pieces that the model goes on for at most: it is asked again when these are taken. */
const mostPieces = 24;
/** What is longer is no word that somebody types, and what is in such letters has no blanks between its words. */
const longestWord = 24;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** What completion knows of a person; made once for an open store and again when mail comes in. */
export interface Habit extends GroundHabit {
  readonly phrases: PhraseBook;
}

/** `known`: which mail the person had at hand, for playing the past back; documents, which tell no time, are then unknown. */
export function learnHabit(database: Database, known?: MailFilter): Habit {
  const ids = newestMails(database, { ...known, direction: 'sent', ownWords: 1 }, phraseMails);
  const texts = ids.map((id) => ownText(readMail(database, id).parts));
  const paragraphs = known === undefined ? ownProse(database, phraseParagraphs) : [];
  return { ...groundHabit(database), phrases: new PhraseBook(texts, paragraphs) };
}

export interface CompletionMeans {
  readonly habit: Habit;
  readonly ground: string;
  /** How sure the completer must be of the first word it shows, 0 to 1; see `leastConfidence`. */
  readonly sure: number;
  /** Null where no completer is installed: phrases alone are offered then. */
  readonly completer: Completer | null;
}

/**
 * What the person probably writes next, in whole words; it grows through `onShown` while the model goes on. Their own
 * frequent phrases come first, since they cost nothing; then the model, if it is sure.
 */
export async function complete(
  { habit, ground, completer, sure }: CompletionMeans,
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
    sure,
    after,
    conversation: [before, context.answered, context.subject, context.to ?? ''].join('\n'),
  };
  const isWord = partial.length <= longestWord && !unspaced.test(partial);
  const read = isWord ? withoutBlanks(rest) : before;
  const typed = isWord ? (read === rest ? partial : ` ${partial}`) : '';
  return (await goOn(completer, ground + cutStart(read), typed, limits, signal, onShown)) ?? none;
}

/**
 * The word that a model would write next, however unsure it is, and how probable it holds it; null where the line ends.
 *
 * @param text The ground and what is written so far, up to the end of a word.
 * @param typed What is typed since: a blank, the beginning of the word, or both.
 * @returns The rest of the word.
 */
export async function nextWord(
  completer: Pick<Completer, 'goOn' | 'tokens'>,
  text: string,
  typed: string,
  signal: AbortSignal,
): Promise<{ readonly text: string; readonly confidence: number } | null> {
  const pieces: Piece[] = [];
  const limits = { sure: 0, after: '', conversation: text, typed: typed.length };
  for await (const piece of completer.goOn(completer.tokens(text), { signal, typed })) {
    pieces.push(piece);
    const { text: word, confidence, final } = shownOf(pieces, limits);
    if (word !== '') {
      return { text: word, confidence };
    }
    if (final || pieces.length >= mostPieces) {
      break;
    }
  }
  return null;
}

const none: Completion = { text: '', confidence: 0, source: null };

/**
 * Lets the model go on from the last whole word with a word that begins as is typed: behind half a word it would see
 * tokens that it does not know the word by.
 */
async function goOn(
  completer: Completer,
  text: string,
  typed: string,
  limits: { sure: number; after: string; conversation: string },
  signal: AbortSignal,
  onShown: ((completion: Completion) => void) | undefined,
): Promise<Completion | null> {
  const pieces: Piece[] = [];
  let last = null as Completion | null;
  for await (const piece of completer.goOn(completer.tokens(text), { signal, typed })) {
    pieces.push(piece);
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
  if (text.length <= mostBefore) {
    return text;
  }
  const breaks = [...text.matchAll(/\n+/g)].map((match) => match.index + match[0].length);
  const start = breaks.find((at) => text.length - at <= mostBefore);
  return text.slice(start ?? -mostBefore);
}
