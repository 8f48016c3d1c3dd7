import { z } from 'zod';
import { ReplyTo } from './drafting.ts';

/** Where the caret stands: in what text, to whom, about what. */
export const CursorContext = z.object({
  /** The text before the caret, and after it. */
  before: z.string().max(500_000),
  after: z.string().max(500_000).default(''),
  to: z.string().max(320).optional(),
  subject: z.string().max(1_000).default(''),
  /** The mail being answered. */
  answered: z.string().max(20_000).default(''),
  /** How often the first word shown should be right, 0 to 1; as well as held-out mail tells. */
  precision: z.number().min(0).max(1).default(0.6),
});
export type CursorContext = z.infer<typeof CursorContext>;

/** What probably comes next; `text` is empty where nothing is sure enough. It fits right behind the caret. */
export const Completion = z.object({
  text: z.string(),
  /** How probable the phrases or the model hold its first word, 0 to 1. */
  confidence: z.number(),
  /** The person's own frequent phrase, or the model. */
  source: z.enum(['phrase', 'model']).nullable(),
});
export type Completion = z.infer<typeof Completion>;

/** What one mail is about, before anything is written. */
export const CompletionGround = CursorContext.pick({ to: true, subject: true }).extend({ replyTo: ReplyTo.nullable() });

export const CompletionChoices = z.object({
  on: z.boolean(),
  precision: z.number().min(0.3).max(0.95),
  /** Addresses to which the person wants to write without suggestions. */
  silentTo: z.array(z.string().max(320)).max(1_000),
});
export type CompletionChoices = z.infer<typeof CompletionChoices>;
