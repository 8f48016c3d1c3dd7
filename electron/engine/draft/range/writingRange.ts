import type { Mail } from '../../../contract/entities.ts';
import { AppError } from '../../../contract/errors.ts';
import type { RangeEnd, WritingRange } from '../../../contract/range.ts';
import type { Database } from '../../store/database.ts';
import { newestMails } from '../../store/mailFilter.ts';
import { readMail } from '../../store/mails.ts';
import { draftLanguage } from '../language.ts';
import { findReader } from '../party.ts';
import { likelyLanguages, prepareGround } from '../prepare.ts';
import {
  mailOfLength,
  mailOfTone,
  type Measured,
  measureRange,
  type OwnRange,
  readerOfTone,
  toneAt,
  type ToneReader,
  toneReaders,
  wordsAt,
} from './range.ts';

const tenths = Array.from({ length: 11 }, (_, tenth) => tenth / 10);
const nothing: WritingRange = { length: null, tone: null };

/** The person's range for what is to be written, with the mails that stand for its ends. */
export function writingRange(
  database: Database,
  { to, request }: { readonly to: string | undefined; readonly request: string },
): WritingRange {
  const reader = findReader(database, { to, request, from: null });
  const range = measureRange(mailsFor(database, request, reader?.address ?? ''), reader?.address ?? '');
  return range === null ? nothing : { length: lengthsOf(range), tone: tonesOf(range) };
}

function mailsFor(database: Database, request: string, reader: string): readonly Mail[] {
  const [newest] = reader === '' ? [] : newestMails(database, { direction: 'sent', person: reader, ownWords: 1 }, 1);
  const usual = newest === undefined ? null : readMail(database, newest).language;
  const likely = likelyLanguages(database, usual);
  try {
    return prepareGround(database, request.trim() === '' ? (likely[0] ?? 'en') : draftLanguage(request, likely)).mails;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') {
      return [];
    }
    throw error;
  }
}

function lengthsOf(range: OwnRange): WritingRange['length'] {
  const words = tenths.map((place) => wordsAt(range, place));
  const short = mailOfLength(range, words[0] ?? 1);
  const long = mailOfLength(range, words.at(-1) ?? 1);
  // Who always writes as much has no range.
  const isRange = (words.at(-1) ?? 0) > (words[0] ?? 0) + 4;
  const [reader] = range.lengths.length < range.mails.length ? range.lengths.map((each) => nameOf(each)) : [];
  return !isRange || short === null || long === null
    ? null
    : { reader: reader ?? null, words, short: endOf(short), long: endOf(long) };
}

function tonesOf(range: OwnRange): WritingRange['tone'] {
  const readers = toneReaders(range);
  const named = tenths.map((place) => readerOfTone(readers, toneAt(range, place)));
  const [low, high] = [named[0] ?? null, named.at(-1) ?? null];
  // One reader cannot stand for both ends; the mails themselves then do.
  const known = low !== null && high !== null && low.address !== high.address;
  const familiar = mailAt(range, 0, known ? low : null);
  const formal = mailAt(range, 1, known ? high : null);
  return familiar === null || formal === null
    ? null
    : { readers: named.map((each) => (known ? (each?.name ?? null) : null)), familiar, formal };
}

/** A mail in the tone of a place of the range: to the reader who stands for it, where there is one. */
function mailAt(range: OwnRange, place: number, reader: ToneReader | null): RangeEnd | null {
  const mails = reader && range.mails.filter((each) => each.reader?.address.toLowerCase() === reader.address);
  const found = mailOfTone(mails === null ? range : { ...range, mails }, toneAt(range, place));
  return found && { ...endOf(found), reader: reader?.name ?? nameOf(found) };
}

function endOf(measured: Measured): RangeEnd {
  const { id, subject, date } = measured.mail;
  return { mailId: id, reader: nameOf(measured), subject, date, words: measured.words };
}

function nameOf({ reader }: Measured): string | null {
  return reader?.name.trim() || null;
}
