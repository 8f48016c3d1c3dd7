import type { Address } from '../../contract/entities.ts';
import type { Database } from './database.ts';
import type { NewMail } from './newMail.ts';
import { normalAddress } from './people.ts';

/**
 * The same mail under another Message-ID, or null. Archives and some servers give every copy of a mail its own: it was
 * written at the same moment, by and to the same people, with the same subject and text.
 */
export function findCopy(
  database: Database,
  { direction, subject, date, from, to, parts }: NewMail,
): { id: number; messageId: string } | null {
  if (date === null) {
    return null;
  }
  const alike = database.all<{ id: number; messageId: string }>(
    `SELECT id, message_id AS messageId FROM mails
     WHERE coalesce(date, 0) = ? AND date IS NOT NULL AND subject = ? AND direction = ?`,
    date,
    subject,
    direction,
  );
  const text = parts.map((part) => part.text).join('\n');
  const people = [...peopleIn('from', from === null ? [] : [from]), ...peopleIn('to', to)].sort().join(' ');
  return alike.find(({ id }) => textOfMail(database, id) === text && peopleOfMail(database, id) === people) ?? null;
}

/** Each address once, with the role in which it stands. */
function peopleIn(role: 'from' | 'to', people: readonly Address[]): string[] {
  const addresses = people.map(({ address }) => normalAddress(address)).filter((address) => address !== '');
  return [...new Set(addresses)].map((address) => `${role}:${address}`);
}

function textOfMail(database: Database, id: number): string {
  return database
    .all<{ text: string }>('SELECT text FROM parts WHERE mail_id = ? ORDER BY position', id)
    .map(({ text }) => text)
    .join('\n');
}

function peopleOfMail(database: Database, id: number): string {
  return database
    .all<{ who: string }>(
      `SELECT DISTINCT role || ':' || people.address AS who FROM correspondents JOIN people ON people.id = person_id
       WHERE mail_id = ? AND role IN ('from', 'to')`,
      id,
    )
    .map(({ who }) => who)
    .sort()
    .join(' ');
}
