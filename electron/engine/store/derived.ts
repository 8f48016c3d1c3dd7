import { rmSync } from 'node:fs';
import type { Database } from './database.ts';
import { inHome } from './home.ts';
import { deleteVoice, type LearnedFrom } from './voices.ts';

/**
 * Voices that learned from mail or own documents which came from this source alone. Of a voice of an earlier release it
 * is not known: it learned from pairs made before it was, and one that completes from any words of the person's.
 */
export function voicesLearnedFrom(database: Database, sourceId: number): number[] {
  return database
    .all<{ id: number }>(
      `WITH mails_alone AS (
         SELECT mail_id AS id FROM mail_sources AS held WHERE source_id = @sourceId AND NOT EXISTS (
           SELECT 1 FROM mail_sources AS other
           WHERE other.mail_id = held.mail_id AND other.source_id <> held.source_id)
       ), documents_alone AS (
         SELECT document_id AS id FROM document_files AS held JOIN sources ON sources.id = source_id
         WHERE source_id = @sourceId AND authorship = 'own' AND NOT EXISTS (
           SELECT 1 FROM document_files AS other JOIN sources ON sources.id = other.source_id
           WHERE other.document_id = held.document_id AND other.source_id <> held.source_id AND authorship = 'own')
       )
       SELECT id FROM voices
       WHERE EXISTS (SELECT 1 FROM json_each(training, '$.learnedFrom.mails') WHERE value IN mails_alone)
       OR EXISTS (SELECT 1 FROM json_each(training, '$.learnedFrom.documents') WHERE value IN documents_alone)
       OR json_type(training, '$.learnedFrom') IS NULL AND (EXISTS (
         SELECT 1 FROM pairs LEFT JOIN document_passages ON document_passages.id = passage_id
         WHERE dropped IS NULL AND made_at <= created_at
           AND (mail_id IN mails_alone OR document_id IN documents_alone))
       OR role = 'completer' AND (
         EXISTS (SELECT 1 FROM mails WHERE id IN mails_alone AND direction = 'sent')
         OR EXISTS (SELECT 1 FROM documents_alone)))`,
      { sourceId },
    )
    .map(({ id }) => id);
}

/** Whether all is still here that a voice learns from. */
export function isAllHere(database: Database, { mails, documents }: LearnedFrom): boolean {
  const isGone = `SELECT 1 FROM json_each(@mails) WHERE value NOT IN (SELECT id FROM mails)
    UNION ALL SELECT 1 FROM json_each(@documents) WHERE value NOT IN (SELECT id FROM documents) LIMIT 1`;
  return database.one(isGone, { mails: JSON.stringify(mails), documents: JSON.stringify(documents) }) === undefined;
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
