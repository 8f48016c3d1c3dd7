import { z } from 'zod';
import { Address, Moment, Person } from './entities.ts';
import { type Contract, method } from './method.ts';

const Done = z.null();
const Written = z.string().min(1).max(320);

/** A person writes and is written to; a list passes mail on to many. */
export const PersonKind = z.enum(['person', 'list']);
export type PersonKind = z.infer<typeof PersonKind>;

/** What the mail says of somebody, all their addresses together. */
export const PersonRecord = Address.extend({
  /** All of theirs, the one written to most first. */
  addresses: z.array(Person),
  kind: PersonKind,
  /** The person said which; else it is as it looks. */
  kindSaid: z.boolean(),
  /** Mails to them, and mails from them. */
  sent: z.int(),
  received: z.int(),
  /** Mails that name them at all, as sender or reader: of a list, what went through it. */
  named: z.int(),
  firstDate: Moment,
  lastDate: Moment,
  /** Mails between you in the 365 days before the last. */
  lastYear: z.int(),
  /** Of the mails between you, the most used first; ISO 639-1. */
  languages: z.array(z.object({ language: z.string(), mails: z.int() })),
  /** How the person writes to them, where enough mails to them alone tell; null where they do so without. */
  habits: z
    .object({ greeting: z.string().nullable(), signOff: z.string().nullable(), words: z.int(), mails: z.int() })
    .nullable(),
});
export type PersonRecord = z.infer<typeof PersonRecord>;

/** Addresses that look like those of one person. */
export const SamePerson = z.object({
  addresses: z.array(Person),
  /** Why, in a few words. */
  reason: z.string(),
  /** They look like the person's own. */
  you: z.boolean(),
});
export type SamePerson = z.infer<typeof SamePerson>;

/** The people in the mail. One person may have several addresses, once that is confirmed. */
export const people = {
  /** Fails with `not-found` for an address that no mail names. */
  'people.record': method({ input: z.object({ address: Written }), output: PersonRecord }),
  /** Addresses that look like those of one person, to be confirmed or not; those with the most mail first. */
  'people.suggest': method({ input: z.object({}), output: z.array(SamePerson) }),
  /** Says that these addresses are one person's. Drafts then follow the mail to all of them. */
  'people.join': method({ input: z.object({ addresses: z.array(Written).min(2).max(50) }), output: Done }),
  /** Says that this address is somebody else's: it stands alone again. */
  'people.part': method({ input: z.object({ address: Written }), output: Done }),
  /** Says that these are different people, who are not suggested as one again. */
  'people.tellApart': method({ input: z.object({ addresses: z.array(Written).min(2).max(50) }), output: Done }),
  /** Takes that back. */
  'people.suggestAgain': method({ input: z.object({ addresses: z.array(Written).min(2).max(50) }), output: Done }),
  /** Says whether an address is a person's or a list's; null: as it looks. */
  'people.setKind': method({ input: z.object({ address: Written, kind: PersonKind.nullable() }), output: Done }),
} satisfies Contract;
