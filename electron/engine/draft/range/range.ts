import type { Address, Mail } from '../../../contract/entities.ts';
import { countWords } from '../habits.ts';
import { type Letter, letterOf } from '../letter.ts';
import { firstName } from '../reader.ts';
import { learnForms } from '../repetition.ts';
import { type ToneScale, toneScale } from './tone.ts';

/** A mail of the person as a place in their range. */
export interface Measured {
  readonly mail: Mail;
  readonly letter: Letter;
  /** Words of the body. */
  readonly words: number;
  /** On the person's own scale. */
  readonly tone: number;
  /** The only one it went to; null where it went to several, or nobody is known. */
  readonly reader: Address | null;
}

/** How the person writes, from end to end. Places run from 0 to 1: their 10th and their 90th percentile. */
export interface OwnRange {
  readonly mails: readonly Measured[];
  /** Those of `mails` whose lengths make the range: to one reader where that is enough, else all. */
  readonly lengths: readonly Measured[];
  readonly scale: ToneScale;
}

/** With fewer mails there is no range, only some mails. */
export const enoughForRange = 10;
/** Mails to one reader from which their own lengths count. */
const enoughToReader = 8;
/** Share of the person's mails that are outside the range at each end. */
const outside = 0.1;

/** The range of some mails in one language; null where they are too few. `reader`: an address, or empty. */
export function measureRange(mails: readonly Mail[], reader: string): OwnRange | null {
  const letters = learnForms(mails.map(({ parts }) => letterOf(parts)));
  const scale = toneScale(letters);
  const measured = letters.map((letter, at): Measured | null => {
    const mail = mails[at];
    const [only] = mail?.to ?? [];
    const words = countWords(letter.body);
    return mail === undefined || words === 0
      ? null
      : { mail, letter, words, tone: scale.scores[at] ?? 0, reader: mail.to.length === 1 ? (only ?? null) : null };
  });
  const all = measured.filter((each) => each !== null);
  const toOne = all.filter((each) => each.reader?.address.toLowerCase() === reader.toLowerCase());
  return all.length < enoughForRange
    ? null
    : { mails: all, lengths: toOne.length >= enoughToReader ? toOne : all, scale };
}

/** The value at a place of the range, 0 to 1. */
export function at(values: readonly number[], place: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const position = (outside + (1 - 2 * outside) * place) * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(position)] ?? 0, sorted[Math.ceil(position)] ?? 0];
  return below + (above - below) * (position - Math.floor(position));
}

/** Words at a place of the range. */
export function wordsAt({ lengths }: OwnRange, place: number): number {
  return Math.round(
    at(
      lengths.map(({ words }) => words),
      place,
    ),
  );
}

/** The score of tone at a place of the range. */
export function toneAt({ mails }: OwnRange, place: number): number {
  return at(
    mails.map(({ tone }) => tone),
    place,
  );
}

/** The mail whose length is nearest, one to a single known reader where possible, and among several the newest. */
export function mailOfLength({ lengths }: OwnRange, words: number): Measured | null {
  const near = lengths.toSorted(
    (a, b) =>
      // A few words more or less are the same length where somebody can be named.
      Math.round(10 * Math.abs(Math.log(a.words / words))) - Math.round(10 * Math.abs(Math.log(b.words / words))) ||
      Number(b.reader !== null) - Number(a.reader !== null) ||
      (b.mail.date ?? 0) - (a.mail.date ?? 0),
  );
  return near[0] ?? null;
}

/** Somebody to whom the person writes in a certain tone. */
export interface ToneReader {
  readonly name: string;
  readonly address: string;
  /** The middle of the scores of the mails to them. */
  readonly tone: number;
  readonly mails: number;
}

/** Mails to somebody from which they can stand for a tone. */
const enoughForTone = 2;

/** The readers whom a tone can be named after. */
export function toneReaders({ mails }: OwnRange): ToneReader[] {
  const byAddress = new Map<string, { readonly who: Address; readonly tone: number }[]>();
  for (const { reader, tone } of mails) {
    if (reader !== null) {
      const address = reader.address.toLowerCase();
      byAddress.set(address, [...(byAddress.get(address) ?? []), { who: reader, tone }]);
    }
  }
  return [...byAddress].flatMap(([address, all]) => {
    const name = all.map(({ who }) => nameFor(who)).find((each) => each !== null);
    const tones = all.map(({ tone }) => tone).sort((a, b) => a - b);
    const tone = tones[Math.floor(tones.length / 2)] ?? 0;
    return name === undefined || all.length < enoughForTone ? [] : [{ name, address, tone, mails: all.length }];
  });
}

/** As the person would say whom they mean: by first name, or by the whole name where it has a title. */
function nameFor(reader: Address): string | null {
  return reader.name.trim() === '' ? firstName(reader) : reader.name.trim();
}

/** How much nearer somebody with few mails has to be than somebody who is written to often. */
const rareness = 0.5;

/** The reader who is written to in the tone nearest to a score; rather one who is written to often. */
export function readerOfTone(readers: readonly ToneReader[], tone: number): ToneReader | null {
  const cost = (reader: ToneReader): number => Math.abs(reader.tone - tone) + rareness / reader.mails;
  return readers.toSorted((a, b) => cost(a) - cost(b))[0] ?? null;
}

/** The mail whose tone is nearest. */
export function mailOfTone({ mails }: OwnRange, tone: number): Measured | null {
  return mails.toSorted((a, b) => Math.abs(a.tone - tone) - Math.abs(b.tone - tone))[0] ?? null;
}
