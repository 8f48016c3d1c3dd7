import type { Closeness } from '../prompt/closeness.ts';
import { isTitle, nameWords } from './called.ts';
import { closenessOf } from './closeness.ts';
import { enoughLetters, type Habits, habitsOf } from './habits.ts';
import { type Letter, letterOf } from './letter.ts';
import type { Ground } from './prepare.ts';
import { learnForms } from './repetition.ts';

/**
 * Whether somebody is called du or Sie, tu or vous: as the person's letters to them do; where there are none, familiarly
 * by a given name and formally by a title; else as most of the person's letters do.
 *
 * @param name Theirs, as the request has it where it has a title.
 */
export function addressTo(
  name: string,
  toThem: readonly Letter[],
  all: readonly Letter[],
  language: string,
): Closeness {
  return closenessOf(toThem, language) ?? byName(name) ?? closenessOf(all, language) ?? 'formal';
}

function byName(name: string): Closeness | null {
  const [first = ''] = name.split(/\s+/);
  return isTitle(first) ? 'formal' : nameWords(name).length === 1 ? 'familiar' : null;
}

/** How the person writes to those they speak to so: nobody who is called Sie gets "love". Null where too few letters tell. */
export function habitsToAll({ mails }: Ground, closeness: Closeness, language: string): Habits | null {
  const letters = mails
    .map(({ parts }) => letterOf(parts))
    .filter((letter) => closenessOf([letter], language) === closeness);
  return letters.length < enoughLetters ? null : habitsOf(learnForms(letters));
}
