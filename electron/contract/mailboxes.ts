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

/** New mail that came in by itself, the last that did; null where none has since the engine was started. */
export const News = z.object({ sourceId: z.int(), name: z.string(), mails: z.int(), at: z.int() }).nullable();
export type News = z.infer<typeof News>;

/** What a folder on a server is for. */
export const MailboxUse = z.enum(['inbox', 'sent', 'archive', 'all', 'drafts', 'trash', 'spam']);
export type MailboxUse = z.infer<typeof MailboxUse>;

/** How an account on a server is reached. Encrypted always, unless the server is this very computer. */
export const AccountSettings = z.object({
  server: z
    .string()
    .trim()
    .min(1)
    .max(255)
    .regex(/^[\w.:-]+$/),
  /** The usual one where it is left out. */
  port: z.int().min(1).max(65_535).optional(),
  security: z.enum(['tls', 'starttls', 'none']).default('tls'),
  user: z.string().trim().min(1).max(320),
  password: z.string().min(1).max(1_000),
});
export type AccountSettings = z.infer<typeof AccountSettings>;

export const AccountFolder = z.object({
  path: z.string(),
  name: z.string(),
  mails: z.int(),
  use: MailboxUse.nullable(),
  /** To be ticked at first. */
  suggested: z.boolean(),
});
export type AccountFolder = z.infer<typeof AccountFolder>;

/** Mailboxes that are found, watched, or lie on a server. */
export const mailboxes = {
  /** Looks where mail programs keep their mail, only when the person asks. Nothing is taken in. */
  'mailboxes.find': method({ input: z.object({}), progress: Step, output: z.array(FoundMailbox) }),
  /** Reports new mail that came in by itself: at once what came last, then whenever some comes, until cancelled. */
  'mailboxes.news': method({ input: z.object({}), progress: News, output: z.null() }),
  /** Says whether new mail of a source is taken in by itself. */
  'mailboxes.watch': method({ input: z.object({ sourceId: z.int(), watched: z.boolean() }), output: z.null() }),
  /** Takes in the new mail of a source now. Fails as `corpus.import` does. */
  'mailboxes.look': method({ input: z.object({ sourceId: z.int() }), output: z.object({ mails: z.int() }) }),
  /**
   * Connects to the person's own mail server, because they ask for it, and lists the folders of the account. Reads
   * only; nothing is kept before the account is taken in. Fails with `unreachable` or `login-refused`.
   */
  'mailboxes.connect': method({
    input: AccountSettings,
    output: z.object({ account: SourceRef, folders: z.array(AccountFolder) }),
  }),
  /** Says which folders of an account are taken in: before `corpus.inspect` and `corpus.import` of it. */
  'mailboxes.choose': method({
    input: z.object({ account: SourceRef, folders: z.array(z.string()).min(1).max(2_000) }),
    output: z.null(),
  }),
};
