import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, appendFile, mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { withPrivateFile } from './privateFile.ts';

/** Where states are kept between runs, and the key that only the person's store knows. */
export interface StateKeeping {
  readonly folder: string;
  /** 32 bytes. */
  readonly key: Buffer;
}

const cipher = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;
/** A state is 10 to 150 MB: the newest few are worth their place. */
const keptStates = 4;

/** Names a state: the same model, the same library and the same tokens give the same. */
export function stateName(fingerprint: string, release: string, tokens: readonly number[]): string {
  return createHash('sha256')
    .update(`${fingerprint} ${release} `)
    .update(Buffer.from(Uint32Array.from(tokens).buffer))
    .digest('hex');
}

/**
 * Lets `save` write a state to a file and keeps it encrypted. The state holds what the model has read, word for word:
 * in the clear it lies only in memory (`/dev/shm`) where the system has that, else in a folder that only this account
 * can open, and only for the moment of encrypting.
 */
export async function keepState(
  keeping: StateKeeping,
  name: string,
  save: (path: string) => Promise<unknown>,
): Promise<void> {
  await mkdir(keeping.folder, { recursive: true, mode: 0o700 });
  const target = join(keeping.folder, `${name}.state`);
  try {
    await withPrivateFile(async (clear) => {
      await save(clear);
      await encrypt(clear, `${target}.part`, keeping.key, name);
    });
    await rename(`${target}.part`, target);
  } finally {
    await rm(`${target}.part`, { force: true });
  }
  await forgetOldest(keeping.folder);
}

async function encrypt(clear: string, target: string, key: Buffer, name: string): Promise<void> {
  const iv = randomBytes(ivBytes);
  const encipher = createCipheriv(cipher, key, iv).setAAD(Buffer.from(name));
  const out = createWriteStream(target, { mode: 0o600 });
  out.write(iv);
  await pipeline(createReadStream(clear), encipher, out);
  await appendFile(target, encipher.getAuthTag());
}

/**
 * Decrypts a kept state and lets `load` read it. A state that is damaged, or was kept with another key, is deleted.
 *
 * @returns Whether there was one and it could be loaded.
 */
export async function restoreState(
  keeping: StateKeeping,
  name: string,
  load: (path: string) => Promise<unknown>,
): Promise<boolean> {
  const source = join(keeping.folder, `${name}.state`);
  try {
    await access(source);
  } catch {
    return false;
  }
  try {
    await withPrivateFile(async (clear) => {
      await decrypt(source, clear, keeping.key, name);
      await load(clear);
    });
    const now = new Date();
    await utimes(source, now, now);
    return true;
  } catch {
    await rm(source, { force: true });
    return false;
  }
}

async function decrypt(source: string, clear: string, key: Buffer, name: string): Promise<void> {
  const { size } = await stat(source);
  const file = await open(source, 'r');
  const iv = Buffer.alloc(ivBytes);
  const tag = Buffer.alloc(tagBytes);
  try {
    await file.read(iv, 0, ivBytes, 0);
    await file.read(tag, 0, tagBytes, size - tagBytes);
  } finally {
    await file.close();
  }
  const decipher = createDecipheriv(cipher, key, iv).setAAD(Buffer.from(name)).setAuthTag(tag);
  await pipeline(
    createReadStream(source, { start: ivBytes, end: size - tagBytes - 1 }),
    decipher, // fails at the end where a single bit is wrong, before anybody reads the file
    createWriteStream(clear, { mode: 0o600 }),
  );
}

async function forgetOldest(folder: string): Promise<void> {
  const states = (await readdir(folder)).filter((name) => name.endsWith('.state'));
  const dated = await Promise.all(states.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })));
  for (const { name } of dated.sort((a, b) => b.at - a.at).slice(keptStates)) {
    await rm(join(folder, name), { force: true });
  }
}
