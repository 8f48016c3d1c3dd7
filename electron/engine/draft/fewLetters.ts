import { isTitle } from './called.ts';
import { enoughLetters, type Habits, habitsOf } from './habits.ts';
import type { Letter } from './letter.ts';
import { learnForms } from './repetition.ts';

/** Said at one time of the day only. */
const ofTheDay = /\b(?:morning|afternoon|evening|morgen|abend)\b/iu;

/**
 * The usual habits with the greeting and the sign-off of the newest of a few letters to one reader: who was "Dear Ms.
 * Tran:" once is not "Linh," now. Null where these letters greet nobody, or not alike.
 */
export function habitsOfFew(usual: Habits, [newest, ...older]: readonly Letter[]): Habits | null {
  const greeting = newest?.greeting ?? null;
  if (newest === undefined || greeting === null || ofTheDay.test(greeting)) {
    return null;
  }
  return older.some((letter) => letter.greeting !== greeting)
    ? null
    : {
        ...usual,
        greeting: { form: greeting, share: 1 },
        greetingBreaks: newest.greetingBreaks,
        signOff: newest.signOff,
      };
}

/** How the person writes to those they call by a title: whoever is "Mr. Bell" is not greeted like a friend. */
export function habitsToTitled(letters: readonly Letter[]): Habits | null {
  const titled = letters.filter(({ greeting }) => greeting?.split(/\s+/).some(isTitle) === true);
  return titled.length < enoughLetters ? null : habitsOf(learnForms(titled));
}
