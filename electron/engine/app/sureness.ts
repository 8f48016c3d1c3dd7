import { AppError } from '../../contract/errors.ts';
import { groundHabit, pastGround } from '../complete/ground.ts';
import { guessWords, type Guess } from '../complete/guess.ts';
import { allGuesses, type Guesser, guessesKey, keepGuesses } from '../complete/keptGuesses.ts';
import { fewestGuesses, leastConfidence } from '../complete/sureness.ts';
import { ownText } from '../mail/ownText.ts';
import type { Completer } from '../model/completer.ts';
import type { Database } from '../store/database.ts';
import { newestMails } from '../store/mailFilter.ts';
import { readMail } from '../store/mails.ts';
import { mailsLearnedBy } from '../store/voices.ts';

/** A completer that is in use, with what tells it from others. */
export interface InUse {
  readonly database: Database;
  readonly completer: Completer;
  readonly voice: number | null;
}

/** Nobody types who has been silent for so long, in milliseconds: to guess takes the model's memory from them. */
const silence = 30_000;
/** Mails that are guessed at most, of the newest so many. */
const newest = 60;

/**
 * How sure the completer in use must be for its words to be right as often as the person wants. It rests on what it
 * would have said in mails that the person wrote: what a judgement has found out of a voice, else what is found out
 * here, once, within about a minute while nobody types.
 */
export class Sureness {
  readonly #silence: number;
  #known: { readonly of: string; readonly database: Database; readonly guesses: readonly Guess[] } | null = null;
  #guessing: AbortController | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(silenceMs = silence) {
    this.#silence = silenceMs;
  }

  /** The least confidence of a word to be shown, 0 to 1, for `precision` of the words to be right. */
  least(inUse: InUse, precision: number): number {
    return leastConfidence(this.#guesses(inUse), precision);
  }

  /** Somebody types. */
  pause(): void {
    this.#guessing?.abort();
    if (this.#timer !== null) {
      clearTimeout(this.#timer);
      this.#timer = null;
    }
  }

  /** Finds out more of the completer where too little is known, as soon as nobody has typed for a while. */
  later(inUse: InUse): void {
    this.pause();
    if (this.#guesses(inUse).length < fewestGuesses) {
      this.#timer = setTimeout(() => {
        void this.#guess(inUse);
      }, this.#silence).unref();
    }
  }

  async #guess({ database, completer, voice }: InUse): Promise<void> {
    const { signal } = (this.#guessing = new AbortController());
    const later = {
      tokens: (text: string) => completer.tokens(text),
      goOn: (tokens: readonly number[], goingOn: Parameters<Completer['goOn']>[1]) =>
        completer.goOn(tokens, { ...goingOn, urgency: 'background' }),
    };
    try {
      const guesser = { model: completer.facts.fingerprint, voice };
      const known = allGuesses(database, guesser);
      const learned = voice === null ? new Set<number>() : mailsLearnedBy(database, voice);
      let count = [...known.values()].flat().length;
      for (const mailId of newestMails(database, { direction: 'sent', ownWords: 12 }, newest)) {
        if (count >= fewestGuesses) {
          break;
        }
        if (!known.has(mailId) && !learned.has(mailId)) {
          const mail = readMail(database, mailId);
          const ground = pastGround(database, groundHabit(database), mail);
          const past = { mailId, ground, text: ownText(mail.parts) };
          const guesses = await guessWords(later, past, signal).catch(nothingOfTooLong);
          keepGuesses(database, guessesKey(guesser, past), guesses);
          count += guesses.length;
          this.#known = null;
        }
      }
    } catch {
      // Somebody types again, or the model or the store was put away: the next silence goes on where this one ended.
    }
  }

  #guesses({ database, completer, voice }: InUse): readonly Guess[] {
    const guesser: Guesser = { model: completer.facts.fingerprint, voice };
    const of = `${guesser.model} ${String(voice)}`;
    if (this.#known?.of !== of || this.#known.database !== database) {
      this.#known = { of, database, guesses: [...allGuesses(database, guesser).values()].flat() };
    }
    return this.#known.guesses;
  }
}

/** A mail that is longer than the model can read tells nothing, and is not to be tried again. */
function nothingOfTooLong(error: unknown): Guess[] {
  if (error instanceof AppError && error.code === 'invalid-input') {
    return [];
  }
  throw error;
}
