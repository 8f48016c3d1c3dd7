import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { startOfGzip } from './formats/gzipped.ts';
import { isTar, tarHoldsMail } from './formats/tarred.ts';
import { holdsMail } from './formats/zipped.ts';
import { type FileKind, sniffStart } from './sniffStart.ts';

const officeMagic = '\xd0\xcf\x11\xe0';

/** Tells what a file is from its first bytes; the name does not matter. */
export async function sniffFile(path: string): Promise<FileKind> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16_384), 0, 16_384, 0);
    const start = buffer.subarray(0, bytesRead);
    if (start.toString('latin1', 0, 4) === officeMagic) {
      return (await isOutlookMessage(file, start)) ? { kind: 'msg' } : sniffStart(start);
    }
    if (start.toString('latin1', 0, 4) === 'PK\x03\x04') {
      const told = sniffStart(start);
      return told.kind === null && (await holdsMail(path)) ? { kind: 'zip' } : told;
    }
    if (start.toString('latin1', 0, 2) === '\x1f\x8b') {
      const unpacked = await startOfGzip(path);
      if (isTar(unpacked)) {
        const reason =
          'No mail was found in the first part of this archive (tar). Unpack it, and choose what is in it.';
        return (await tarHoldsMail(path)) ? { kind: 'tar' } : { kind: null, reason };
      }
      return sniffStart(unpacked).kind === 'mbox' ? { kind: 'gzip' } : sniffStart(start);
    }
    const isGeary = basename(path) === 'geary.db' && start.toString('latin1').startsWith('SQLite format 3');
    return isGeary ? { kind: 'geary' } : sniffStart(start);
  } finally {
    await file.close();
  }
}

/** True for an Office file whose first directory sector names streams of properties, as those of Outlook do. */
async function isOutlookMessage(file: FileHandle, start: Buffer): Promise<boolean> {
  if (start.length < 512) {
    return false;
  }
  const sector = 1 << Math.min(16, start.readUInt16LE(30));
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4_096), 0, 4_096, (start.readUInt32LE(48) + 1) * sector);
  return /__(?:nameid|properties|substg1\.0)/.test(buffer.toString('utf16le', 0, bytesRead & ~1));
}
