import { cancelled } from '../../contract/errors.ts';
import type { Completer } from '../model/completer.ts';
import { nextWord } from './complete.ts';
import { rightWords } from './rightWords.ts';

/** The model that goes on with a text. */
export type PastCompleter = Pick<Completer, 'goOn' | 'tokens'>;

/** A mail that was written, and what the model reads before it. */
export interface PastMail {
  readonly mailId: number;
  readonly ground: string;
  readonly text: string;
}

/** What a model would have said at a place of a mail. */
export interface Guess {
  /** Letters of the word, the blank before it counted. */
  readonly length: number;
  /** Letters of the word that are typed already. */
  readonly typed: number;
  /** How probable it held the word, 0 to 1; 0 where it knew of none. */
  readonly confidence: number;
  /** Letters that need not be typed, where the word is right; else 0. */
  readonly letters: number;
}

/** Of longer mail only the beginning is guessed. */
const longestMail = 900;
/** Words of a mail that are guessed, spread over it: how mail begins is easier to tell than what follows. */
const mostWords = 30;
/** A right guess that is as probable is taken, whatever the person wants. */
const certain = 0.95;
/** So many letters of a word are typed when the next guess is made. */
const asked = [0, 2, 4] as const;

/**
 * Guesses words of a mail, each knowing all that stands before it: at its beginning and behind some of its letters,
 * as a person sees it who types on.
 *
 * @throws {AppError} `cancelled`; `invalid-input` where the mail is longer than the model can read.
 */
export async function guessWords(
  completer: PastCompleter,
  { ground, text }: PastMail,
  signal: AbortSignal,
): Promise<Guess[]> {
  const guesses: Guess[] = [];
  const words = [...text.slice(0, longestMail).matchAll(/(?<=^|\s)\S+/gu)];
  const every = Math.max(1, words.length / mostWords);
  for (let at = every / 2; at < words.length; at += every) {
    const { index = 0, 0: word = '' } = words[Math.floor(at)] ?? {};
    const blank = text[index - 1] === ' ' ? ' ' : '';
    for (const typed of asked.filter((letters) => letters < word.length)) {
      const before = ground + text.slice(0, index - blank.length);
      const guess = await nextWord(completer, before, blank + word.slice(0, typed), signal);
      if (signal.aborted) {
        throw cancelled();
      }
      const { letters } = rightWords(guess?.text ?? '', text.slice(index + typed));
      const confidence = guess?.confidence ?? 0;
      guesses.push({ length: word.length + 1, typed, confidence, letters });
      if (letters > 0 && confidence >= certain) {
        break;
      }
    }
  }
  return guesses;
}
