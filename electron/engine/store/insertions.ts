import type { Insertion } from '../../contract/insertion.ts';
import { AppError } from '../../contract/errors.ts';
import type { Database } from './database.ts';

/** As many are kept; older ones go by themselves. */
const kept = 500;

/** Keeps what was put into another program, and answers its number. */
export function keepInsertion(database: Database, insertion: Omit<Insertion, 'id' | 'at' | 'undone'>): number {
  return database.transaction(() => {
    const { id } = database.change(
      `INSERT INTO insertions (at, program, manner, before_text, after_text)
       VALUES (@at, @program, @manner, @before, @after)`,
      { ...insertion, at: Date.now() },
    );
    database.change('DELETE FROM insertions WHERE id <= ?', id - kept);
    return id;
  });
}

/** The latest first. */
export function listInsertions(database: Database, limit: number): Insertion[] {
  return database
    .all<Omit<Insertion, 'undone'> & { undone: number }>(
      `SELECT id, at, program, manner, before_text AS before, after_text AS after, undone
       FROM insertions ORDER BY id DESC LIMIT ?`,
      limit,
    )
    .map((row) => ({ ...row, undone: row.undone === 1 }));
}

/** Fails with `not-found`. */
export function markUndone(database: Database, id: number): void {
  const { rows } = database.change('UPDATE insertions SET undone = 1 WHERE id = ?', id);
  if (rows === 0) {
    throw new AppError('not-found', 'That text is no longer in the list.');
  }
}

/** Removes one for good, or all where none is named. */
export function removeInsertions(database: Database, id?: number): void {
  if (id === undefined) {
    database.change('DELETE FROM insertions');
  } else {
    database.change('DELETE FROM insertions WHERE id = ?', id);
  }
}
