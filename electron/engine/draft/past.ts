import type { Mail } from '../../contract/entities.ts';
import { sayTheSame } from '../memory/similar.ts';
import type { Database } from '../store/database.ts';
import type { MailFilter } from '../store/mailFilter.ts';
import { readMail, readThread, undatedFrom } from '../store/mails.ts';
import { letterOf } from './letter.ts';

/**
 * Only what the person had at hand before they wrote this mail: earlier mail outside its thread. Mails without a date
 * count as older than all others, and among themselves in the order in which they were taken in.
 */
export function before(database: Database, { id, date, threadId }: Mail): MailFilter {
  return date === null
    ? { before: 0, excludeThreadId: threadId, excludeIds: undatedFrom(database, id) }
    : { before: date - 1, excludeThreadId: threadId };
}

/** Whether a mail may be shown to a model that is to write `past` again: not where it gives the answer away. */
export function mayShow(mail: Mail, past: Mail): boolean {
  const age = past.date === null && mail.date === null ? past.id - mail.id : (past.date ?? 0) - (mail.date ?? 0);
  return (
    age > 0 && mail.threadId !== past.threadId && !sayTheSame(letterOf(mail.parts).body, letterOf(past.parts).body)
  );
}

/** The received mail that a mail of the person answers: the one before it in its thread, if there is one. */
export function answeredBy(database: Database, mail: Mail): Mail | null {
  const thread = readThread(database, mail.threadId);
  const previous = thread[thread.indexOf(mail.id) - 1];
  const answered = previous === undefined ? null : readMail(database, previous);
  return answered?.direction === 'received' && !answered.automatic ? answered : null;
}
