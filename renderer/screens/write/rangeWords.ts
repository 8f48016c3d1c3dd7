import type { RangeEnd, WritingRange } from '../../../electron/contract/range.ts';
import { formatCount } from '../../words/count.ts';

/** From so few words on a mail is a note. */
const noteWords = 40;

/** `Mrs Fairclough` of `Mrs Philippa Fairclough <...>` stays as it stands; of a plain name the first one is enough. */
export function calledName(name: string): string {
  const [first = name] = name.split(/\s+/);
  return /^(?:mrs?|ms|dr|prof|herr|frau|rev)\.?$/i.test(first) || name.includes('(') ? name : first;
}

function mailWords({ reader, subject, words }: RangeEnd): string {
  const kind = words <= noteWords ? 'note' : 'mail';
  return reader === null ? `“${subject || 'No subject'}”` : `your ${kind} to ${calledName(reader)}`;
}

/** `as short as your note to Toby, 12 words`. */
export function lengthEnd(end: RangeEnd, side: 'short' | 'long'): string {
  return `as ${side} as ${mailWords(end)}, ${formatCount(end.words, 'word')}`;
}

/** `as you write to Toby`. */
export function toneEnd({ reader, subject }: RangeEnd): string {
  return reader === null ? `as in “${subject || 'No subject'}”` : `as you write to ${calledName(reader)}`;
}

/** The value of a list with one for each tenth, at a place from 0 to 1. */
function tenth<T>(values: readonly T[], place: number): T | undefined {
  return values[Math.round(place * (values.length - 1))];
}

type Lengths = Pick<NonNullable<WritingRange['length']>, 'words'>;

/** What a place of the length slider stands for. */
export function lengthPlace(lengths: Lengths, place: number): string {
  return `about ${formatCount(wordsAt(lengths, place), 'word')}`;
}

function wordsAt({ words }: Lengths, place: number): number {
  const position = place * (words.length - 1);
  const [below = 0, above = 0] = [words[Math.floor(position)], words[Math.ceil(position)]];
  return below + (above - below) * (position - Math.floor(position));
}

/** A draft with less than this part of the words that were wanted has fallen short. */
const short = 0.6;

/** Why a draft is much shorter than was wanted, and what helps; null where it is not. Nothing is made up to fill it. */
export function whyShorter(lengths: Lengths, place: number | null, text: string): string | null {
  const words = text.match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
  return place === null || words === 0 || words >= short * wordsAt(lengths, place)
    ? null
    : `It has ${formatCount(words, 'word')}: there is no more in the request, and nothing is made up. Key points make it longer.`;
}

/** What a place of the tone slider stands for. */
export function tonePlace({ readers, familiar, formal }: NonNullable<WritingRange['tone']>, place: number): string {
  const reader = tenth(readers, place);
  if (typeof reader === 'string') {
    return `as to ${calledName(reader)}`;
  }
  return place <= 0.05 ? toneEnd(familiar) : place >= 0.95 ? toneEnd(formal) : 'in between';
}
