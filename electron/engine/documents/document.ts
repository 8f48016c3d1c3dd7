import type { Block, DocumentFormat } from '../../contract/documents.ts';

/** A document as a reader hands it on: the same form whatever it was written in. */
export interface ReadDocument {
  /** What the file says of itself; null where it says nothing. */
  readonly title: string | null;
  /** Milliseconds since 1970: when it was last changed, as the file says. */
  readonly date: number | null;
  /** ISO 639-1. */
  readonly language: string | null;
  /** In reading order, none empty. */
  readonly blocks: readonly Block[];
  /** What of it could not be taken in, as a sentence for the report. */
  readonly incomplete: string | null;
}

/** What one format's reader yields; the rest is worked out for all formats alike. */
export type Content = Partial<Pick<ReadDocument, 'title' | 'date' | 'language'>> &
  Pick<ReadDocument, 'blocks' | 'incomplete'>;

/** A file on disk to be read. */
export interface DocumentFile {
  readonly path: string;
  readonly format: DocumentFormat;
}

/** Why a file holds nothing that can be read, as a sentence for the report. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}
