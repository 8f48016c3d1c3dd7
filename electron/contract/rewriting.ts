import { z } from 'zod';

/** What is to be done with a text: said as the person would, in fewer words, more warmly, gone on with, or as told. */
export const RewriteManner = z.enum(['mine', 'shorter', 'friendlier', 'continue', 'instruction']);
export type RewriteManner = z.infer<typeof RewriteManner>;

export const RewriteRequest = z.object({
  text: z.string().max(2_000_000),
  manner: RewriteManner,
  /** For `instruction`. */
  instruction: z.string().max(2_000).default(''),
  /** A model's id; by default the chosen writer. */
  model: z.string().optional(),
  /** For repeatable texts. */
  seed: z.number().int().optional(),
});
export type RewriteRequest = z.infer<typeof RewriteRequest>;

export const RewriteStep = z.discriminatedUnion('kind', [
  /** How much of what there is to read has been read, 0 to 1; null while the model is loaded. */
  z.object({ kind: z.literal('reading'), fraction: z.number().nullable() }),
  z.object({ kind: z.literal('text'), text: z.string() }),
]);
export type RewriteStep = z.infer<typeof RewriteStep>;

export const Rewritten = z.object({
  text: z.string(),
  language: z.string(),
  model: z.string(),
  firstTokenMs: z.number(),
  tokensPerSecond: z.number(),
});
export type Rewritten = z.infer<typeof Rewritten>;
