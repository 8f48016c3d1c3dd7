import { isTitle, nameWords } from './called.ts';
import { enoughLetters, type Habits, habitsOf } from './habits.ts';
import { type Letter, letterOf } from './letter.ts';
import type { Ground } from './prepare.ts';
import { countTone } from './range/countTone.ts';
import { learnForms } from './repetition.ts';

/**
 * Whether somebody is called du or Sie in German: as the person's letters to them do; where there are none, du by a given
 * name and Sie by a title; else as most of the person's letters do.
 *
 * @param name Theirs, as the request has it where it has a title.
 */
export function addressTo(name: string, toThem: readonly Letter[], all: readonly Letter[]): 'du' | 'Sie' {
  return countTone(toThem, 'de').address ?? byName(name) ?? countTone(all, 'de').address ?? 'Sie';
}

function byName(name: string): 'du' | 'Sie' | null {
  const [first = ''] = name.split(/\s+/);
  return isTitle(first) ? 'Sie' : nameWords(name).length === 1 ? 'du' : null;
}

/** How the person writes to those they speak to so: nobody who is called Sie gets "love". Null where too few letters tell. */
export function habitsToAll({ mails }: Ground, address: 'du' | 'Sie'): Habits | null {
  const letters = mails
    .map(({ parts }) => letterOf(parts))
    .filter((letter) => countTone([letter], 'de').address === address);
  return letters.length < enoughLetters ? null : habitsOf(learnForms(letters));
}
