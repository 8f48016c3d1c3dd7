import type { Database } from './database.ts';
import type { NewMail } from './newMail.ts';
import { normalAddress } from './people.ts';

/**
 * The same mail under another Message-ID, or null. Archives and some servers give every copy of a mail its own: it was
 * written at the same moment, to the same people, with the same subject and text.
 */
export function findCopy(
  database: Database,
  { messageId, direction, subject, date, to, parts }: NewMail,
): { id: number; messageId: string } | null {
  if (date === null) {
    return null;
  }
  const alike = database.all<{ id: number; messageId: string }>(
    `SELECT id, message_id AS messageId FROM mails
     WHERE coalesce(date, 0) = ? AND date IS NOT NULL AND subject = ? AND direction = ? AND message_id <> ?`,
    date,
    subject,
    direction,
    messageId,
  );
  const text = parts.map((part) => part.text).join('\n');
  const readers = [...new Set(to.map(({ address }) => normalAddress(address)))].filter((address) => address !== '');
  return alike.find(({ id }) => textOfMail(database, id) === text && sameReaders(database, id, readers)) ?? null;
}

function textOfMail(database: Database, id: number): string {
  return database
    .all<{ text: string }>('SELECT text FROM parts WHERE mail_id = ? ORDER BY position', id)
    .map(({ text }) => text)
    .join('\n');
}

function sameReaders(database: Database, id: number, readers: readonly string[]): boolean {
  const known = database.all<{ address: string }>(
    `SELECT DISTINCT people.address FROM correspondents JOIN people ON people.id = person_id
     WHERE mail_id = ? AND role = 'to'`,
    id,
  );
  return known.length === readers.length && known.every(({ address }) => readers.includes(address));
}
