import type { Readable } from 'node:stream';
import { splitMbox } from '../mbox.ts';
import { mailLimit, type RawMail } from '../rawMail.ts';
import { takeEmlx } from './emlx.ts';
import { unpacking } from './unpacking.ts';

/** A mail in a packed file, or the reason why something in there could not be read. */
export type PackedItem = {
  /** The name within the archive; empty where there is only one. */
  readonly name: string;
  /** Counted from the beginning of the packed file. */
  readonly number: number;
  /** How much of the packed file has been read, 0 to 1. */
  readonly share: number;
} & (Pick<RawMail, 'raw' | 'bytes' | 'mark'> | { readonly reason: string });

/** Mail packs to a fifth, seldom to a twentieth. What unpacks to more than this was made to fill a disk. */
export const mostUnpacked = 400;

/** Whether something in an archive is a mailbox or a mail by its name, and no bookkeeping of a Mac. */
export function isMailName(name: string): boolean {
  return /\.(?:mbox|mbx|eml|emlx)$/i.test(name) && !/(?:^|\/)(?:__MACOSX\/|\._)/.test(name);
}

interface Unpacked extends Pick<RawMail, 'raw' | 'bytes' | 'mark'> {
  /** Where it ends, in what is unpacked. */
  readonly end: number;
}

/**
 * The mails that a stream unpacks to: one where `name` is that of a mail, those of an mbox else. Throws behind the last
 * where it is damaged.
 */
export async function* mailsIn(
  stream: Readable,
  name: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<Unpacked> {
  try {
    if (/\.emlx?$/i.test(name)) {
      yield await oneMail(stream, signal);
      return;
    }
    const unpacked = unpacking(stream);
    for await (const { raw, bytes, end } of splitMbox(unpacked, { ...(signal && { signal }) })) {
      // Without a colon there is no header: blank lines before the first mail or behind the last.
      if (raw.includes(58)) {
        yield { raw, bytes, end };
      }
    }
    if (unpacked.error !== null) {
      throw unpacked.error as Error;
    }
  } finally {
    stream.destroy();
  }
}

async function oneMail(stream: Readable, signal: AbortSignal | undefined): Promise<Unpacked> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    signal?.throwIfAborted();
    chunks.push(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    if (bytes >= mailLimit) {
      break;
    }
  }
  const raw = Buffer.concat(chunks).subarray(0, mailLimit);
  return { raw, ...takeEmlx(raw), bytes, end: bytes };
}
