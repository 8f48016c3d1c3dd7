import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { AppError } from '../../contract/errors.ts';
import { damaged, understood } from './failures.ts';
import { createFile, inHome, makeHome, replaceFile } from './home.ts';

/**
 * One random data key opens everything. It is written as 64 hex digits, as the keychain keeps it. On disk it lies
 * only wrapped by a passphrase (RFC 7914 scrypt, then AES-256-GCM), so a new passphrase rewrites 300 bytes, not the mail.
 */
export type DataKey = string;

/** 128 MiB and about half a second for each guess; the cost stands in the file so that it can grow later. */
const cost = { N: 2 ** 17, r: 8, p: 1 };

const Base64 = z.base64().transform((text) => Buffer.from(text, 'base64'));
const Wrapped = z.object({
  version: z.literal(1),
  // Bounds, because a changed file must not make us use up the memory.
  N: z
    .number()
    .int()
    .min(2)
    .max(2 ** 20),
  r: z.number().int().min(1).max(16),
  p: z.number().int().min(1).max(4),
  salt: Base64,
  nonce: Base64,
  tag: Base64,
  key: Base64,
});

export function makeKey(): DataKey {
  return randomBytes(32).toString('hex');
}

export function hasPassphrase(home: string): boolean {
  return existsSync(inHome(home, 'passphrase'));
}

/** Wraps the key by a passphrase, in place of the passphrase before. Fails with `disk-full` or `no-permission`. */
export function setPassphrase(home: string, key: DataKey, passphrase: string): void {
  replaceFile(inHome(home, 'passphrase'), wrapped(key, passphrase));
}

/**
 * The key of a store that is yet to be made, wrapped by a passphrase before anything is encrypted with it: a store whose
 * key was never written down could not be opened again. Where another process was sooner, its key, if the passphrase is
 * the same. Fails with `wrong-passphrase`, `disk-full` or `no-permission`.
 */
export function firstKey(home: string, passphrase: string): DataKey {
  const key = makeKey();
  makeHome(home);
  const isOurs = createFile(inHome(home, 'passphrase'), wrapped(key, passphrase));
  return isOurs ? key : keyFromPassphrase(home, passphrase);
}

/** What lies in the file of the passphrase. */
function wrapped(key: DataKey, passphrase: string): string {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', stretched(passphrase, salt, cost), nonce);
  const hidden = Buffer.concat([cipher.update(Buffer.from(key, 'hex')), cipher.final()]);
  const base64 = (bytes: Buffer) => bytes.toString('base64');
  const content = { salt: base64(salt), nonce: base64(nonce), tag: base64(cipher.getAuthTag()), key: base64(hidden) };
  return `${JSON.stringify({ version: 1, ...cost, ...content }, null, 2)}\n`;
}

/** The data key. Fails with `wrong-passphrase`, or `store-unreadable` where the file is damaged; changes nothing. */
export function keyFromPassphrase(home: string, passphrase: string): DataKey {
  const kept = readWrapped(home);
  const decipher = createDecipheriv('aes-256-gcm', stretched(passphrase, kept.salt, kept), kept.nonce);
  decipher.setAuthTag(kept.tag);
  try {
    return Buffer.concat([decipher.update(kept.key), decipher.final()]).toString('hex');
  } catch {
    throw wrongPassphrase();
  }
}

/** Writes down by what `checkKey` knows this key again. */
export function noteKey(home: string, key: DataKey): void {
  replaceFile(inHome(home, 'keyCheck'), `${JSON.stringify({ version: 1, check: fingerprint(key).toString('hex') })}\n`);
}

/**
 * Fails with `wrong-passphrase` where this is not the key the store was made with. Told from a file of its own: the
 * database is not opened with a wrong key at all, and a wrong key is told from a damaged database. Answers false where
 * that file is lost.
 */
export function checkKey(home: string, key: DataKey): boolean {
  const file = inHome(home, 'keyCheck');
  const expected = understood(() => (existsSync(file) ? readFileSync(file, 'utf8') : null));
  if (expected === null) {
    return false;
  }
  const parsed = z.object({ check: z.string().regex(/^[0-9a-f]{32}$/) }).safeParse(jsonOf(expected));
  if (!parsed.success) {
    throw damaged();
  }
  if (!timingSafeEqual(Buffer.from(parsed.data.check, 'hex'), fingerprint(key))) {
    throw wrongPassphrase();
  }
  return true;
}

/** 16 bytes that tell a key apart and say nothing else about it. */
function fingerprint(key: DataKey): Buffer {
  return Buffer.from(hkdfSync('sha256', Buffer.from(key, 'hex'), '', 'ownhand key check', 16));
}

function stretched(passphrase: string, salt: Buffer, { N, r, p }: typeof cost): Buffer {
  // The same word typed on two systems may be composed differently; NFKC makes it one.
  return scryptSync(passphrase.normalize('NFKC'), salt, 32, { N, r, p, maxmem: 256 * N * r * p });
}

function readWrapped(home: string): z.infer<typeof Wrapped> {
  const file = inHome(home, 'passphrase');
  const text = understood(() => (existsSync(file) ? readFileSync(file, 'utf8') : null));
  if (text === null) {
    throw new AppError('not-found', 'No passphrase has been set. Open the store in the app and set one in Settings.');
  }
  const parsed = Wrapped.safeParse(jsonOf(text));
  if (!parsed.success) {
    throw damaged();
  }
  return parsed.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function wrongPassphrase(): AppError {
  return new AppError('wrong-passphrase', 'That is the wrong passphrase or key for this data folder. Try again.');
}
