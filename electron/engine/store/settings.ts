import type { z } from 'zod';
import { Identity } from '../../contract/entities.ts';
import type { Database } from './database.ts';

/** A single value; null where it was never set or no longer has the form that is asked for. */
export function readSetting<T>(database: Database, name: string, form: z.ZodType<T>): T | null {
  const row = database.one<{ value: string }>('SELECT value FROM settings WHERE name = ?', name);
  const parsed = row === undefined ? undefined : form.safeParse(JSON.parse(row.value));
  return parsed?.success === true ? parsed.data : null;
}

/** Sets a value, which must survive JSON; null removes it. */
export function writeSetting(database: Database, name: string, value: unknown): void {
  if (value === null) {
    database.change('DELETE FROM settings WHERE name = ?', name);
  } else {
    database.change('INSERT INTO settings VALUES (@name, @value) ON CONFLICT DO UPDATE SET value = @value', {
      name,
      value: JSON.stringify(value),
    });
  }
}

export function readIdentity(database: Database): Identity | null {
  return readSetting(database, 'identity', Identity);
}
