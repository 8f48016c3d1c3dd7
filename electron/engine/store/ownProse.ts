import type { Database } from './database.ts';

/** Shorter paragraphs of documents are captions, addresses and the like. */
const leastLetters = 80;

/** Paragraphs that the person wrote in documents, those of the newest documents first. */
export function ownProse(database: Database, limit: number): string[] {
  return database
    .all<{ text: string }>(
      `SELECT text FROM document_blocks JOIN documents ON documents.id = document_id
       WHERE kind = 'paragraph' AND length(text) >= ${leastLetters} AND document_id IN (
         SELECT document_id FROM document_files JOIN sources ON sources.id = source_id WHERE authorship = 'own')
       ORDER BY coalesce(date, 0) DESC, document_id, start LIMIT ?`,
      limit,
    )
    .map(({ text }) => text);
}
