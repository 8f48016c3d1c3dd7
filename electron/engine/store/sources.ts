import type { Source, SourceFormat } from '../../contract/entities.ts';
import { cancelled } from '../../contract/errors.ts';
import { changeSource } from './changeSource.ts';
import type { Database } from './database.ts';
import { forgetDerived, voicesLearnedFrom } from './derived.ts';
import { recountPeople } from './people.ts';
import { forgetPassages } from './passages.ts';
import { letFilesGo, someFiles } from './takeDocuments.ts';
import { forgetEmptyThreads } from './threads.ts';
import { tidyWords } from './words.ts';

export interface NewSource {
  readonly path: string;
  readonly name: string;
  readonly format: SourceFormat;
  /** Changes when the source's content changes: for instance size and time of the last change. */
  readonly fingerprint: string;
}

export interface OpenSource {
  readonly id: number;
  /** Where to go on, as the importer left it; null: from the beginning. */
  readonly cursor: unknown;
  /** Taken in to the end already, and unchanged since. */
  readonly complete: boolean;
}

/** The source at this path, made where it is new. One that changed since is read again from the beginning. */
export function openSource(database: Database, source: NewSource): OpenSource {
  const { path, name, format, fingerprint } = source;
  return database.transaction(() => {
    const row = database.one<{ id: number; cursor: string | null; complete: number }>(
      `INSERT INTO sources (path, name, format, fingerprint, imported_at, watched)
       VALUES (@path, @name, @format, @fingerprint, @now, @format NOT IN ('jsonl', 'imap'))
       ON CONFLICT (path) DO UPDATE SET
         cursor = iif(fingerprint = @fingerprint, cursor, NULL),
         complete = iif(fingerprint = @fingerprint, complete, 0),
         name = @name, format = @format, fingerprint = @fingerprint
       RETURNING id, cursor, complete`,
      { path, name, format, fingerprint, now: Date.now() },
    );
    if (row === undefined) {
      throw new Error('A source must have a row.');
    }
    const cursor: unknown = row.cursor === null ? null : JSON.parse(row.cursor);
    return { id: row.id, cursor, complete: row.complete === 1 };
  });
}

/** Notes that a source was taken in to its end, or with `isLook` that it was only looked at for what is new. */
export function finishSource(database: Database, id: number, isLook = false): void {
  database.change(
    `UPDATE sources SET complete = 1, looked_at = @now, imported_at = iif(@isLook, imported_at, @now) WHERE id = @id`,
    { id, isLook: isLook ? 1 : 0, now: Date.now() },
  );
}

/** Says whether drafts, spam and what was thrown away are taken in from a source too, now and when it is looked at. */
export function chooseEverything(database: Database, id: number, everything: boolean): void {
  database.change('UPDATE sources SET everything = ? WHERE id = ?', everything ? 1 : 0, id);
}

export function listSources(database: Database): Source[] {
  return database
    .all<Omit<Source, 'complete' | 'watched'> & { complete: number; watched: number }>(
      `SELECT id, name, format, complete, imported_at AS importedAt,
         (SELECT count(*) FROM mail_sources WHERE source_id = sources.id) AS mails,
         (SELECT count(*) FROM document_files WHERE source_id = sources.id) AS documents, authorship,
         watched, looked_at AS lookedAt, obstacle, news, news_at AS newsAt
       FROM sources ORDER BY imported_at, id`,
    )
    .map((row) => ({ ...row, complete: row.complete === 1, watched: row.watched === 1 }));
}

/** What the source at a path was found to be; undefined where there is none. */
export function formatAt(database: Database, path: string): SourceFormat | undefined {
  return database.one<{ format: SourceFormat }>('SELECT format FROM sources WHERE path = ?', path)?.format;
}

/** The paths of all sources. */
export function knownPaths(database: Database): ReadonlySet<string> {
  return new Set(database.all<{ path: string }>('SELECT path FROM sources').map(({ path }) => path));
}

const removeStep = 200;
/** A document may be of a thousand pages. */
const removeDocuments = 10;

/**
 * Removes a source, every mail that came from it alone and all that was made of these. In small steps, so that the engine goes on answering;
 * when it is stopped or killed, the source is there with what is left of it, and can be removed again. Fails with
 * `not-found`.
 */
export async function removeSource(database: Database, id: number, signal?: AbortSignal): Promise<void> {
  const voices = voicesLearnedFrom(database, id);
  changeSource(database, 'cursor = NULL, complete = 0', id);
  try {
    while (database.transaction(() => removeSome(database, id)) > 0 || removeSomeDocuments(database, id) > 0) {
      await new Promise(setImmediate);
      if (signal?.aborted === true) {
        throw cancelled();
      }
    }
    database.change('DELETE FROM sources WHERE id = ?', id);
  } finally {
    forgetDerived(database, voices);
    await tidyWords(database);
    await recountPeople(database);
    database.define('PRAGMA incremental_vacuum');
  }
}

function removeSomeDocuments(database: Database, sourceId: number): number {
  const names = someFiles(database, sourceId, removeDocuments);
  letFilesGo(database, sourceId, names);
  return names.length;
}

/** Removes the next few mails of a source, or their tie to it, and answers how many. */
function removeSome(database: Database, sourceId: number): number {
  const rows = database.all<{ id: number; thread: number; shared: number }>(
    `SELECT id, thread, EXISTS (SELECT 1 FROM mail_sources WHERE mail_id = id AND source_id <> @sourceId) AS shared
     FROM mail_sources JOIN mails ON id = mail_id WHERE source_id = @sourceId LIMIT ${removeStep}`,
    { sourceId },
  );
  // Words first and together, for the reason given in takeMails.
  for (const { id } of rows.filter(({ shared }) => shared === 0)) {
    database.change('DELETE FROM mail_words WHERE rowid = ?', id);
  }
  for (const { id, shared } of rows) {
    if (shared === 1) {
      database.change('DELETE FROM mail_sources WHERE source_id = ? AND mail_id = ?', sourceId, id);
    } else {
      forgetPassages(database, id);
      database.change('DELETE FROM mails WHERE id = ?', id);
    }
  }
  forgetEmptyThreads(
    database,
    rows.map(({ thread }) => thread),
  );
  return rows.length;
}
