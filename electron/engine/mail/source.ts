import { createHash } from 'node:crypto';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Inspection } from '../../contract/entities.ts';
import { AppError } from '../../contract/errors.ts';
import { type Met, walk } from './folder.ts';
import { parseRecord, readLines } from './jsonLines.ts';
import { splitMbox } from './mbox.ts';
import { type Found, mailLimit } from './rawMail.ts';
import { sniffFile } from './sniff.ts';

/** A mailbox on disk, looked at but not yet read. */
export interface MailSource {
  readonly path: string;
  readonly name: string;
  readonly format: Inspection['format'];
  readonly bytes: number;
  /** Changes when a cursor of an earlier reading is no longer valid. */
  readonly fingerprint: string;
}

interface ReadOptions {
  /** Where an earlier reading stopped. */
  readonly cursor?: string | null;
  readonly signal?: AbortSignal;
  /** Read only a part of every large file and folder, and call `skipped` where something was left out. */
  readonly sample?: {
    readonly bytesPerFile: number;
    readonly filesPerFolder: number;
    readonly skipped: () => void;
  };
}

/**
 * Looks at a path and says what kind of mailbox it is.
 * Fails with `not-found`, `no-permission` or `not-a-mailbox` and a sentence that says what to do.
 */
export async function openSource(given: string, signal?: AbortSignal): Promise<MailSource> {
  const path = resolve(given);
  const name = basename(path) || path;
  try {
    const found = await stat(path);
    if (!found.isDirectory()) {
      const kind = found.isFile() ? await sniffFile(path) : { kind: null, reason: 'This is not a file.' };
      if (kind.kind === null) {
        throw new AppError('not-a-mailbox', `${name} is not a mailbox. ${kind.reason}`);
      }
      const fingerprint = `${await digestOfStart(path)}:${found.size}:${Math.trunc(found.mtimeMs)}`;
      return { path, name, format: kind.kind, bytes: found.size, fingerprint };
    }
    return { path, name, ...(await measureFolder(path, name, signal)), fingerprint: 'folder' };
  } catch (error) {
    throw asAppError(error, name);
  }
}

/** Reads a source from the beginning, or from where an earlier reading stopped. Broken pieces come as refusals. */
export async function* readSource(source: MailSource, options: ReadOptions = {}): AsyncGenerator<Found> {
  const from = parseCursor(options.cursor);
  if (source.format !== 'folder' && source.format !== 'maildir') {
    const met = { path: source.path, name: source.name, folder: '', bytes: source.bytes };
    yield* readFile(met, source.format, from?.at ?? 0, 0, options);
    return;
  }
  // A file that the cursor names may have been renamed or removed: then reading begins again, which doubles nothing.
  let skipping = from !== null && (await exists(resolve(source.path, from.file)));
  let done = 0;
  const filesIn = new Map<string, number>();
  for await (const met of walk(source.path, options.signal)) {
    if (met.reason !== undefined) {
      if (!skipping) {
        const { name: where, reason } = met;
        yield { kind: 'refused', where, folder: '', reason, done, cursor: cursorAt(met.name, 0) };
      }
      skipping &&= met.name !== from?.file;
      continue;
    }
    const files = (filesIn.get(met.folder) ?? 0) + 1;
    filesIn.set(met.folder, files);
    if (options.sample && files > options.sample.filesPerFolder) {
      options.sample.skipped();
      done += met.bytes;
      continue;
    }
    const at = skipping && from?.file === met.name ? from.at : 0;
    skipping &&= met.name !== from?.file;
    if (!skipping && (at === 0 || at < met.bytes)) {
      try {
        const sniffed = await sniffFile(met.path);
        if (sniffed.kind !== null) {
          yield* readFile(met, sniffed.kind, at, done, options);
        } else if (source.format === 'maildir' || /\.(?:eml|emlx|mbox|mbx|jsonl)$/i.test(met.name)) {
          const end = { done: done + met.bytes, cursor: cursorAt(met.name, met.bytes) };
          yield { kind: 'refused', where: met.name, folder: met.folder, reason: sniffed.reason, ...end };
        }
      } catch (error) {
        options.signal?.throwIfAborted();
        const { message: reason } = asAppError(error, met.name);
        const end = { done: done + met.bytes, cursor: cursorAt(met.name, met.bytes) };
        yield { kind: 'refused', where: met.name, folder: met.folder, reason, ...end };
      }
    }
    done += met.bytes;
  }
}

async function* readFile(
  met: Exclude<Met, { reason: string }>,
  format: 'mbox' | 'eml' | 'jsonl',
  at: number,
  before: number,
  { signal, sample }: ReadOptions,
): AsyncGenerator<Found> {
  const file = await open(met.path);
  const place = (end: number): { folder: string; cursor: string; done: number } => ({
    // An mbox is a folder of its own: "Sent", "Sent.mbox".
    folder: format === 'mbox' ? met.name.replace(/\.mbo?x(?:\/mbox)?$/i, '') : met.folder,
    cursor: cursorAt(met.name, end),
    done: before + end,
  });
  try {
    if (format === 'eml') {
      yield { kind: 'mail', where: met.name, ...(await readMail(file)), ...place(met.bytes) };
    } else if (format === 'mbox') {
      let start = at;
      for await (const { raw, bytes, end } of splitMbox(file, { start: at, ...(signal && { signal }) })) {
        if (raw.includes(58)) {
          // without a colon there is no header: blank lines before the first mail or behind the last
          yield { kind: 'mail', where: `${met.name}, at byte ${start}`, raw, bytes, ...place(end) };
        }
        start = end;
        if (sample && end - at > sample.bytesPerFile && end < met.bytes) {
          sample.skipped();
          return;
        }
      }
    } else {
      for await (const { text, number, end } of readLines(file, at, signal)) {
        const where = at === 0 ? `${met.name}, line ${number}` : `${met.name}, before byte ${end}`;
        if (text?.trim() === '') {
          continue;
        }
        const record = text === null ? 'This line is longer than 16 MB.' : parseRecord(text);
        yield typeof record === 'string'
          ? { kind: 'refused', where, reason: record, ...place(end) }
          : { kind: 'record', where, ...record, ...place(end) };
      }
    }
  } finally {
    await file.close();
  }
}

async function readMail(file: FileHandle): Promise<{ raw: Buffer; bytes: number }> {
  const { size } = await file.stat();
  const { buffer, bytesRead } = await file.read(
    Buffer.alloc(Math.min(size, mailLimit)),
    0,
    Math.min(size, mailLimit),
    0,
  );
  const count = /^\d+\s*\n/.exec(buffer.toString('latin1', 0, 20))?.[0].length ?? 0; // .emlx
  return { raw: buffer.subarray(count, bytesRead), bytes: size };
}

async function measureFolder(
  path: string,
  name: string,
  signal?: AbortSignal,
): Promise<{ format: 'maildir' | 'folder'; bytes: number }> {
  let bytes = 0;
  let files = 0;
  let inMaildir = 0;
  let refused = '';
  for await (const met of walk(path, signal)) {
    if (met.reason !== undefined) {
      if (met.path === path) {
        throw new AppError('no-permission', `${name} could not be opened. Allow Ownhand to read it, then try again.`);
      }
      refused ||= `${met.name}: ${met.reason}`;
      continue;
    }
    files += 1;
    bytes += met.bytes;
    inMaildir += /(?:^|\/)(?:cur|new)\/[^/]*$/.test(met.name) ? 1 : 0;
  }
  if (files === 0) {
    throw new AppError('not-a-mailbox', `${name} holds no mail files. ${refused}`.trim());
  }
  return { format: inMaildir === files ? 'maildir' : 'folder', bytes };
}

function cursorAt(file: string, at: number): string {
  return JSON.stringify({ file, at });
}

function parseCursor(cursor: string | null | undefined): { file: string; at: number } | null {
  if (!cursor) {
    return null;
  }
  const value: unknown = JSON.parse(cursor);
  return typeof value === 'object' && value !== null && 'file' in value && 'at' in value
    ? { file: String(value.file), at: Number(value.at) }
    : null;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function digestOfStart(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0);
    return createHash('sha256').update(buffer.subarray(0, bytesRead)).digest('hex').slice(0, 16);
  } finally {
    await file.close();
  }
}

/** Turns an error of the file system into one for a person; leaves others as they are. */
function asAppError(error: unknown, name: string): Error {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') {
    return new AppError('not-found', `${name} is not there. Was it moved or renamed?`);
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return new AppError('no-permission', `${name} could not be opened. Allow Ownhand to read it, then try again.`);
  }
  if (code === 'EIO' || code === 'EISDIR' || code === 'ELOOP') {
    return new AppError('unreadable', `${name} could not be read (${code}).`);
  }
  return error instanceof Error ? error : new Error(String(error));
}
