import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../electron/contract/errors.ts';
import { replaceFile } from './replaceFile.ts';

/**
 * A moment of a training run, enough to go on from it bit for bit. On the disk: a mark, a nonce of 12 bytes, then,
 * encrypted with AES-256-GCM, the facts as JSON and each array, all with their length in bytes before them, and at last
 * the tag of 16 bytes.
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

const mark = Buffer.from('OWNHANDCHECKPT02');
const nonceBytes = 12;
const tagBytes = 16;
const lengthBytes = 4;
/** The newest, and the one before it in case the newest is damaged. */
const kept = 2;

/** A checkpoint whose arrays are only read when their turn to be written has come, so that never all are in memory. */
export interface WrittenCheckpoint<Facts> extends Omit<Checkpoint<Facts>, 'arrays'> {
  readonly arrays: Readonly<Record<string, () => Float32Array>>;
}

/** @throws {AppError} `disk-full` or `no-permission`. Earlier checkpoints stay. */
export async function writeCheckpoint<Facts>(
  place: CheckpointPlace,
  checkpoint: WrittenCheckpoint<Facts>,
): Promise<void> {
  await mkdir(place.folder, { recursive: true, mode: 0o700 });
  const name = `step-${String(checkpoint.step).padStart(9, '0')}.checkpoint`;
  await replaceFile(join(place.folder, name), encode(checkpoint, place.key));
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

function* encode<Facts>({ step, facts, arrays }: WrittenCheckpoint<Facts>, key: Uint8Array): Generator<Uint8Array> {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(mark);
  yield mark;
  yield nonce;
  function* block(bytes: Uint8Array): Generator<Uint8Array> {
    const length = Buffer.alloc(lengthBytes);
    length.writeUInt32LE(bytes.length);
    yield cipher.update(length);
    yield cipher.update(bytes);
  }
  yield* block(Buffer.from(JSON.stringify({ step, facts, names: Object.keys(arrays) })));
  for (const read of Object.values(arrays)) {
    const { buffer, byteOffset, byteLength } = read();
    yield* block(new Uint8Array(buffer, byteOffset, byteLength));
  }
  yield cipher.final();
  yield cipher.getAuthTag();
}

function decode<Facts>(bytes: Buffer, key: Uint8Array): Checkpoint<Facts> {
  const bodyStart = mark.length + nonceBytes;
  const bodyEnd = bytes.length - tagBytes;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(mark.length, bodyStart));
  decipher.setAAD(bytes.subarray(0, mark.length));
  decipher.setAuthTag(bytes.subarray(bodyEnd));
  const body = Buffer.concat([decipher.update(bytes.subarray(bodyStart, bodyEnd)), decipher.final()]);
  let at = 0;
  const take = (): Buffer => {
    const start = at + lengthBytes;
    at = start + body.readUInt32LE(at);
    return body.subarray(start, at);
  };
  const { step, facts, names } = JSON.parse(take().toString('utf8')) as { step: number; facts: Facts; names: string[] };
  const arrays: Record<string, Float32Array> = {};
  for (const name of names) {
    const block = take();
    arrays[name] = new Float32Array(block.buffer.slice(block.byteOffset, block.byteOffset + block.length));
  }
  return { step, facts, arrays };
}
