import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Inspection } from '../../contract/entities.ts';
import { AppError } from '../../contract/errors.ts';
import { cursorAt, parseCursor } from './cursor.ts';
import { asAppError } from './fileError.ts';
import { type MetFile, walk } from './folder.ts';
import { fileKey, type KnownFile, type ReadToEnd, startOf, stateOf, stateOfMbox } from './knownFiles.ts';
import { measureFolder } from './measureFolder.ts';
import type { Found } from './rawMail.ts';
import { readFile } from './readFile.ts';
import { sniffFile } from './sniff.ts';
import type { MailFileKind } from './sniffStart.ts';

/** A mailbox on disk, looked at but not yet read. */
export interface MailSource {
  readonly path: string;
  readonly name: string;
  readonly format: Inspection['format'];
  readonly bytes: number;
  /** Of one file, in milliseconds since 1970. */
  readonly changedAt?: number;
  /** Changes when a cursor of an earlier reading is no longer valid. */
  readonly fingerprint: string;
}

interface ReadOptions {
  /** Where an earlier reading stopped. */
  readonly cursor?: string | null;
  readonly signal?: AbortSignal;
  /** Read only what is new in these files, by their keys. */
  readonly known?: ReadonlyMap<string, KnownFile>;
  /** Told of each file that was read to its end, after its last piece was taken. */
  readonly onFile?: (file: ReadToEnd) => void;
  /** Read only a part of every large file and folder, and call `skipped` where something was left out. */
  readonly sample?: {
    readonly bytesPerFile: number;
    readonly filesPerFolder: number;
    readonly skipped: () => void;
  };
}

/**
 * Looks at a path and says what kind of mailbox it is. `title`: what the person knows it by. `measured`: what a folder
 * was found to be before; then it is not gone through, and its size is not known.
 * Fails with `not-found`, `no-permission` or `not-a-mailbox` and a sentence that says what to do.
 */
export async function openSource(
  given: string,
  signal?: AbortSignal,
  title?: string,
  measured?: MailSource['format'],
): Promise<MailSource> {
  const path = resolve(given);
  const name = basename(path) || path;
  const called = title ?? name;
  try {
    const found = await stat(path);
    if (!found.isDirectory()) {
      const kind = found.isFile() ? await sniffFile(path) : { kind: null, reason: 'This is not a file.' };
      if (kind.kind === null) {
        throw new AppError('not-a-mailbox', `${name} is not a mailbox. ${kind.reason}`);
      }
      const fingerprint = `${await digestOfStart(path)}:${found.size}:${Math.trunc(found.mtimeMs)}`;
      const changedAt = Math.trunc(found.mtimeMs);
      return { path, name: called, format: kind.kind, bytes: found.size, changedAt, fingerprint };
    }
    const measure =
      measured !== undefined && isFolder(measured)
        ? { format: measured, bytes: 0 }
        : await measureFolder(path, name, signal);
    return { path, name: called, ...measure, fingerprint: 'folder' };
  } catch (error) {
    throw asAppError(error, name);
  }
}

/** Whether a source is a folder, of whatever mail program, and not one file. */
export function isFolder(format: MailSource['format']): format is Exclude<MailSource['format'], MailFileKind> {
  return ['folder', 'maildir', 'mh', 'emlx'].includes(format);
}

/** Reads a source from the beginning, or from where an earlier reading stopped. Broken pieces come as refusals. */
export async function* readSource(source: MailSource, options: ReadOptions = {}): AsyncGenerator<Found> {
  const from = parseCursor(options.cursor);
  if (!isFolder(source.format)) {
    const { path, bytes, changedAt = 0, format } = source;
    const met = { path, name: basename(path), folder: '', bytes, changedAt };
    const at = from?.at ?? (await startOf(options.known?.get(fileKey(met.name)), met, () => Promise.resolve(format)));
    if (at !== null) {
      yield* readToEnd(met, format, at, 0, options);
    }
    return;
  }
  // A file that the cursor names may have been renamed or removed: then reading begins again, which doubles nothing.
  let skipping = from !== null && (await exists(resolve(source.path, from.file)));
  let done = 0;
  const filesIn = new Map<string, number>();
  const isKnown = (name: string): boolean => options.known?.has(fileKey(name)) === true;
  for await (const met of walk(source.path, options.signal, undefined, isKnown)) {
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
    const left = skipping && from?.file === met.name ? from.at : 0;
    skipping &&= met.name !== from?.file;
    if (!skipping && (left === 0 || left < met.bytes)) {
      try {
        const at = left || (await startOf(options.known?.get(fileKey(met.name)), met, () => kindOf(met.path)));
        const sniffed = at === null ? null : await sniffFile(met.path);
        if (sniffed === null || at === null) {
          // Nothing new.
        } else if (sniffed.kind !== null) {
          yield* readToEnd(met, sniffed.kind, at, done, options);
        } else if (source.format === 'maildir' || /\.(?:eml|emlx|mbox|mbx|jsonl|msg|pst|ost|olm)$/i.test(met.name)) {
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

async function kindOf(path: string): Promise<MailFileKind | null> {
  return (await sniffFile(path)).kind;
}

/** Reads a file and, where it stayed the same meanwhile, says that it was read to its end. */
async function* readToEnd(
  met: MetFile,
  kind: MailFileKind,
  at: number,
  before: number,
  options: ReadOptions,
): AsyncGenerator<Found> {
  let last: Found | null = null;
  const part = { is: false };
  const sample = options.sample && {
    bytesPerFile: options.sample.bytesPerFile,
    skipped: () => {
      part.is = true;
      options.sample?.skipped();
    },
  };
  const { signal } = options;
  for await (const found of readFile(met, kind, { at, before, ...(signal && { signal }), ...(sample && { sample }) })) {
    last = found;
    yield found;
  }
  const now = await stat(met.path).catch(() => null);
  const isSame =
    kind === 'eml'
      ? now === null || now.size === met.bytes // a mail that was read, and renamed since, is read
      : now?.size === met.bytes && Math.trunc(now.mtimeMs) === met.changedAt;
  if (!isSame) {
    const end = { done: before + met.bytes, cursor: cursorAt(met.name, met.bytes) };
    const reason = 'This file changed while it was read. What is new in it comes in when it is read again.';
    yield { kind: 'refused', where: met.name, folder: met.folder, reason, ...end };
  } else if (!part.is) {
    const readTo = kind === 'geary' ? (parseCursor(last?.cursor)?.at ?? at) : met.bytes;
    const state = kind === 'mbox' ? await stateOfMbox(met) : stateOf(met);
    options.onFile?.({ name: fileKey(met.name), state, readTo });
  }
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
