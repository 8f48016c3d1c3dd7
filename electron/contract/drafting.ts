// Everything about drafting that crosses a process.

import { z } from 'zod';
import { DraftDocument } from './documents.ts';
import { Address, Moment } from './entities.ts';
import { longestPoint, longestRequest, mostPoints } from './limits.ts';

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
export const Point = z.string().max(longestPoint);
export const Points = z.array(Point).max(mostPoints);

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
  request: z.string().trim().min(1).max(longestRequest),
  /** What the draft has to say, one thing each. */
  points: Points.default([]),
  to: z.string().max(320).optional(),
  /** Whom an earlier draft of the page was for: this one too, unless the request names somebody. */
  likelyTo: z.string().max(320).optional(),
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

/** A request that is still being typed. */
export const BegunRequest = DraftRequest.extend({ request: z.string().trim().max(longestRequest) });

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
  /** Before the first word: what it will be written after, and whom it is for, where that can be told. */
  z.object({
    kind: z.literal('sources'),
    sources: z.array(DraftSource),
    documents: z.array(DraftDocument),
    reader: Address.nullable(),
  }),
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
  /** Where in the text a draft stands, whole or begun: what a redraft replaces. Of an older page that is all of it. */
  draftPlace: z.object({ from: z.number().int(), to: z.number().int() }).nullable().optional(),
  /** May be more than a draft can be asked for: what was typed or pasted is kept all the same. */
  request: z.string().max(500_000),
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

/** What stands under the person's mails besides their sign-off. */
export const Signature = z.object({
  usual: z.string().nullable(),
  /** Whether a mail that is saved unsent gets the one that is usual to its reader. */
  on: z.boolean(),
});
export type Signature = z.infer<typeof Signature>;
