import { z } from 'zod';

/** A text that was put into another program, and what was selected there before. */
export const Insertion = z.object({
  id: z.int(),
  /** Milliseconds since 1970. */
  at: z.number(),
  /** The program's name for itself; empty where it gave none. */
  program: z.string().max(200),
  /** What was done: a manner of rewriting, or the person's own instruction. */
  manner: z.string().max(2_000),
  before: z.string().max(40_000),
  after: z.string().max(100_000),
  undone: z.boolean(),
});
export type Insertion = z.infer<typeof Insertion>;
