import { open } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endBytes = 22;
const longestComment = 0xffff;

/**
 * Opens one member of a zip file for reading. Knows what wheels use: stored and deflated members, no encryption,
 * no archive above 4 GB.
 */
export async function readZipMember(path: string, name: string): Promise<Readable> {
  const { start, bytes, deflated } = await findMember(path, name);
  const raw = createReadStream(path, { start, end: start + bytes - 1 });
  return deflated ? pipeline(raw, createInflateRaw(), () => undefined) : raw;
}

async function findMember(path: string, name: string): Promise<{ start: number; bytes: number; deflated: boolean }> {
  const file = await open(path, 'r');
  const take = async (position: number, length: number): Promise<Buffer> => {
    const bytes = Buffer.alloc(length);
    const { bytesRead } = await file.read(bytes, 0, length, position);
    return bytes.subarray(0, bytesRead);
  };
  try {
    const { size } = await file.stat();
    const tailStart = Math.max(0, size - endBytes - longestComment);
    const tail = await take(tailStart, size - tailStart);
    const end = findEnd(tail);
    const directory = await take(tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
    for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === entrySignature;) {
      const nameBytes = directory.readUInt16LE(at + 28);
      if (directory.toString('utf8', at + 46, at + 46 + nameBytes) === name) {
        const method = directory.readUInt16LE(at + 10);
        const local = directory.readUInt32LE(at + 42);
        const head = await take(local, 30);
        if ((method !== 0 && method !== 8) || head.length < 30 || head.readUInt32LE(0) !== localSignature) {
          break;
        }
        const start = local + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
        return { start, bytes: directory.readUInt32LE(at + 20), deflated: method === 8 };
      }
      at += 46 + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    }
    throw new Error(`no readable ${name} in the zip file`);
  } finally {
    await file.close();
  }
}

function findEnd(tail: Buffer): number {
  for (let at = tail.length - endBytes; at >= 0; at--) {
    if (tail.readUInt32LE(at) === endSignature) {
      return at;
    }
  }
  throw new Error('not a zip file');
}
