import { z } from 'zod';
import { type Contract, method } from './method.ts';

export const DocumentFormat = z.enum(['markdown', 'text', 'word', 'opendocument', 'rtf', 'pdf', 'html']);
export type DocumentFormat = z.infer<typeof DocumentFormat>;

/** Whose words documents are. Only a person's own teach how they write; the others are looked things up in. */
export const Authorship = z.enum(['own', 'reference']);
export type Authorship = z.infer<typeof Authorship>;

/** A piece of a document that stands by itself. */
export const Block = z.object({
  /** `row`: a row of a table, its cells set apart by tabs. */
  kind: z.enum(['heading', 'paragraph', 'item', 'row']),
  /** How deep a heading or an item of a list stands, from 1; 0 for the others. */
  level: z.int().min(0),
  /** Plain text. The number of a numbered item stands in it; a bullet does not. */
  text: z.string(),
});
export type Block = z.infer<typeof Block>;

const Described = z.object({
  id: z.int(),
  title: z.string(),
  format: DocumentFormat,
  /** When it was last changed, in milliseconds since 1970. */
  date: z.int().nullable(),
  authorship: Authorship,
});

export const Document = Described.extend({
  language: z.string().nullable(),
  words: z.int(),
  /** Where it was taken from: the source, and the file's name in it. */
  files: z.array(z.object({ source: z.string(), name: z.string() })),
  /** `start`: where the block begins in the whole text, by which passages are told; UTF-16 units. */
  blocks: z.array(Block.extend({ start: z.int() })),
});
export type Document = z.infer<typeof Document>;

/** A stretch of a document's text: from `start` up to `end`, in UTF-16 units. */
export const Stretch = z.object({ start: z.int(), end: z.int() });
export type Stretch = z.infer<typeof Stretch>;

/** A document that was found, with the passage for which it was. */
export const DocumentHit = Described.extend({
  kind: z.literal('document'),
  /** The headings above the passage, from the outermost on. */
  headings: z.array(z.string()),
  /** Null where documents are listed without a search. */
  passage: Stretch.nullable(),
  snippet: z.string(),
  highlights: z.array(z.tuple([z.int(), z.int()])),
  score: z.number(),
  similarity: z.number().nullable(),
});
export type DocumentHit = z.infer<typeof DocumentHit>;

/** A passage of a document whose facts a draft was given. */
export const DraftDocument = Described.extend({ headings: z.array(z.string()), passage: Stretch });
export type DraftDocument = z.infer<typeof DraftDocument>;

/** What came of the documents of a source when it was taken in. */
export const DocumentsTaken = z.object({
  /** New, or changed since. */
  read: z.int(),
  /** There already and unchanged. */
  known: z.int(),
  /** No longer in the source, and let go. */
  gone: z.int(),
  /** Not taken in, because nobody said whose words they are. */
  leftOut: z.int(),
});
export type DocumentsTaken = z.infer<typeof DocumentsTaken>;

export const documents = {
  /** Fails with `not-found` for a document that is gone. */
  'document.read': method({ input: z.object({ id: z.int() }), output: Document }),
  /** Says of all documents of a source whose words they are. */
  'documents.attribute': method({ input: z.object({ sourceId: z.int(), authorship: Authorship }), output: z.null() }),
} satisfies Contract;
