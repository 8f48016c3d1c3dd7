import { z } from 'zod';
import type { Database } from './database.ts';
import { readSetting, writeSetting } from './settings.ts';

const Verdicts = z.record(z.string(), z.boolean());

/** What the person said about lines of their mail, by the line's words: true where it is theirs. */
export function readVerdicts(database: Database): ReadonlyMap<string, boolean> {
  return new Map(Object.entries(readSetting(database, 'verdicts', Verdicts) ?? {}));
}

/** The person's own mails in which one of these texts stands, letter by letter. Reads all they sent. */
export function sentMailsWith(database: Database, texts: readonly string[]): number[] {
  return database
    .all<{ id: number }>(
      `SELECT DISTINCT mail_id AS id FROM parts JOIN mails ON mails.id = mail_id
       WHERE direction = 'sent' AND EXISTS (SELECT 1 FROM json_each(?) WHERE instr(parts.text, value) > 0)`,
      JSON.stringify(texts),
    )
    .map(({ id }) => id);
}

/** Remembers what the person said; what they said before of the same words gives way. */
export function addVerdicts(database: Database, verdicts: ReadonlyMap<string, boolean>): void {
  writeVerdicts(database, new Map([...readVerdicts(database), ...verdicts]));
}

/** Remembers these in the place of all that was said before. */
export function writeVerdicts(database: Database, verdicts: ReadonlyMap<string, boolean>): void {
  writeSetting(database, 'verdicts', Object.fromEntries(verdicts));
}
