import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { cancelled } from '../../contract/errors.ts';
import { inspectModel } from './modelFile.ts';

const Hashes = z.record(z.string(), z.string());

/**
 * SHA-256 of a model's file, in hex: what a voice belongs to. A file is read once, about a second for each GB, and its
 * hash is remembered beside the models under the file's fingerprint.
 *
 * @param folder Where it is remembered. Losing that only means reading the file again.
 * @throws {AppError} What `inspectModel` throws, and `cancelled`.
 */
export async function modelHash(path: string, folder: string, signal?: AbortSignal): Promise<string> {
  const { fingerprint } = await inspectModel(path);
  const file = join(folder, 'hashes.json');
  const known = await read(file);
  const hash = known[fingerprint] ?? (await hashOf(path, signal));
  if (known[fingerprint] === undefined) {
    await keep(file, { ...known, [fingerprint]: hash });
  }
  return hash;
}

async function hashOf(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 4 << 20 })) {
    if (signal?.aborted) {
      throw cancelled();
    }
    hash.update(chunk as Buffer);
  }
  return hash.digest('hex');
}

async function read(file: string): Promise<Record<string, string>> {
  try {
    return Hashes.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return {};
  }
}

async function keep(file: string, hashes: Record<string, string>): Promise<void> {
  try {
    await writeFile(`${file}.${process.pid}.part`, JSON.stringify(hashes));
    await rename(`${file}.${process.pid}.part`, file);
  } catch {
    // a models folder that cannot be written to only means hashing again
  }
}
