import { rmSync } from 'node:fs';
import type { Database } from './database.ts';
import { inHome } from './home.ts';
import { deleteVoice } from './voices.ts';

/** Voices that learned from mail which came from this source alone: from pairs made before the voice was. */
export function voicesLearnedFrom(database: Database, sourceId: number): number[] {
  return database
    .all<{ id: number }>(
      `SELECT id FROM voices WHERE EXISTS (
         SELECT 1 FROM pairs JOIN mail_sources ON mail_sources.mail_id = pairs.mail_id
         WHERE source_id = ? AND dropped IS NULL AND made_at <= created_at
           AND NOT EXISTS (SELECT 1 FROM mail_sources AS other
                           WHERE other.mail_id = pairs.mail_id AND other.source_id <> mail_sources.source_id))`,
      sourceId,
    )
    .map(({ id }) => id);
}

/**
 * Forgets what was made of mails that are gone and hangs on no row of theirs: the voices that learned from them, what
 * models keep of having read them, and their subjects among the sources of drafts.
 */
export function forgetDerived(database: Database, voices: readonly number[]): void {
  for (const id of voices) {
    deleteVoice(database, id);
  }
  rmSync(inHome(database.home, 'states'), { recursive: true, force: true });
  database.change(
    `UPDATE drafts SET draft = json_set(draft, '$.sources', (
       SELECT json_group_array(json(value)) FROM json_each(draft, '$.sources')
       WHERE EXISTS (SELECT 1 FROM mails WHERE mails.id = value ->> 'id')))
     WHERE EXISTS (SELECT 1 FROM json_each(draft, '$.sources')
                   WHERE NOT EXISTS (SELECT 1 FROM mails WHERE mails.id = value ->> 'id'))`,
  );
  forgetDraftDocuments(database);
  if (database.one('SELECT 1 FROM mails LIMIT 1') === undefined) {
    database.change(`DELETE FROM settings WHERE name = 'verdicts'`);
  }
}

/** Forgets the titles of documents that are gone among the sources of drafts. */
export function forgetDraftDocuments(database: Database): void {
  database.change(
    `UPDATE drafts SET draft = json_set(draft, '$.documents', (
       SELECT json_group_array(json(value)) FROM json_each(draft, '$.documents')
       WHERE EXISTS (SELECT 1 FROM documents WHERE documents.id = value ->> 'id')))
     WHERE EXISTS (SELECT 1 FROM json_each(draft, '$.documents')
                   WHERE NOT EXISTS (SELECT 1 FROM documents WHERE documents.id = value ->> 'id'))`,
  );
}
