import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../electron/contract/errors.ts';
import { replaceFile } from './replaceFile.ts';

/**
 * A moment of a training run, enough to go on from it bit for bit. On the disk: a mark, a nonce of 12 bytes, a tag of
 * 16, and, encrypted with AES-256-GCM, the length of the facts, the facts as JSON, and the arrays.
 */
export interface Checkpoint<Facts> {
  /** Steps taken. */
  readonly step: number;
  readonly facts: Facts;
  readonly arrays: Readonly<Record<string, Float32Array>>;
}

export interface CheckpointPlace {
  readonly folder: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

const mark = Buffer.from('OWNHANDCHECKPT01');
const nonceBytes = 12;
const tagBytes = 16;
/** The newest, and the one before it in case the newest is damaged. */
const kept = 2;

/** @throws {AppError} `disk-full` or `no-permission`. Earlier checkpoints stay. */
export async function writeCheckpoint<Facts>(place: CheckpointPlace, checkpoint: Checkpoint<Facts>): Promise<void> {
  await mkdir(place.folder, { recursive: true, mode: 0o700 });
  const names = Object.keys(checkpoint.arrays);
  const lengths = Object.fromEntries(names.map((name) => [name, checkpoint.arrays[name]?.length ?? 0]));
  const header = Buffer.from(JSON.stringify({ step: checkpoint.step, facts: checkpoint.facts, lengths }));
  const headerLength = Buffer.alloc(4);
  headerLength.writeUInt32LE(header.length);

  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', place.key, nonce);
  cipher.setAAD(mark);
  const parts = [cipher.update(headerLength), cipher.update(header)];
  for (const name of names) {
    const array = checkpoint.arrays[name] ?? new Float32Array();
    parts.push(cipher.update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength)));
  }
  parts.push(cipher.final());
  const name = `step-${String(checkpoint.step).padStart(9, '0')}.checkpoint`;
  await replaceFile(join(place.folder, name), [mark, nonce, cipher.getAuthTag(), ...parts]);
  for (const old of (await list(place.folder)).slice(kept)) {
    await rm(join(place.folder, old), { force: true });
  }
}

/**
 * The newest checkpoint that is whole, or undefined when there is none.
 *
 * @throws {AppError} `unreadable` when there are some but none can be opened: another key, or all damaged.
 */
export async function readCheckpoint<Facts>(place: CheckpointPlace): Promise<Checkpoint<Facts> | undefined> {
  const names = await list(place.folder);
  for (const name of names) {
    try {
      return decode<Facts>(await readFile(join(place.folder, name)), place.key);
    } catch {
      // Damaged, or of another key: the one before may be whole.
    }
  }
  if (names.length > 0) {
    throw new AppError(
      'unreadable',
      `The unfinished training in ${place.folder} cannot be opened: its key is another one, or its files are damaged. ` +
        'Delete that folder to start again.',
    );
  }
  return undefined;
}

export async function removeCheckpoints(folder: string): Promise<void> {
  for (const name of await list(folder)) {
    await rm(join(folder, name), { force: true });
  }
}

/** Names of the checkpoints in a folder, newest first. */
async function list(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [] as string[]);
  return names.filter((name) => /^step-\d+\.checkpoint$/.test(name)).sort((a, b) => (a < b ? 1 : -1));
}

function decode<Facts>(bytes: Buffer, key: Uint8Array): Checkpoint<Facts> {
  const nonceEnd = mark.length + nonceBytes;
  const bodyStart = nonceEnd + tagBytes;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(mark.length, nonceEnd));
  decipher.setAAD(bytes.subarray(0, mark.length));
  decipher.setAuthTag(bytes.subarray(nonceEnd, bodyStart));
  const body = Buffer.concat([decipher.update(bytes.subarray(bodyStart)), decipher.final()]);
  const headerEnd = 4 + body.readUInt32LE(0);
  const header = JSON.parse(body.toString('utf8', 4, headerEnd)) as {
    step: number;
    facts: Facts;
    lengths: Record<string, number>;
  };
  const arrays: Record<string, Float32Array> = {};
  let at = headerEnd;
  for (const [name, length] of Object.entries(header.lengths)) {
    const start = body.byteOffset + at;
    arrays[name] = new Float32Array(body.buffer.slice(start, start + length * 4));
    at += length * 4;
  }
  return { step: header.step, facts: header.facts, arrays };
}
