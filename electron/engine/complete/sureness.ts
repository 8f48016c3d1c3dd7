import type { Guess } from './guess.ts';

/** With fewer guesses than this, a model is taken at its word. */
export const fewestGuesses = 500;
/** No word is shown that a model itself holds less probable than this. */
const leastSure = 0.25;
const step = 0.05;
/** Of fewer shown words, how many are right tells nothing. */
const fewestShown = 25;

/** What would have been shown of some words, and what typing it would have saved. */
export interface Shown {
  readonly words: number;
  readonly right: number;
  /** Keys saved; taking a word costs one. */
  readonly saved: number;
}

/**
 * Plays the typing of some words back: a guess is shown where it is as probable as `sure`, and a right one is taken,
 * so that what was guessed of the word at a later letter never comes up.
 */
export function playBack(guesses: readonly Guess[], sure: number): Shown {
  let [words, right, saved] = [0, 0, 0];
  let isTaken = false;
  for (const { typed, confidence, letters } of guesses) {
    isTaken &&= typed > 0;
    if (!isTaken && confidence >= sure) {
      words += 1;
      isTaken = letters > 0;
      right += isTaken ? 1 : 0;
      saved += isTaken ? letters - 1 : 0;
    }
  }
  return { words, right, saved };
}

/**
 * How sure a model must be of a word for the words that it shows to be right as often as the person wants: a small
 * model is often surer than it should be, and more so of one person's mail than of another's.
 *
 * @param guesses Made on mail that the model has not learned from.
 * @param precision The share of the words that are to be right, 0 to 1.
 * @returns The least confidence, 0 to 1: the lowest at which so many were right. 1 where not even the surest were.
 */
export function leastConfidence(guesses: readonly Guess[], precision: number): number {
  if (guesses.length < fewestGuesses) {
    return precision;
  }
  for (let sure = leastSure; sure < 1; sure += step) {
    const { words, right } = playBack(guesses, sure);
    if (words < fewestShown) {
      break;
    }
    // The lowest of many is the luckiest as well: half a standard error is held back.
    const luck = Math.sqrt(words * precision * (1 - precision)) / 2;
    if (right - luck >= words * precision) {
      return sure;
    }
  }
  return 1;
}
