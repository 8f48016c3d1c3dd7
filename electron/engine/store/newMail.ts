import type { Address, Direction, Part } from '../../contract/entities.ts';

/** A mail as the importer hands it to the store: parsed, taken apart, not yet numbered. */
export interface NewMail {
  /** The Message-ID without angle brackets, or `sha256:` and the content's digest where there is none. */
  readonly messageId: string;
  /** Message-IDs this mail answers, oldest first: References, then In-Reply-To. */
  readonly ancestors: readonly string[];
  readonly direction: Direction;
  readonly subject: string;
  /** Milliseconds since 1970. */
  readonly date: number | null;
  readonly from: Address | null;
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  /** ISO 639-1 of the author's own words, or null where there are too few to tell. */
  readonly language: string | null;
  /** Written by a machine: newsletters, notices, automatic replies. */
  readonly automatic: boolean;
  /** Sent to a mailing list, whose address is not a person's. */
  readonly list: string | null;
  /** The whole text in order; joined by newlines it is the mail's text. */
  readonly parts: readonly Part[];
  readonly attachments: readonly { readonly name: string; readonly bytes: number }[];
}
