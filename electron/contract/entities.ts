// Everything that crosses a process, in one dictionary on purpose, long as it is: names are looked up here.

import { z } from 'zod';
import { Authorship, DocumentHit, DocumentsTaken, DraftDocument } from './documents.ts';

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
  ...(['mh', 'emlx', 'msg', 'pst', 'olm', 'geary'] as const),
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
  unit: z.enum(['bytes', 'mails', 'passages', 'tokens', 'files', 'steps']),
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

// Drafting

/**
 * How much of the person stands behind a draft. `base`: the model alone; `prompt`: their style in words, greeting and
 * sign-off; `retrieval`: their own mails as examples too; `adapter`: prompt and what was trained; `both`: everything.
 */
export const Arm = z.enum(['base', 'prompt', 'retrieval', 'adapter', 'both']);
export type Arm = z.infer<typeof Arm>;

export const ReplyTo = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stored'), id: z.number().int() }),
  /** Text as pasted. */
  z.object({ kind: z.literal('pasted'), text: z.string().max(500_000) }),
  /** The bytes of a file, usually an .eml, in base64: its charset is not known before it is parsed. */
  z.object({ kind: z.literal('file'), name: z.string(), base64: z.base64().max(40_000_000) }),
]);
export type ReplyTo = z.infer<typeof ReplyTo>;

/** Something that a mail has to say. */
export const Point = z.string().max(500);
export const Points = z.array(Point).max(40);

/** What a mail makes of a point: says it, leaves it out, or says the contrary. */
export const PointCheck = z.object({
  point: Point,
  state: z.enum(['held', 'missing', 'turned']),
  /** Where the mail says it, or the contrary, in UTF-16 units; null where it says nothing of it. */
  place: z.object({ from: z.number().int(), to: z.number().int() }).nullable(),
  /** Numbers, times, days and names of the point that the mail lacks, as the point has them. */
  lacks: z.array(z.string()),
});
export type PointCheck = z.infer<typeof PointCheck>;

/** A place in the person's own range, from end to end. */
export const RangePlace = z.number().min(0).max(1);

export const DraftRequest = z.object({
  request: z.string().trim().min(1).max(8_000),
  /** What the draft has to say, one thing each. */
  points: Points.default([]),
  to: z.string().max(320).optional(),
  replyTo: ReplyTo.optional(),
  /** ISO 639-1. By default the language of the request. */
  language: z.string().max(8).optional(),
  /** Sources the person has taken away. */
  excludeIds: z.array(z.number().int()).default([]),
  /** Documents the person has taken away. */
  excludeDocuments: z.array(z.number().int()).optional(),
  /** A model's id; by default the chosen writer. */
  model: z.string().optional(),
  /** By default `both` where a voice is switched on for the model, else `retrieval`. */
  arm: Arm.optional(),
  /**
   * Where the draft is to be in the person's own range of length and of tone: 0 is the 10th percentile of their mail,
   * 1 the 90th. Where nothing is said it is as long and as formal as it comes.
   */
  length: RangePlace.optional(),
  tone: RangePlace.optional(),
  /** Drafts to write of it, the closest to the person's style first; one where nothing is said. */
  variants: z.number().int().min(1).max(3).optional(),
  /** For repeatable drafts. */
  seed: z.number().int().optional(),
});
export type DraftRequest = z.infer<typeof DraftRequest>;

export const DraftSource = z.object({
  id: z.number().int(),
  messageId: z.string(),
  subject: z.string(),
  date: Moment,
  to: z.array(Address),
  score: z.number(),
});
export type DraftSource = z.infer<typeof DraftSource>;

export const DraftStep = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('stage'),
    stage: z.enum(['waiting', 'searching', 'loading', 'reading', 'writing', 'completing']),
    /** 0 to 1 within the stage, where it can be told. */
    fraction: z.number().nullable(),
    secondsLeft: z.number().nullable(),
  }),
  z.object({ kind: z.literal('sources'), sources: z.array(DraftSource), documents: z.array(DraftDocument) }),
  z.object({ kind: z.literal('text'), text: z.string() }),
]);
export type DraftStep = z.infer<typeof DraftStep>;

/** How much a text reads like the person, 0 to 1; null where too little of their mail is known. */
export const Gauge = z.number().nullable();

export const Draft = z.object({
  id: z.number().int(),
  text: z.string(),
  gauge: Gauge.optional(),
  /** What the text makes of each point that was asked for. */
  points: z.array(PointCheck).optional(),
  /** Where several were asked for, all of them, the closest to the person's style first: `text` is the first. */
  variants: z.array(z.object({ text: z.string(), gauge: Gauge })).optional(),
  subject: z.string(),
  language: z.string(),
  /** Whom it is for, where that was said or can be told from the request; the address may be empty. */
  reader: Address.nullable(),
  sources: z.array(DraftSource),
  /** Passages of documents that its facts may come from. */
  documents: z.array(DraftDocument).optional(),
  /** Drafts from before there was a choice were all written after examples. */
  arm: Arm.default('retrieval'),
  model: z.string(),
  tokens: z.number().int(),
  promptTokens: z.number().int(),
  /** Tokens of the prompt whose state was kept from an earlier draft. */
  keptTokens: z.number().int(),
  firstTokenMs: z.number(),
  tokensPerSecond: z.number(),
});
export type Draft = z.infer<typeof Draft>;

/** What stands on the page: kept while the person writes, so that nothing is lost when the program ends. */
export const Page = z.object({
  draftId: z.number().int().nullable(),
  request: z.string().max(8_000),
  points: z.array(z.string()).default([]),
  to: z.string(),
  subject: z.string(),
  replyTo: ReplyTo.nullable(),
  /** Left out where the person has left it as it comes. */
  length: RangePlace.optional(),
  tone: RangePlace.optional(),
  text: z.string().max(500_000),
});
export type Page = z.infer<typeof Page>;

/** A page that was set aside, as it stands in a list: texts are cut to their beginning. */
export const UnfinishedPage = Page.pick({ to: true, subject: true, request: true, text: true }).extend({
  id: z.number().int(),
  asideAt: z.number().int(),
});
export type UnfinishedPage = z.infer<typeof UnfinishedPage>;

// Models

export const ModelRole = z.enum(['writer', 'completer', 'embedder']);
export type ModelRole = z.infer<typeof ModelRole>;

export const ModelState = z.enum(['absent', 'partial', 'fetching', 'ready', 'damaged']);
export type ModelState = z.infer<typeof ModelState>;

export const Fit = z.object({
  verdict: z.enum(['good', 'slow', 'too-big']),
  /** One sentence: why. */
  reason: z.string(),
  memoryBytes: z.number(),
});
export type Fit = z.infer<typeof Fit>;

export const Model = z.object({
  id: z.string(),
  name: z.string(),
  publisher: z.string(),
  roles: z.array(ModelRole),
  parameters: z.string(),
  quantization: z.string(),
  bytes: z.number(),
  licence: z.string(),
  licenceUrl: z.string().nullable(),
  description: z.string(),
  architecture: z.string(),
  /** Added by the person from a file of their own. */
  own: z.boolean(),
  state: ModelState,
  bytesThere: z.number(),
  /** The roles it plays now. */
  inUse: z.array(ModelRole),
  fit: Fit,
});
export type Model = z.infer<typeof Model>;

export const Machine = z.object({
  processor: z.string(),
  physicalCores: z.number().int(),
  memoryBytes: z.number(),
  freeMemoryBytes: z.number(),
  freeDiskBytes: z.number(),
  /** What the models run on. */
  backend: z.enum(['metal', 'cuda', 'vulkan', 'cpu']),
  graphicsCards: z.array(z.string()),
  /** Threads used to write and to read. */
  decodeThreads: z.number().int(),
  promptThreads: z.number().int(),
});
export type Machine = z.infer<typeof Machine>;

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
