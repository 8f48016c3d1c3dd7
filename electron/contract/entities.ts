// What crosses a process in more than one matter: mail, search, sources, the store.

import { z } from 'zod';
import { Authorship, DocumentHit, DocumentsTaken } from './documents.ts';

/** Milliseconds since 1970, or null where the mail carries no readable date. */
export const Moment = z.number().int().nullable();

export const Address = z.object({ name: z.string(), address: z.string() });
export type Address = z.infer<typeof Address>;

/** Which side of the conversation a mail is on. Only `sent` mail teaches style; `received` mail is context. */
export const Direction = z.enum(['sent', 'received']);
export type Direction = z.infer<typeof Direction>;

/** Why a part of a mail is or is not the author's own words. */
export const PartKind = z.enum([
  'own',
  'greeting',
  'sign-off',
  'signature',
  'quote',
  'attribution',
  'forward',
  'footer',
  'automatic',
  'other',
]);
export type PartKind = z.infer<typeof PartKind>;

/** A stretch of a mail's text. The parts of a mail, joined by newlines, are its whole text. */
export const Part = z.object({ kind: PartKind, text: z.string() });
export type Part = z.infer<typeof Part>;

export const Mail = z.object({
  /** The store's own number. */
  id: z.number().int(),
  /** The Message-ID without angle brackets, or `sha256:...` of the content where there is none. */
  messageId: z.string(),
  threadId: z.string(),
  direction: Direction,
  subject: z.string(),
  date: Moment,
  from: Address.nullable(),
  to: z.array(Address),
  cc: z.array(Address),
  language: z.string().nullable(),
  automatic: z.boolean(),
  parts: z.array(Part),
  attachments: z.array(z.object({ name: z.string(), bytes: z.number().int() })),
});
export type Mail = z.infer<typeof Mail>;

/** One row of a list of mails. */
export const MailSummary = Mail.pick({
  id: true,
  messageId: true,
  threadId: true,
  direction: true,
  subject: true,
  date: true,
  from: true,
  to: true,
}).extend({ snippet: z.string() });
export type MailSummary = z.infer<typeof MailSummary>;

export const SearchQuery = z.object({
  /** Empty: the newest mails. */
  text: z.string().max(2_000).default(''),
  /** Only mail exchanged with this address. */
  person: z.string().optional(),
  /** Mail exchanged with this address is preferred, other mail is still found. */
  preferPerson: z.string().optional(),
  after: z.number().int().optional(),
  before: z.number().int().optional(),
  direction: Direction.optional(),
  threadId: z.string().optional(),
  /** A person, a side or a thread to search in leave documents out as well. */
  among: z.enum(['everything', 'mail', 'documents']).default('everything'),
  excludeThreadId: z.string().optional(),
  excludeIds: z.array(z.number().int()).default([]),
  limit: z.number().int().min(1).max(200).default(20),
  offset: z.number().int().min(0).default(0),
});
export type SearchQuery = z.infer<typeof SearchQuery>;

export const MailHit = MailSummary.extend({
  kind: z.literal('mail'),
  /** Fused rank score: higher is better; only comparable within one answer. */
  score: z.number(),
  /** Cosine similarity of the best passage to the query, where it was found by meaning. */
  similarity: z.number().nullable(),
  /** Ranges of `snippet` that match words of the query: start and end, in UTF-16 units. */
  highlights: z.array(z.tuple([z.number().int(), z.number().int()])),
});
export type MailHit = z.infer<typeof MailHit>;

export const SearchHit = z.discriminatedUnion('kind', [MailHit, DocumentHit]);
export type SearchHit = z.infer<typeof SearchHit>;

/** Stands for a path that the window never sees. Made by the engine for paths that the person picked. */
export const SourceRef = z.object({ ref: z.string(), name: z.string() });
export type SourceRef = z.infer<typeof SourceRef>;

export const SourceFormat = z.enum([
  ...(['mbox', 'maildir', 'eml', 'folder', 'jsonl'] as const),
  ...(['mh', 'emlx', 'msg', 'pst', 'olm', 'geary', 'zip', 'tar', 'gzip'] as const),
  'document',
  'imap',
]);
export type SourceFormat = z.infer<typeof SourceFormat>;

/** An address that writes in a source, and how likely it is the person's own. */
export const Candidate = Address.extend({
  mails: z.number().int(),
  /** 0 to 1. */
  likelihood: z.number(),
  /** Why: for instance "writes in 4 of 5 folders", "in a Sent folder". */
  reason: z.string(),
});
export type Candidate = z.infer<typeof Candidate>;

export const Inspection = z.object({
  format: SourceFormat,
  name: z.string(),
  bytes: z.number().int(),
  mails: z.number().int(),
  /** Files that hold documents, where there are any. */
  documents: z.number().int().optional(),
  /** False when reading stopped early because the source is large: counts are then of the part that was read. */
  complete: z.boolean(),
  candidates: z.array(Candidate),
  /** Addresses to tick at first. */
  suggested: z.array(z.string()),
});
export type Inspection = z.infer<typeof Inspection>;

/** How far something slow has come. `total` is null while unknown; `secondsLeft` is null until it can be told. */
export const Step = z.object({
  stage: z.string(),
  done: z.number(),
  total: z.number().nullable(),
  unit: z.enum(['bytes', 'mails', 'passages', 'pairs', 'tokens', 'files', 'steps']),
  perSecond: z.number().nullable(),
  secondsLeft: z.number().nullable(),
});
export type Step = z.infer<typeof Step>;

export const Refusal = z.object({
  /** Where in the source, in the person's terms: a file name, a mail's number. */
  where: z.string(),
  reason: z.string(),
});
export type Refusal = z.infer<typeof Refusal>;

/** Why mails are passed over unless the person wants everything: never sent, thrown away, or no mail. */
export const LeftOut = z.enum(['drafts', 'spam', 'trash', 'chats']);
export type LeftOut = z.infer<typeof LeftOut>;

export const ImportSummary = z.object({
  sourceId: z.number().int(),
  name: z.string(),
  read: z.number().int(),
  sent: z.number().int(),
  received: z.number().int(),
  /** Already there from this or another source. */
  known: z.number().int(),
  /** Kept, but holds none of the person's own words or was written by a machine. */
  withoutOwnWords: z.number().int(),
  refused: z.number().int(),
  /** The first hundred refusals; `refused` counts all. */
  refusals: z.array(Refusal),
  leftOut: z.array(z.object({ why: LeftOut, mails: z.number().int() })),
  /** Where there are any. */
  documents: DocumentsTaken.optional(),
  seconds: z.number(),
});
export type ImportSummary = z.infer<typeof ImportSummary>;

/** A mail of the person as `ownhand extract` prints it. */
export const Extracted = z.object({
  /** The Message-ID without angle brackets, or `sha256:` and the content's digest. */
  id: z.string(),
  subject: z.string(),
  /** ISO 8601, or null where the mail carries no readable date. */
  date: z.string().nullable(),
  /** Addresses of To and Cc. */
  to: z.array(z.string()),
  /** Greeting, own words and sign-off, without signature, quotes and footers. */
  own: z.string(),
});
export type Extracted = z.infer<typeof Extracted>;

export const Source = z.object({
  id: z.number().int(),
  name: z.string(),
  format: SourceFormat,
  mails: z.number().int(),
  /** Files that hold documents. */
  documents: z.number().int(),
  /** Whose words its documents are; null where none were taken in. */
  authorship: Authorship.nullable(),
  complete: z.boolean(),
  importedAt: z.number().int(),
  /** New mail is taken in by itself. */
  watched: z.boolean(),
  /** When it was read to its end or looked at last; null while it never was read to its end. */
  lookedAt: z.number().int().nullable(),
  /** What hindered the last look. */
  obstacle: z.string().nullable(),
  /** How much came by itself the last time anything did, and when. */
  news: z.number().int().nullable(),
  newsAt: z.number().int().nullable(),
});
export type Source = z.infer<typeof Source>;

/** The person: who they are in the mail. */
export const Identity = z.object({ name: z.string(), addresses: z.array(z.string()) });
export type Identity = z.infer<typeof Identity>;

export const Person = Address.extend({ mails: z.number().int(), lastDate: Moment });
export type Person = z.infer<typeof Person>;

// Store

export const StoreState = z.object({
  state: z.enum(['absent', 'locked', 'open']),
  /** How the data can be unlocked. */
  unlocks: z.array(z.enum(['keychain', 'passphrase'])),
  /** True while the sample mailbox is open: a store of its own that is deleted when left. */
  sample: z.boolean(),
});
export type StoreState = z.infer<typeof StoreState>;

export const StorageReport = z.object({
  home: z.string(),
  models: z.string(),
  items: z.array(z.object({ name: z.string(), bytes: z.number(), personal: z.boolean(), encrypted: z.boolean() })),
  counts: z.object({
    sent: z.number().int(),
    received: z.number().int(),
    documents: z.number().int(),
    passages: z.number().int(),
    drafts: z.number().int(),
  }),
});
export type StorageReport = z.infer<typeof StorageReport>;

/** Work that goes on in the background, for the line in the rail. */
export const Background = z.object({
  job: z.enum(['idle', 'import', 'embed', 'fetch', 'learn']),
  step: Step.nullable(),
  /** What stops it from going on, in a sentence. */
  waitingFor: z.string().nullable(),
});
export type Background = z.infer<typeof Background>;
