import type { CountedTone } from '../../prompt/aim.ts';
import { addressWord } from '../../prompt/closeness.ts';
import { closenessOf } from '../closeness.ts';
import { habitsOf } from '../habits.ts';
import type { Letter } from '../letter.ts';
import { contractionsIn, smallStartsIn } from './tone.ts';

/** Counts what a prompt can say of the tone of some letters. `letters`: one or more. */
export function countTone(letters: readonly Letter[], language: string): CountedTone {
  const mean = (count: (body: string) => number): number =>
    letters.reduce((sum, { body }) => sum + count(body), 0) / Math.max(1, letters.length);
  return {
    // Other languages have no such choice.
    contractions: language === 'en' ? mean(contractionsIn) : 0.5,
    wordsPerSentence: habitsOf(letters).style.wordsPerSentence,
    smallStarts: mean(smallStartsIn),
    address: addressWord(language, closenessOf(letters, language)),
  };
}
