import { AppError } from '../../contract/errors.ts';
import type { Database, Value } from './database.ts';

/** Changes what is kept of a source: `set` is what follows SET, `values` are its `?`. Fails with `not-found`. */
export function changeSource(database: Database, set: string, id: number, ...values: Value[]): void {
  if (database.change(`UPDATE sources SET ${set} WHERE id = ?`, ...values, id).rows === 0) {
    throw new AppError('not-found', 'This source is no longer here.');
  }
}
