import type { Database } from '../store/database.ts';
import { type Phrase, readLengths, readPhrases } from '../store/habits.ts';

export interface Habit {
  /** With `{name}` where the recipient's name stood, so that it can be used for somebody else. */
  readonly text: string;
  readonly count: number;
}

export interface Greetings {
  /** Most usual first. */
  readonly greetings: readonly Habit[];
  readonly signOffs: readonly Habit[];
  /** Whether these are habits towards the person asked for, or towards everybody. */
  readonly of: { readonly greetings: 'person' | 'everybody'; readonly signOffs: 'person' | 'everybody' };
}

/** Fewer mails than this show no habit. */
const least = 2;

/** How the person usually greets and signs off: to this address where they wrote to it before, else to everybody. */
export function readGreetings(database: Database, person?: string): Greetings {
  const greetings = habitsOf(database, 'greeting', person);
  const signOffs = habitsOf(database, 'sign-off', person);
  return {
    greetings: greetings.habits,
    signOffs: signOffs.habits,
    of: { greetings: greetings.of, signOffs: signOffs.of },
  };
}

function habitsOf(
  database: Database,
  kind: 'greeting' | 'sign-off',
  person: string | undefined,
): { habits: Habit[]; of: 'person' | 'everybody' } {
  const theirs = person === undefined ? [] : readPhrases(database, kind, person);
  return theirs.length >= least
    ? { habits: count(theirs), of: 'person' }
    : { habits: count(readPhrases(database, kind, null)), of: 'everybody' };
}

function count(phrases: readonly Phrase[]): Habit[] {
  const counts = new Map<string, number>();
  for (const { text, name } of phrases) {
    const habit = withoutName(text.trim(), name);
    counts.set(habit, (counts.get(habit) ?? 0) + 1);
  }
  return [...counts].map(([text, times]) => ({ text, count: times })).sort((a, b) => b.count - a.count);
}

/** Puts `{name}` where the recipient's whole, first or last name stands. */
export function withoutName(text: string, name: string): string {
  const words = name.split(/[\s,]+/).filter((word) => word.length > 1);
  for (const candidate of [name, words[0], words.at(-1)]) {
    const escaped = candidate?.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&') ?? '';
    const whole = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'iu');
    if (escaped !== '' && whole.test(text)) {
      return text.replace(whole, '{name}');
    }
  }
  return text;
}

export interface Lengths {
  /** Own words of a short, a usual and a long mail: the 10th, 50th and 90th percentile. */
  readonly short: number;
  readonly usual: number;
  readonly long: number;
  /** Mails this was read off. */
  readonly mails: number;
  readonly of: 'person' | 'everybody';
}

/** How long the person's mails are: to this address where they wrote to it at least five times, else to everybody. */
export function readUsualLengths(database: Database, person?: string): Lengths | null {
  const theirs = person === undefined ? [] : readLengths(database, person);
  const of = theirs.length >= 5 ? 'person' : 'everybody';
  const sorted = (of === 'person' ? theirs : readLengths(database, null)).sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return sorted.length === 0 ? null : { short: at(0.1), usual: at(0.5), long: at(0.9), mails: sorted.length, of };
}
