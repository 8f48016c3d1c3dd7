import type { Block, DocumentFormat } from '../../contract/documents.ts';

/** `start`: in the whole text, the blocks joined by `blockBreak`; UTF-16 units. */
export type PlacedBlock = Block & { readonly start: number };

export interface Passage {
  readonly start: number;
  readonly end: number;
  /** From the outermost on. */
  readonly headings: readonly string[];
}

/** A document as a reader hands it on: the same form whatever it was written in. */
export interface ReadDocument {
  /** What the file says of itself; null where it says nothing. */
  readonly title: string | null;
  /** Milliseconds since 1970: when it was last changed, as the file says. */
  readonly date: number | null;
  /** ISO 639-1. */
  readonly language: string | null;
  /** In reading order, none empty, each with its place in the whole text. */
  readonly blocks: readonly PlacedBlock[];
  /** Stretches of the whole text by which it is found, with the headings over each. */
  readonly passages: readonly Passage[];
  /** What of it could not be taken in, as a sentence for the report. */
  readonly incomplete: string | null;
}

/** What one format's reader yields; the rest is worked out for all formats alike. */
export type Content = Partial<Pick<ReadDocument, 'title' | 'date' | 'language'>> &
  Pick<ReadDocument, 'incomplete'> & { readonly blocks: readonly Block[] };

/** A file on disk to be read. */
export interface DocumentFile {
  readonly path: string;
  readonly format: DocumentFormat;
}

/** Why a file holds nothing that can be read, as a sentence for the report. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}
