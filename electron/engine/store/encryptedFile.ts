import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { AppError, cancelled } from '../../contract/errors.ts';
import { translated } from './failures.ts';
import type { DataKey } from './keys.ts';

/*
 * A file is a header (8 bytes of name and version, 32 of salt) and pieces of 1 MiB, each AES-256-GCM with its own tag.
 * Every file has a key of its own, derived from the data key and the salt. A piece's nonce is its number and whether
 * it is the last (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizar 2015), so that pieces cannot be
 * swapped, dropped or cut off, and nothing is handed out before its tag was checked.
 */
const header = Buffer.from('OWNHAND\u0001', 'latin1');
const saltSize = 32;
const pieceSize = 2 ** 20;
const tagSize = 16;

/** Encrypts a file into `to`, which is there whole or not at all. Fails with `disk-full`, `no-permission`, `cancelled`. */
export async function encryptFile(key: DataKey, from: string, to: string, signal?: AbortSignal): Promise<void> {
  const salt = randomBytes(saltSize);
  const fileKey = keyOf(key, salt);
  await rewrite(from, to, signal, async (input, write) => {
    await write(Buffer.concat([header, salt]));
    let piece = await read(input, pieceSize);
    for (let number = 0; ; number += 1) {
      const next = await read(input, pieceSize);
      const last = next.length === 0;
      const cipher = createCipheriv('aes-256-gcm', fileKey, nonce(number, last));
      await write(Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]));
      if (last) {
        return;
      }
      piece = next;
    }
  });
}

/**
 * Decrypts a file into `to`, readable by its owner alone; whoever asks for it removes it again. Fails with
 * `store-unreadable` where the file is damaged, cut or encrypted with another key.
 */
export async function decryptFile(key: DataKey, from: string, to: string, signal?: AbortSignal): Promise<void> {
  await rewrite(from, to, signal, async (input, write) => {
    const start = await read(input, header.length + saltSize);
    if (!start.subarray(0, header.length).equals(header)) {
      throw damagedFile();
    }
    const fileKey = keyOf(key, start.subarray(header.length));
    let piece = await read(input, pieceSize + tagSize);
    for (let number = 0; ; number += 1) {
      const next = await read(input, pieceSize + tagSize);
      await write(decryptPiece(fileKey, nonce(number, next.length === 0), piece));
      if (next.length === 0) {
        return;
      }
      piece = next;
    }
  });
}

function decryptPiece(fileKey: Buffer, iv: Buffer, piece: Buffer): Buffer {
  if (piece.length < tagSize) {
    throw damagedFile();
  }
  const decipher = createDecipheriv('aes-256-gcm', fileKey, iv);
  decipher.setAuthTag(piece.subarray(piece.length - tagSize));
  try {
    return Buffer.concat([decipher.update(piece.subarray(0, piece.length - tagSize)), decipher.final()]);
  } catch {
    throw damagedFile();
  }
}

function keyOf(key: DataKey, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', Buffer.from(key, 'hex'), salt, 'ownhand encrypted file', 32));
}

function nonce(number: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(number, 0);
  bytes.writeUInt8(last ? 1 : 0, 11);
  return bytes;
}

type Write = (bytes: Buffer) => Promise<void>;

async function rewrite(
  from: string,
  to: string,
  signal: AbortSignal | undefined,
  act: (input: FileHandle, write: Write) => Promise<void>,
): Promise<void> {
  const next = `${to}.new`;
  const opened: FileHandle[] = [];
  const opening = async (file: string, flags: string): Promise<FileHandle> => {
    const handle = await open(file, flags, 0o600);
    opened.push(handle);
    return handle;
  };
  try {
    const input = await opening(from, 'r');
    const output = await opening(next, 'w');
    await act(input, async (bytes) => {
      if (signal?.aborted === true) {
        throw cancelled();
      }
      await output.writeFile(bytes);
    });
    await output.sync();
    await rename(next, to);
  } catch (error) {
    await rm(next, { force: true });
    throw translated(error);
  } finally {
    await Promise.all(opened.map((handle) => handle.close()));
  }
}

/** Reads until `size` bytes are there or the file ends. */
async function read(input: FileHandle, size: number): Promise<Buffer> {
  const bytes = Buffer.alloc(size);
  let at = 0;
  while (at < size) {
    const { bytesRead } = await input.read(bytes, at, size - at);
    if (bytesRead === 0) {
      break;
    }
    at += bytesRead;
  }
  return bytes.subarray(0, at);
}

function damagedFile(): AppError {
  return new AppError('store-unreadable', 'An encrypted file is damaged or belongs to another data folder.');
}
