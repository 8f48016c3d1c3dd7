import { correspondents } from './mails.ts';
import type { Database } from './database.ts';

/** A mail that waits for its passages to be made. */
export interface Waiting {
  readonly id: number;
  readonly subject: string;
  /** The mail's `own` parts, joined by newlines. */
  readonly own: string;
  /** Whom it is from when it was received, whom it is to when it was sent. */
  readonly others: readonly string[];
}

/** The next mails to remember: what the person wrote first, newest first. */
export function nextToRemember(database: Database, limit: number): Waiting[] {
  const rows = database.all<Omit<Waiting, 'others'> & { direction: string }>(
    `SELECT id, subject, direction,
       (SELECT group_concat(text, char(10) ORDER BY position) FROM parts
        WHERE mail_id = mails.id AND kind = 'own') AS own
     FROM mails WHERE remembered = 0 ORDER BY direction DESC, coalesce(date, 0) DESC, id LIMIT ?`,
    limit,
  );
  const people = correspondents(
    database,
    rows.map(({ id }) => id),
  );
  return rows.map(({ direction, ...row }) => {
    const { from = null, to = [] } = people.get(row.id) ?? {};
    const others = direction === 'sent' ? to : from === null ? [] : [from];
    return { ...row, others: others.map(({ name, address }) => name || address) };
  });
}

/** How many mails wait to be remembered. */
export function countWaiting(database: Database): number {
  return database.one<{ n: number }>('SELECT count(*) AS n FROM mails WHERE remembered = 0')?.n ?? 0;
}

/** How many mails are remembered: reads the whole index of passages. */
export function countRemembered(database: Database): number {
  return database.one<{ n: number }>('SELECT count(DISTINCT mail_id) AS n FROM passages')?.n ?? 0;
}
