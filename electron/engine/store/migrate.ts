import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Sqlite from 'better-sqlite3';
import { AppError } from '../../contract/errors.ts';

const folder = join(import.meta.dirname, 'migrations');

/** The migrations in order; number n is the n-th, so a gap or a double is a mistake of ours and is refused. */
export function migrations(): readonly string[] {
  const files = readdirSync(folder).sort();
  return files.map((file, index) => {
    if (file !== `${String(index + 1).padStart(4, '0')}.sql`) {
      throw new Error(`Migration ${file} is out of order.`);
    }
    return readFileSync(join(folder, file), 'utf8');
  });
}

/** Brings a database forward to the present version, one transaction a step. Fails with `store-from-future`. */
export function migrate(connection: Sqlite.Database, steps: readonly string[] = migrations()): void {
  const version = Number(connection.pragma('user_version', { simple: true }));
  if (version > steps.length) {
    throw new AppError(
      'store-from-future',
      'This data was written by a newer Ownhand. Install that version or a later one; nothing was changed.',
    );
  }
  for (const [index, step] of steps.entries()) {
    if (index >= version) {
      connection.transaction(() => {
        connection.exec(step);
        connection.pragma(`user_version = ${index + 1}`);
      })();
    }
  }
}
