import yauzl from 'yauzl';
import { isMailName, mailsIn, mostUnpacked, type PackedItem } from './unpackedMails.ts';

/** Entries of an archive that are looked through to tell whether there is mail in it. */
const lookedThrough = 20_000;

/** Whether a zip holds mail: mailboxes or mails, as Gmail's Takeout packs them. False where it cannot be read. */
export async function holdsMail(path: string): Promise<boolean> {
  try {
    const zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false });
    try {
      let looked = 0;
      for await (const { fileName } of zip.eachEntry()) {
        if (isMailName(fileName)) {
          return true;
        }
        if (++looked === lookedThrough) {
          return false;
        }
      }
      return false;
    } finally {
      zip.close();
    }
  } catch {
    return false;
  }
}

/**
 * Reads the mails in a zip, from the one with this number on, in flat memory. What is neither mailbox nor mail is
 * passed over. Throws where the zip itself cannot be read.
 */
export async function* readZip(path: string, from: number, signal?: AbortSignal): AsyncGenerator<PackedItem> {
  const zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false });
  try {
    let number = 0;
    let before = 0;
    for await (const entry of zip.eachEntry()) {
      signal?.throwIfAborted();
      const { fileName: name, compressedSize, uncompressedSize } = entry;
      const share = (part: number): number => (before + compressedSize * part) / Math.max(1, zip.fileSize);
      if (isMailName(name)) {
        const place = { name, number, share: share(1) };
        if (entry.isEncrypted()) {
          yield { ...place, reason: 'This is locked with a password. Unpack the archive, and take in what comes out.' };
        } else if (uncompressedSize > mostUnpacked * Math.max(1_000, compressedSize)) {
          yield { ...place, reason: 'This unpacks to far more than mail does, and was left alone.' };
        } else {
          try {
            const stream = await zip.openReadStreamPromise(entry);
            for await (const mail of mailsIn(stream, name, signal)) {
              if (number >= from) {
                yield { ...mail, name, number, share: share(mail.end / Math.max(1, uncompressedSize)) };
              }
              number += 1;
            }
          } catch {
            signal?.throwIfAborted();
            yield { ...place, number, reason: 'This is damaged: its end could not be unpacked.' };
          }
        }
      }
      before += compressedSize;
    }
  } finally {
    zip.close();
  }
}
