import { createReadStream, type ReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type Entry, extract } from 'tar-stream';
import { isMailName, mailsIn, mostUnpacked, type PackedItem } from './unpackedMails.ts';

/** How far an archive is unpacked to tell whether there is mail in it, in bytes: what else there is may be large. */
const lookedThrough = 64 * 1024 * 1024;

/** An archive of tar packed with gzip, entry by entry; `close` ends it wherever it is. */
function openArchive(path: string): { file: ReadStream; entries: AsyncIterable<Entry>; close: () => void } {
  const file = createReadStream(path);
  const gunzip = createGunzip();
  const entries = extract();
  file.on('error', (error) => gunzip.destroy(error));
  gunzip.on('error', (error) => {
    entries.destroy(error);
  });
  file.pipe(gunzip).pipe(entries);
  const close = (): void => {
    file.destroy();
    gunzip.destroy();
    entries.destroy();
  };
  return { file, entries, close };
}

/** Whether what a gzip unpacks to begins like an archive of tar. */
export function isTar(start: Buffer): boolean {
  return start.toString('latin1', 257, 262) === 'ustar';
}

/**
 * Whether the first part of such an archive holds mail, as the other kind of Gmail's Takeout does. False where it cannot
 * be read.
 */
export async function tarHoldsMail(path: string): Promise<boolean> {
  const { entries, close } = openArchive(path);
  try {
    let unpacked = 0;
    for await (const entry of entries) {
      if (isMail(entry)) {
        return true;
      }
      unpacked += entry.header.size ?? 0;
      if (unpacked > lookedThrough) {
        return false;
      }
      entry.resume();
    }
    return false;
  } catch {
    return false;
  } finally {
    close();
  }
}

/**
 * Reads the mails in an archive of tar packed with gzip, from the one with this number on, in flat memory. `bytes`: the
 * size of the packed file. Nothing is written to the disk, so that names that climb out of a folder do no harm.
 */
export async function* readTar(
  path: string,
  bytes: number,
  from: number,
  signal?: AbortSignal,
): AsyncGenerator<PackedItem> {
  const { file, entries, close } = openArchive(path);
  const share = (): number => Math.min(1, file.bytesRead / Math.max(1, bytes));
  let number = 0;
  let unpacked = 0;
  try {
    for await (const entry of entries) {
      signal?.throwIfAborted();
      const { name, size = 0 } = entry.header;
      unpacked += size;
      if (unpacked > mostUnpacked * Math.max(1_000_000, bytes)) {
        yield { name, number, share: 1, reason: 'This unpacks to far more than mail does. Its rest was left alone.' };
        return;
      }
      if (!isMail(entry)) {
        entry.resume();
        continue;
      }
      for await (const mail of mailsIn(Readable.from(toItsEnd(entry)), name, signal)) {
        if (number >= from) {
          yield { ...mail, name, number, share: share() };
        }
        number += 1;
      }
    }
  } catch {
    signal?.throwIfAborted();
    yield { name: '', number, share: 1, reason: 'This is damaged: its end could not be unpacked.' };
  } finally {
    close();
  }
}

function isMail({ header }: Entry): boolean {
  return header.type === 'file' && isMailName(header.name);
}

/** What an entry holds. The next one comes only after all of it, so the rest is read where somebody stops before. */
async function* toItsEnd(entry: Entry): AsyncGenerator<Buffer> {
  const chunks = entry[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let chunk = await chunks.next();
  try {
    for (; chunk.done !== true; chunk = await chunks.next()) {
      yield chunk.value;
    }
  } finally {
    while (chunk.done !== true) {
      chunk = await chunks.next();
    }
  }
}
