// What a voice learns from: requests, and the texts of the person that they lead to.

import { z } from 'zod';
import { Stretch } from './documents.ts';
import { Address, Moment, Step } from './entities.ts';
import { type Contract, method } from './method.ts';

/** How a request is put: in full sentences, as notes, or as plain neutral prose to be said in the person's own way. */
export const PairForm = z.enum(['sentence', 'note', 'restatement']);
export type PairForm = z.infer<typeof PairForm>;

/** What was wrong with every request that was tried for a mail or passage; `by-hand` where the person dropped it. */
export const PairFault = z.enum([
  'recipient',
  'copied',
  'facts',
  'turned-round',
  'length',
  'language',
  'refused',
  'no-gain',
  'by-hand',
]);
export type PairFault = z.infer<typeof PairFault>;

/** What a pair leads to, as the person wrote it: a mail, or a passage of a document. */
export const PairAnswer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('mail'),
    mailId: z.number().int(),
    subject: z.string(),
    date: Moment,
    to: z.array(Address),
    text: z.string(),
  }),
  z.object({
    kind: z.literal('passage'),
    documentId: z.number().int(),
    title: z.string(),
    date: Moment,
    /** The headings above it, from the outermost on. */
    headings: z.array(z.string()),
    /** Where it stands in the document. */
    passage: Stretch,
    text: z.string(),
  }),
]);
export type PairAnswer = z.infer<typeof PairAnswer>;

export const Pair = z.object({
  id: z.number().int(),
  form: PairForm,
  request: z.string(),
  /** Nats per token by which the request makes the mail likelier than none does; null where not measured. */
  gain: z.number().nullable(),
  /** Null while it is learned from. */
  dropped: PairFault.nullable(),
  edited: z.boolean(),
  answer: PairAnswer,
});
export type Pair = z.infer<typeof Pair>;

export const PairQuery = z.object({
  text: z.string().max(500).default(''),
  show: z.enum(['all', 'kept', 'dropped', 'edited']).default('all'),
  limit: z.number().int().min(1).max(500).default(50),
  offset: z.number().int().min(0).default(0),
});
export type PairQuery = z.infer<typeof PairQuery>;

/** Mails and passages without a pair, by what was wrong. */
export const Dropped = z.object({ fault: PairFault, texts: z.number().int() });
export type Dropped = z.infer<typeof Dropped>;

export const PlaybackSummary = z.object({
  /** Mails, and passages of own documents, that were looked at in this run. */
  mails: z.number().int(),
  passages: z.number().int(),
  /** Those of them that have a pair now. */
  kept: z.number().int(),
  keptPassages: z.number().int(),
  dropped: z.array(Dropped),
  forms: z.array(z.object({ form: PairForm, pairs: z.number().int() })),
  seconds: z.number(),
  mailsPerMinute: z.number(),
});
export type PlaybackSummary = z.infer<typeof PlaybackSummary>;

/** Finding requests, and the person's say on them. */
export const pairs = {
  /** Writes the missing pairs; `afresh` those too that are there and were not edited. Stopping keeps what is made. */
  'playback.run': method({
    input: z.object({
      model: z.string().optional(),
      limit: z.number().int().positive().optional(),
      afresh: z.boolean().default(false),
      /** By rule alone, without a model: at once, but plainer, and none in other words. */
      byRule: z.boolean().default(false),
    }),
    progress: Step,
    output: PlaybackSummary,
  }),
  'pairs.list': method({
    input: PairQuery,
    output: z.object({
      pairs: z.array(Pair),
      total: z.number().int(),
      kept: z.number().int(),
      dropped: z.array(Dropped),
    }),
  }),
  'pairs.edit': method({
    input: z.object({ id: z.number().int(), request: z.string().trim().min(1).max(4_000) }),
    output: Pair,
  }),
  /** Drops a pair, or takes it back. */
  'pairs.drop': method({ input: z.object({ id: z.number().int(), dropped: z.boolean().default(true) }), output: Pair }),
} satisfies Contract;
