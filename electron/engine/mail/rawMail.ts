import type { LeftOut } from '../../contract/entities.ts';

/** What a source yields: one raw mail, one record of a JSON-lines file, or the reason why a piece could not be read. */
export type Found = RawMail | MailRecord | Refused;

interface Place {
  /** Where in the source, in the person's terms. */
  readonly where: string;
  /** The folder it lies in, as the mail program names it; empty at the top. */
  readonly folder: string;
  /** Reading goes on behind this piece when it is started again with this cursor. */
  readonly cursor: string;
  /** Bytes of the source that are read once this piece is. */
  readonly done: number;
}

export interface RawMail extends Place {
  readonly kind: 'mail';
  /** Headers and body. Only valid until the next piece is asked for. */
  readonly raw: Buffer;
  /** Size in the source; more than `raw` holds where the tail of an oversized mail was left out. */
  readonly bytes: number;
  /** What the program it lies in has noted of it: never sent, thrown away. */
  readonly mark?: Exclude<LeftOut, 'chats'>;
}

/** A mail of the person's own that was exported as text: no headers, no other side. */
export interface MailRecord extends Place {
  readonly kind: 'record';
  readonly text: string;
  readonly subject: string;
  readonly date: string;
  readonly to: string;
}

export interface Refused extends Place {
  readonly kind: 'refused';
  readonly reason: string;
}

/** How much of one mail is kept in memory. What lies beyond is attachment nearly always, and only its size matters. */
export const mailLimit = 16 * 1024 * 1024;

/** How long what stands before the first letter of a file is: the mark of UTF-8 that Windows puts there, empty lines. */
export function lengthOfLead(file: Buffer): number {
  return /^(?:\xef\xbb\xbf)?[ \t\r\n]*/.exec(file.toString('latin1', 0, 1_000))?.[0].length ?? 0;
}
