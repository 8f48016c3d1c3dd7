import type { Database } from './database.ts';

/** A file of a source that was read to its end. */
export interface SourceFile {
  readonly name: string;
  readonly state: string;
  readonly readTo: number;
}

/** The files of a source that were read to their end, by name. */
export function readSourceFiles(database: Database, sourceId: number): Map<string, SourceFile> {
  const rows = database.all<SourceFile>(
    'SELECT name, state, read_to AS readTo FROM source_files WHERE source_id = ?',
    sourceId,
  );
  return new Map(rows.map((row) => [row.name, row]));
}

/** Notes files as read to their end. */
export function noteSourceFiles(database: Database, sourceId: number, files: readonly SourceFile[]): void {
  for (const { name, state, readTo } of files) {
    database.change(
      `INSERT INTO source_files VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET state = excluded.state, read_to = excluded.read_to`,
      sourceId,
      name,
      state,
      readTo,
    );
  }
}
