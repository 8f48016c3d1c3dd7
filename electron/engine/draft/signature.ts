import type { Part } from '../../contract/entities.ts';
import type { Database } from '../store/database.ts';
import { newestMails } from '../store/mailFilter.ts';
import { readMail } from '../store/mails.ts';
import { enoughLetters } from './habits.ts';

/** Mails that are looked at, the newest. */
const looked = 60;
/** What stands above a signature and is no part of it. */
const delimiter = /^--\s*(?:\n|$)/;

/**
 * The signature that stands under most of the person's newest mails to a reader, or to everybody where these are few or
 * `address` is empty; null where most have none. Learned from repetition: of several ones the most frequent.
 */
export function usualSignature(database: Database, address: string): string | null {
  const towards = address === '' ? [] : signatures(database, address);
  const found = towards.length >= enoughLetters ? towards : signatures(database, undefined);
  const counts = new Map<string, number>();
  for (const signature of found) {
    if (signature !== null) {
      counts.set(signature, (counts.get(signature) ?? 0) + 1);
    }
  }
  const without = found.filter((signature) => signature === null).length;
  return without * 2 > found.length ? null : ([...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null);
}

/** A mail's text with a signature below it, behind the mark by which mail programs know one; once, if it has it already. */
export function signed(text: string, signature: string): string {
  const lines = (of: string): string => of.split(/\s+/).join(' ');
  return lines(text).includes(lines(signature)) ? text : `${text.trimEnd()}\n\n-- \n${signature}`;
}

function signatures(database: Database, person: string | undefined): (string | null)[] {
  const filter = { direction: 'sent', ownWords: 1, ...(person === undefined ? {} : { person }) } as const;
  return newestMails(database, filter, looked).map((id) => signatureIn(readMail(database, id).parts));
}

/** A signature that is only its mark is followed by what it was to mark. */
function signatureIn(parts: readonly Part[]): string | null {
  const at = parts.findIndex(({ kind }) => kind === 'signature');
  const text = plain(parts[at]?.text ?? '');
  const next = parts[at + 1];
  return text || (at >= 0 && next?.kind === 'footer' && plain(next.text)) || null;
}

function plain(text: string): string {
  return text
    .trimStart()
    .replace(delimiter, '')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}
