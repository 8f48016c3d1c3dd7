import { functionWords } from '../../prompt/functionWords.ts';
import { factsIn } from '../points/facts.ts';
import { stem, stems } from '../stems.ts';

/** A name that stands in so large a part of somebody's mail is what they write about, whoever reads it. */
const commonName = 0.1;
/** Of fewer mails nearly every word stands in one alone, "please" and "thanks" too. */
const enoughMails = 60;
/** Shorter words are nobody's own. */
const fewestLetters = 5;
const word = /\p{L}+/gu;

/**
 * The words of the examples that have no place in the draft: names that were not told, but for those the person speaks of
 * all the time, and other words that stand in a single mail of theirs, where there are many. A small model takes them along ("bring the oil"
 * becomes "bring the oil to the museum").
 *
 * @param shown The bodies of the examples.
 * @param all The bodies of the person's mails, by which their habits are told.
 * @param told All that the draft may speak of.
 * @param language ISO 639-1.
 */
export function leaks(shown: readonly string[], all: readonly string[], told: string, language: string): string[] {
  const small = functionWords(language);
  const known = new Set(stems(told, small));
  const counts = new Map<string, number>();
  for (const body of all) {
    for (const each of new Set(body.toLowerCase().match(word))) {
      counts.set(each, (counts.get(each) ?? 0) + 1);
    }
  }
  const countOf = (each: string): number => counts.get(each.toLowerCase()) ?? 0;
  const isKnown = (each: string): boolean => known.has(stem(each.toLowerCase()));
  const names = shown.flatMap((body) =>
    factsIn(body, language).flatMap(({ keys, words }) => (keys.some((key) => key.startsWith('n:')) ? [words] : [])),
  );
  const foreign = names.filter(
    (name) => /^\p{L}+$/u.test(name) && countOf(name) < Math.max(2, commonName * all.length),
  );
  const single = (all.length < enoughMails ? [] : shown)
    .flatMap((body) => body.match(word) ?? [])
    .filter((each) => each.length >= fewestLetters && countOf(each) <= 1);
  return [...new Set([...foreign, ...single])].filter((each) => !isKnown(each) && !small.has(each.toLowerCase()));
}
