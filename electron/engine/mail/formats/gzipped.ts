import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { mailsIn, mostUnpacked, type PackedItem } from './unpackedMails.ts';
import { unpacking } from './unpacking.ts';

/**
 * Reads the mails of an mbox that is packed with gzip, as archives of lists are, from the one with this number on.
 * `bytes`: the size of the packed file.
 */
export async function* readGzip(
  path: string,
  bytes: number,
  from: number,
  signal?: AbortSignal,
): AsyncGenerator<PackedItem> {
  const file = createReadStream(path);
  const stream = file.pipe(createGunzip());
  file.on('error', (error) => stream.destroy(error));
  let number = 0;
  const share = (): number => Math.min(1, file.bytesRead / Math.max(1, bytes));
  try {
    for await (const mail of mailsIn(stream, '.mbox', signal)) {
      if (mail.end > mostUnpacked * Math.max(1_000_000, file.bytesRead)) {
        yield {
          name: '',
          number,
          share: 1,
          reason: 'This unpacks to far more than mail does. Its rest was left alone.',
        };
        return;
      }
      if (number >= from) {
        yield { ...mail, name: '', number, share: share() };
      }
      number += 1;
    }
  } catch {
    signal?.throwIfAborted();
    yield { name: '', number, share: 1, reason: 'This is damaged: its end could not be unpacked.' };
  } finally {
    file.destroy();
    stream.destroy();
  }
}

/** The beginning of what is packed with gzip, at most 16 KB; empty where it cannot be unpacked. */
export async function startOfGzip(path: string): Promise<Buffer> {
  const file = createReadStream(path, { end: 65_535 });
  const stream = file.pipe(createGunzip());
  file.on('error', (error) => stream.destroy(error));
  const start = Buffer.alloc(16_384);
  try {
    const { bytesRead } = await unpacking(stream).read(start, 0, start.length, 0);
    return start.subarray(0, bytesRead);
  } finally {
    file.destroy();
    stream.destroy();
  }
}
