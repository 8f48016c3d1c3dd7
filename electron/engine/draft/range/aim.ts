import type { Mail } from '../../../contract/entities.ts';
import { aimSentences } from '../../prompt/aim.ts';
import { greetingForm } from '../greeting.ts';
import { enoughLetters, type Habits, habitsOf } from '../habits.ts';
import type { Letter } from '../letter.ts';
import { countTone } from './countTone.ts';
import { type Measured, measureRange, type OwnRange, toneAt, wordsAt } from './range.ts';

/** Where in their own range the person wants a draft to be, 0 to 1 each; null where they have not said. */
export interface Wanted {
  readonly length: number | null;
  readonly tone: number | null;
}

/** What a draft aims at, measured in the person's own mail. */
export interface Aim {
  readonly wanted: Wanted;
  readonly range: OwnRange;
  /** Words of the body; null where length is as usual. */
  readonly words: number | null;
  /** The mails that are written in the tone that is wanted, nearest first; null where tone is as usual. */
  readonly alike: readonly Measured[] | null;
}

/** Share of the person's mails that show how they write in one tone, and the fewest and most of them. */
const alikeShare = 0.12;
const alikeMails = { fewest: 6, most: 24 } as const;

/** What is aimed at; null where nothing is wanted, or the mails are too few to have a range. */
export function aimAt(mails: readonly Mail[], reader: string, wanted: Wanted): Aim | null {
  if (wanted.length === null && wanted.tone === null) {
    return null;
  }
  const range = measureRange(mails, reader);
  return (
    range && {
      ...{ wanted, range },
      words: wanted.length === null ? null : wordsAt(range, wanted.length),
      alike: wanted.tone === null ? null : nearest(range, toneAt(range, wanted.tone)),
    }
  );
}

function nearest({ mails }: OwnRange, tone: number): Measured[] {
  const count = Math.min(alikeMails.most, Math.max(alikeMails.fewest, Math.round(mails.length * alikeShare)));
  return mails.toSorted((a, b) => Math.abs(a.tone - tone) - Math.abs(b.tone - tone)).slice(0, count);
}

/**
 * Greeting and sign-off as in mails of the tone that is wanted, where there is one that goes to anybody: what is said to
 * one person alone, as a pet name is, stays theirs. `reader`: an address, or empty.
 */
export function aimedHabits(habits: Habits, { alike, range }: Aim, reader: string): Habits {
  if (alike === null) {
    return habits;
  }
  const greetings = forAnybody(range, alike, reader, ({ greeting }) => greeting && greetingForm(greeting));
  const signOffs = forAnybody(range, alike, reader, ({ signOff }) => signOff);
  const greeted = greetings === null ? null : habitsOf(greetings);
  return {
    ...habits,
    ...(greeted === null ? {} : { greeting: greeted.greeting, greetingBreaks: greeted.greetingBreaks }),
    ...(signOffs === null ? {} : { signOff: habitsOf(signOffs).signOff }),
  };
}

/** Readers to whom a form has to have been written before it may go to another. */
const readersOfForm = 2;

/** The letters whose form is not one reader's own; null where those are too few to tell what is usual. */
function forAnybody(
  range: OwnRange,
  alike: readonly Measured[],
  reader: string,
  formOf: (letter: Letter) => string | null,
): Letter[] | null {
  const readers = new Map<string, Set<string>>();
  for (const { letter, reader: who } of range.mails) {
    const form = formOf(letter)?.trim() ?? '';
    readers.set(form, (readers.get(form) ?? new Set()).add(who?.address.toLowerCase() ?? ''));
  }
  const general = alike.filter(({ letter, reader: who }) => {
    const known = readers.get(formOf(letter)?.trim() ?? '');
    return (
      (known?.size ?? 0) >= readersOfForm || (reader !== '' && who?.address.toLowerCase() === reader.toLowerCase())
    );
  });
  return general.length < enoughLetters ? null : general.map(({ letter }) => letter);
}

/** The sentences of the prompt that say what is aimed at. */
export function aimLines({ words, alike, range }: Aim, language: string): string[] {
  // What is to be longer is shown by long mails and not told: told to write more, a small model makes things up.
  const isShort = words !== null && words < wordsAt(range, 0.5);
  const sentences = isShort ? Math.max(1, Math.round(words / wordsPerSentence(range))) : null;
  return aimSentences({
    sentences,
    tone:
      alike &&
      countTone(
        alike.map(({ letter }) => letter),
        language,
      ),
  });
}

function wordsPerSentence({ lengths }: OwnRange): number {
  return habitsOf(lengths.map(({ letter }) => letter)).style.wordsPerSentence;
}

/** How much a mail's place among those that fit the request counts beside its distance from what is aimed at. */
const rankWeight = 0.6;

/** Mails in the order in which they serve as examples: near to what is aimed at, and still near to the request. */
export function nearestTo<M extends { readonly id: number }>(aim: Aim, similar: readonly M[]): M[] {
  return similar
    .map((mail, rank) => ({ mail, cost: distance(aim, mail.id) + (rankWeight * rank) / similar.length }))
    .sort((a, b) => a.cost - b.cost)
    .map(({ mail }) => mail);
}

/** How far a mail is from what is aimed at: 0 is on it. Length counts by its proportion, tone by its deviations. */
function distance({ words, alike, range, wanted }: Aim, mailId: number): number {
  const measured = range.mails.find(({ mail }) => mail.id === mailId);
  if (measured === undefined) {
    return Infinity;
  }
  const tone = alike === null || wanted.tone === null ? 0 : Math.abs(measured.tone - toneAt(range, wanted.tone));
  const length = words === null ? 0 : Math.abs(Math.log(measured.words / words));
  return tone * 2 + length;
}
