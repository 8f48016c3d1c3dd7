import type { Style } from '../prompt/styleCard.ts';
import { type GreetingForm, mostFrequent, usualGreeting } from './greeting.ts';
import type { Letter } from './letter.ts';

/** How somebody usually opens and ends their mail, and how long it is: to everybody, or to one reader. */
export interface Habits {
  readonly greeting: GreetingForm | null;
  readonly greetingBreaks: number;
  /** The usual sign-off with the line breaks before it; null where most mails have none. */
  readonly signOff: string | null;
  readonly style: Style;
}

/** Fewer mails than this to one reader say little; the habits towards everybody stand in. */
export const enoughLetters = 3;

/** `letters`: one or more. `toOne`: all to the same reader, whose name then need not be left open. */
export function habitsOf(letters: readonly Letter[], toOne = false): Habits {
  const greetings = letters.map((letter) => letter.greeting);
  const greeting = toOne ? mostFrequent(greetings) : usualGreeting(greetings);
  const greeted = letters.filter((letter) => letter.greeting !== null);
  return {
    greeting,
    greetingBreaks: middle(greeted.map(({ greetingBreaks }) => greetingBreaks)) || 2,
    signOff: mostFrequent(letters.map((letter) => letter.signOff))?.form ?? null,
    style: {
      words: [0.1, 0.5, 0.9].map((part) =>
        percentile(
          letters.map(({ body }) => countWords(body)),
          part,
        ),
      ) as [number, number, number],
      wordsPerSentence: mean(letters.map(({ body }) => countWords(body) / Math.max(1, countSentences(body)))),
      exclaims: share(letters, ({ body }) => body.includes('!')),
      greets: share(letters, (letter) => letter.greeting !== null),
      signs: share(letters, (letter) => letter.signOff !== null),
    },
  };
}

export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length;
}

function countSentences(text: string): number {
  return text.split(/[.!?…]+(?:\s|$)|\n{2,}/u).filter((sentence) => sentence.trim() !== '').length;
}

function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}

function middle(values: readonly number[]): number {
  return percentile(values, 0.5);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function share<T>(values: readonly T[], holds: (value: T) => boolean): number {
  return values.filter(holds).length / Math.max(1, values.length);
}
