import { open } from 'node:fs/promises';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { Unreadable } from './document.ts';
import { parseMarkup, type Walker } from './markup.ts';

/** Bytes that one member may unfold to. The text of a book of 10,000 pages takes a tenth. */
const mostUnfolded = 256 * 1024 * 1024;
/** A document has some hundreds of members, with many pictures some thousands. */
const mostMembers = 20_000;

/** An open zip file, of which single members are read. */
export interface Archive {
  has(name: string): boolean;
  /** Walks through an XML member as it unfolds; does nothing where it is missing. */
  walk(name: string, walker: Walker): Promise<void>;
  close(): void;
}

/**
 * Opens the zip file that a Word or OpenDocument file is. Nothing is written to disk, and members are known by their
 * names only. Fails with `Unreadable` for what is no such file, and for one made to unfold without end.
 */
export async function openArchive(path: string): Promise<Archive> {
  await refuseOthers(path);
  const zip = await openPromise(path, { autoClose: false }).catch(() => damaged());
  try {
    const entries = await listEntries(zip);
    return {
      has: (name) => entries.has(name),
      walk: async (name, walker) => {
        const entry = entries.get(name);
        if (entry !== undefined) {
          await walkEntry(zip, entry, walker);
        }
      },
      close: () => {
        zip.close();
      },
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function refuseOthers(path: string): Promise<void> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
    if (buffer.toString('hex') === 'd0cf11e0') {
      throw new Unreadable(
        'It is locked with a password, or of an old version of Word. Save it anew without a password.',
      );
    }
  } finally {
    await file.close();
  }
}

async function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  if (zip.entryCount > mostMembers) {
    throw new Unreadable(`It is made of ${zip.entryCount} parts, far more than a document has.`);
  }
  try {
    for await (const entry of zip.eachEntry()) {
      entries.set(entry.fileName, entry);
    }
  } catch {
    return damaged();
  }
  return entries;
}

async function walkEntry(zip: ZipFile, entry: Entry, walker: Walker): Promise<void> {
  if (entry.uncompressedSize > mostUnfolded) {
    throw bomb();
  }
  if (entry.isEncrypted()) {
    throw new Unreadable('It is locked with a password. Save it without one first.');
  }
  const stream = await zip.openReadStreamPromise(entry).catch(() => damaged());
  const decoder = new TextDecoder();
  const markup = parseMarkup('xml', walker);
  let unfolded = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      unfolded += chunk.length;
      if (unfolded > mostUnfolded) {
        throw bomb();
      }
      markup.write(decoder.decode(chunk, { stream: true }));
      if (walker.done === true) {
        return;
      }
    }
  } catch (error) {
    if (error instanceof Unreadable) {
      throw error;
    }
    return damaged();
  } finally {
    stream.destroy();
  }
  markup.write(decoder.decode());
  markup.end();
}

function bomb(): Unreadable {
  return new Unreadable('It unfolds to more than 256 MB of text, as files do that are made to fill a memory.');
}

function damaged(): never {
  throw new Unreadable('It is damaged: its parts cannot be unpacked.');
}
