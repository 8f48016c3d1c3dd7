import { z } from 'zod';
import { Moment } from './entities.ts';
import { type Contract, method } from './method.ts';

/** A mail of the person that stands for an end of their range. */
export const RangeEnd = z.object({
  mailId: z.number().int(),
  /** Whom it went to, if to one person who has a name. */
  reader: z.string().nullable(),
  subject: z.string(),
  date: Moment,
  words: z.number().int(),
});
export type RangeEnd = z.infer<typeof RangeEnd>;

/** How long and how formally the person writes, from end to end of their range. Lists have a value for each tenth. */
export const WritingRange = z.object({
  length: z
    .object({
      /** Whose mail it was measured in, where it is that of one reader. */
      reader: z.string().nullable(),
      words: z.array(z.number().int()),
      short: RangeEnd,
      long: RangeEnd,
    })
    .nullable(),
  tone: z
    .object({
      /** To whom the person writes like this; null where nobody is known by name. */
      readers: z.array(z.string().nullable()),
      familiar: RangeEnd,
      formal: RangeEnd,
    })
    .nullable(),
});
export type WritingRange = z.infer<typeof WritingRange>;

export const range = {
  /** The person's own range in the language of the request, or of their mail to this reader. */
  'range.read': method({
    input: z.object({ to: z.string().max(320).optional(), request: z.string().max(8_000).default('') }),
    output: WritingRange,
  }),
} satisfies Contract;
