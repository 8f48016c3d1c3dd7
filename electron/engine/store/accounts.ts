import type { z } from 'zod';
import type { Database } from './database.ts';

/** Keeps the settings of the account that a source is. */
export function keepAccount(database: Database, sourceId: number, account: unknown): void {
  database.change(
    'INSERT INTO accounts VALUES (?, ?) ON CONFLICT DO UPDATE SET account = excluded.account',
    sourceId,
    JSON.stringify(account),
  );
}

/** The settings of an account, null where the source is none or they no longer have the form asked for. */
export function readAccount<T>(database: Database, sourceId: number, form: z.ZodType<T>): T | null {
  const row = database.one<{ account: string }>('SELECT account FROM accounts WHERE source_id = ?', sourceId);
  const parsed = row === undefined ? undefined : form.safeParse(JSON.parse(row.account));
  return parsed?.success === true ? parsed.data : null;
}
