import { z } from 'zod';
import { SourceRef, Step } from './entities.ts';
import { method } from './method.ts';

/** A mailbox that a mail program of this computer keeps, or a program whose mail is closed to others. */
export const FoundMailbox = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('open'),
    program: z.string(),
    /** What the person knows it by: an account, an address, a file. */
    account: z.string(),
    source: SourceRef,
    mails: z.number().int(),
    bytes: z.number(),
    /** False where the number of mails is an estimate. */
    exact: z.boolean(),
    /** Taken in already. */
    known: z.boolean(),
  }),
  /** `obstacle`: why, and what the person can do. */
  z.object({ kind: z.literal('closed'), program: z.string(), obstacle: z.string() }),
]);
export type FoundMailbox = z.infer<typeof FoundMailbox>;

/** Mailboxes that are found, watched, or lie on a server. */
export const mailboxes = {
  /** Looks where mail programs keep their mail, only when the person asks. Nothing is taken in. */
  'mailboxes.find': method({ input: z.object({}), progress: Step, output: z.array(FoundMailbox) }),
};
