import type { DraftDocument } from '../../contract/documents.ts';
import type { Database } from '../store/database.ts';
import { type NearPassage, nearestDocumentPassages, readPassages } from '../store/documentPassages.ts';
import { listDocuments } from '../store/documents.ts';
import { sayTheSame } from './similar.ts';

export interface NotesWanted {
  /** What is to be written, and what it answers: what any of them asks for counts. */
  readonly vectors: readonly Float32Array[];
  /** The least cosine by which a passage fits. */
  readonly floor: number;
  /** Whether a passage that is near enough is taken. */
  readonly accept: (note: Note) => boolean;
  /** How much less than the best of them a passage may fit. */
  readonly within: number;
  readonly limit: number;
  readonly excludeDocuments: readonly number[];
}

/** A passage of a document that fits what is to be written. */
export interface Note {
  readonly source: DraftDocument;
  readonly text: string;
  /** Cosine. */
  readonly similarity: number;
}

/** Passages looked at for each that is wanted: some say the same in another file. */
const breadth = 4;

/** The passages of documents that fit best, best first, each text once; none where none fits. */
export function fittingNotes(database: Database, wanted: NotesWanted): Note[] {
  const { vectors, floor, accept, within, limit, excludeDocuments } = wanted;
  const best = new Map<number, NearPassage>();
  for (const vector of vectors) {
    for (const near of nearestDocumentPassages(database, vector, { excludeDocuments }, breadth * limit)) {
      if (near.similarity > (best.get(near.id)?.similarity ?? 0)) {
        best.set(near.id, near);
      }
    }
  }
  const ranked = [...best.values()].sort((a, b) => b.similarity - a.similarity);
  const least = Math.max(floor, (ranked[0]?.similarity ?? 0) - within);
  const fitting = ranked.filter(({ similarity }) => similarity >= least);
  const passages = readPassages(
    database,
    fitting.map(({ id }) => id),
  );
  const listed = listDocuments(
    database,
    fitting.map(({ documentId }) => documentId),
  );
  const chosen: Note[] = [];
  for (const { id, documentId, start, end, headings, text } of passages) {
    const document = listed.get(documentId);
    const isNew = !chosen.some((other) => sayTheSame(other.text, text));
    if (chosen.length < limit && document !== undefined && isNew) {
      const source = { ...document, headings: [...headings], passage: { start, end } };
      const note = { source, text, similarity: best.get(id)?.similarity ?? 0 };
      chosen.push(...(accept(note) ? [note] : []));
    }
  }
  return chosen;
}
