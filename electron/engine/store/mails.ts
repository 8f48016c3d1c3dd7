import type { Address, Mail, MailSummary, Part } from '../../contract/entities.ts';
import { AppError } from '../../contract/errors.ts';
import type { Database } from './database.ts';

type Row = Omit<Mail, 'threadId' | 'automatic' | 'from' | 'to' | 'cc' | 'parts' | 'attachments'> & {
  thread: number;
  automatic: number;
  attachments: string;
};

/** A mail with all its parts. Fails with `not-found`. */
export function readMail(database: Database, id: number): Mail {
  const row = database.one<Row>(
    `SELECT id, message_id AS messageId, thread, direction, subject, date, language, automatic, attachments
     FROM mails WHERE id = ?`,
    id,
  );
  if (row === undefined) {
    throw new AppError('not-found', 'That mail is no longer here: the source it came from was removed.');
  }
  const { thread, automatic, attachments, ...plain } = row;
  return {
    ...plain,
    ...(correspondents(database, [id]).get(id) ?? nobody),
    threadId: String(thread),
    automatic: automatic === 1,
    parts: database.all<Part>('SELECT kind, text FROM parts WHERE mail_id = ? ORDER BY position', id),
    attachments: JSON.parse(attachments) as Mail['attachments'],
  };
}

/** Whether a mail is here: its source may have been removed meanwhile. */
export function hasMail(database: Database, id: number): boolean {
  return database.one('SELECT 1 FROM mails WHERE id = ?', id) !== undefined;
}

/** The mails of a thread, oldest first. */
export function readThread(database: Database, threadId: string): number[] {
  return database
    .all<{ id: number }>('SELECT id FROM mails WHERE thread = ? ORDER BY coalesce(date, 0), id', Number(threadId))
    .map(({ id }) => id);
}

/** The mails without a date, from this one on in the order in which they were taken in. */
export function undatedFrom(database: Database, id: number): number[] {
  return database.all<{ id: number }>('SELECT id FROM mails WHERE date IS NULL AND id >= ?', id).map((row) => row.id);
}

/** A mail as it stands in a list. */
export type Listed = Omit<MailSummary, 'snippet'> & {
  /** The author's own words; where there are none, what a machine or somebody else wrote in it. */
  readonly text: string;
};

/** Mails by number, in the order asked for; numbers that are gone are left out. */
export function listMails(database: Database, ids: readonly number[]): Listed[] {
  const rows = database.all<Omit<Listed, 'threadId' | 'from' | 'to'> & { thread: number }>(
    `SELECT id, message_id AS messageId, thread, direction, subject, date,
       coalesce((SELECT group_concat(text, char(10) ORDER BY position) FROM parts
                 WHERE mail_id = mails.id AND kind = iif(own_words > 0, 'own', parts.kind)), '') AS text
     FROM mails WHERE id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  );
  const people = correspondents(database, ids);
  const byId = new Map(
    rows.map(({ thread, ...row }) => {
      const { from, to } = people.get(row.id) ?? nobody;
      return [row.id, { ...row, threadId: String(thread), from, to }];
    }),
  );
  return ids.flatMap((id) => byId.get(id) ?? []);
}

interface Correspondents {
  from: Address | null;
  to: Address[];
  cc: Address[];
}

const nobody: Correspondents = { from: null, to: [], cc: [] };

/** From, To and Cc of mails; the best known name stands in where the mail itself gave none. */
export function correspondents(database: Database, ids: readonly number[]): Map<number, Correspondents> {
  const found = new Map<number, Correspondents>(ids.map((id) => [id, { from: null, to: [], cc: [] }]));
  const rows = database.all<Address & { mail: number; role: 'from' | 'to' | 'cc' }>(
    `SELECT mail_id AS mail, role, address, CASE correspondents.name WHEN '' THEN people.name ELSE correspondents.name END AS name
     FROM correspondents JOIN people ON people.id = person_id
     WHERE mail_id IN (SELECT value FROM json_each(?)) ORDER BY mail_id, role, position`,
    JSON.stringify(ids),
  );
  for (const { mail, role, name, address } of rows) {
    const at = found.get(mail);
    if (at !== undefined && role === 'from') {
      at.from = { name, address };
    } else if (at !== undefined && role !== 'from') {
      at[role].push({ name, address });
    }
  }
  return found;
}
