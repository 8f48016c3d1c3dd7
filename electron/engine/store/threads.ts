import type { Database } from './database.ts';

/** A header may name thousands of ancestors; the oldest and the nearest ones are enough to find the thread. */
const nearest = 40;

/**
 * Puts a mail that was just taken in into its thread and answers the thread's number. A thread is everything that is
 * tied together by Message-IDs, also of mails that are not there; the subject plays no part, because people write
 * "Hello" every week. A mail that ties two threads makes one of them.
 */
export function joinThread(database: Database, id: number, messageId: string, ancestors: readonly string[]): number {
  const ties = [...new Set([messageId, ...ancestors.slice(0, 1), ...ancestors.slice(-nearest)])];
  const known = database.all<{ thread: number }>(
    `SELECT DISTINCT thread FROM thread_members WHERE message_id IN (SELECT value FROM json_each(?)) ORDER BY thread`,
    JSON.stringify(ties),
  );
  const thread = known[0]?.thread ?? id;
  for (const { thread: other } of known.slice(1)) {
    database.change('UPDATE mails SET thread = ? WHERE thread = ?', thread, other);
    database.change('UPDATE thread_members SET thread = ? WHERE thread = ?', thread, other);
  }
  for (const tie of ties) {
    database.change('INSERT INTO thread_members VALUES (?, ?) ON CONFLICT DO NOTHING', tie, thread);
  }
  database.change('UPDATE mails SET thread = ? WHERE id = ?', thread, id);
  return thread;
}

/** Forgets the Message-IDs of threads whose last mail is gone. */
export function forgetEmptyThreads(database: Database, threads: readonly number[]): void {
  database.change(
    `DELETE FROM thread_members WHERE thread IN (SELECT value FROM json_each(?))
       AND NOT EXISTS (SELECT 1 FROM mails WHERE mails.thread = thread_members.thread)`,
    JSON.stringify(threads),
  );
}
