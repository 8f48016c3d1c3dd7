import type { Block, DocumentFormat } from '../../contract/documents.ts';

/** A document as the importer hands it to the store: read and cut into passages. */
export interface NewDocument {
  /** SHA-256 of the file. */
  readonly digest: string;
  readonly title: string;
  readonly format: DocumentFormat;
  /** Milliseconds since 1970. */
  readonly date: number | null;
  /** ISO 639-1. */
  readonly language: string | null;
  /** In reading order; `start`: in the whole text, the blocks joined by `blockBreak`. */
  readonly blocks: readonly (Block & { readonly start: number })[];
  /** `text`: that of the passage. */
  readonly passages: readonly {
    readonly start: number;
    readonly end: number;
    readonly headings: readonly string[];
    readonly text: string;
  }[];
}

/** Stands between two blocks in the whole text of a document. */
export const blockBreak = '\n\n';

/** A file in which a document was found. */
export interface FoundFile {
  /** Its path in the source. */
  readonly name: string;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
}
