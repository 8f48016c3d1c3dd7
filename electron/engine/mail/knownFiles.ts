import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { MetFile } from './folder.ts';
import type { MailFileKind } from './sniffStart.ts';

/** What was read of a file of a source, so that only what is new is read the next time. */
export interface KnownFile {
  /** Changes when there may be something new in the file. */
  readonly state: string;
  /** Where reading goes on if the file has only grown. */
  readonly readTo: number;
}

/** A file that was read to its end. */
export interface ReadToEnd extends KnownFile {
  readonly name: string;
}

/** Names a file for as long as it holds the same mail: in a Maildir it moves from `new` to `cur` and gains flags. */
export function fileKey(name: string): string {
  return name.replace(/(^|\/)(?:cur|new)\//, '$1').replace(/[:;!]2,[A-Za-z]*$/, '');
}

/**
 * Mailboxes change in size when mail comes. Their time is no sign: programs note in them that a mail was read. Of
 * databases, which have room left, the time is.
 */
export function stateOf({ name, bytes, changedAt }: MetFile): string {
  return /\.(?:pst|ost|olm|db|jsonl|zip|t?gz)$/i.test(name) ? `${bytes}:${changedAt}` : String(bytes);
}

/** Where to begin reading a file of which this is known: null where nothing new is in it. */
export async function startOf(
  known: KnownFile | undefined,
  met: MetFile,
  kind: () => Promise<MailFileKind | null>,
): Promise<number | null> {
  if (known === undefined) {
    return 0;
  }
  const [state, end] = known.state.split('#');
  if (state === stateOf(met)) {
    return null;
  }
  switch (await kind()) {
    case 'geary':
      return known.readTo;
    case 'mbox':
      return met.bytes > known.readTo && (await endedAt(met.path, known.readTo)) === end ? known.readTo : 0;
    default:
      return 0;
  }
}

/**
 * The state of an mbox that was read to its end, with a digest of its last bytes: a file that was written anew is larger
 * too, but does not have them there.
 */
export async function stateOfMbox(met: MetFile): Promise<string> {
  return `${stateOf(met)}#${await endedAt(met.path, met.bytes)}`;
}

async function endedAt(path: string, at: number): Promise<string> {
  const length = Math.min(at, 256);
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at - length);
    return createHash('sha256').update(buffer.subarray(0, bytesRead)).digest('hex').slice(0, 16);
  } finally {
    await file.close();
  }
}
