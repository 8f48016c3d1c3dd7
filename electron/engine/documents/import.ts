import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { DocumentsTaken } from '../../contract/documents.ts';
import type { Refusal, Step } from '../../contract/entities.ts';
import { AppError, cancelled } from '../../contract/errors.ts';
import { pace } from '../mail/pace.ts';
import type { Database } from '../store/database.ts';
import { forgetDraftDocuments } from '../store/derived.ts';
import { blockBreak, type FoundFile, type NewDocument } from '../store/newDocument.ts';
import { knownFiles, letFilesGo, noteFile, takeDocument } from '../store/takeDocuments.ts';
import { tidyWords } from '../store/words.ts';
import { type ReadDocument, Unreadable } from './document.ts';
import { findDocuments, type FoundDocument, type NotReadable } from './find.ts';
import { type DocumentReader, openReader } from './reader.ts';

interface Options {
  readonly signal?: AbortSignal | undefined;
  readonly progress?: ((step: Step) => void) | undefined;
  /** What reads the files; closed in the end. */
  readonly reader?: DocumentReader;
}

const refusalLimit = 100;

/** What came of the documents of a source. */
export interface DocumentsRead {
  readonly taken: DocumentsTaken;
  readonly refused: number;
  /** The first hundred. */
  readonly refusals: readonly Refusal[];
}

/**
 * Takes the documents of a folder, or the one that a file is, into the store. A document is known by its content: what
 * is there already is not read again, what changed is taken anew, what is gone goes. Each document is kept as it is
 * read, so it may be stopped or killed at any time and called again. Fails with `cancelled` and `disk-full`.
 */
export async function importDocuments(
  database: Database,
  sourceId: number,
  path: string,
  { signal, progress, reader = openReader() }: Options = {},
): Promise<DocumentsRead> {
  const found = await listDocuments(path, signal);
  const known = knownFiles(database, sourceId);
  const files = found.filter((each) => each.reason === undefined);
  const refusals: Refusal[] = found
    .filter((each) => each.reason !== undefined)
    .map(({ name, reason }) => ({ where: name, reason }));
  const taken = { read: 0, known: 0, gone: 0, leftOut: 0 };
  const report = pace('Reading documents', 'bytes', total(files), progress);
  let done = 0;
  try {
    for (const document of files) {
      signal?.throwIfAborted();
      const onProgress = (fraction: number): void => {
        report(done + fraction * document.bytes);
      };
      const { outcome, reasons } = await takeOne(database, sourceId, document, { known, reader, signal, onProgress });
      taken.read += outcome === 'read' ? 1 : 0;
      taken.known += outcome === 'known' ? 1 : 0;
      refusals.push(...reasons.map((reason) => ({ where: document.name, reason })));
      done += document.bytes;
      report(done);
    }
  } catch (error) {
    throw signal?.aborted === true ? cancelled() : error;
  } finally {
    await reader.close();
  }
  taken.gone = letFilesGo(database, sourceId, gone(known, found));
  if (taken.gone > 0 || (taken.read > 0 && known.size > 0)) {
    forgetDraftDocuments(database);
    await tidyWords(database);
  }
  report(total(files), true);
  return { taken, refused: refusals.length, refusals: refusals.slice(0, refusalLimit) };
}

/** Counts the documents of a source, and their bytes. */
export async function countDocuments(path: string, signal?: AbortSignal): Promise<{ files: number; bytes: number }> {
  const files = (await listDocuments(path, signal)).filter((each) => each.reason === undefined);
  return { files: files.length, bytes: total(files) };
}

async function listDocuments(path: string, signal?: AbortSignal): Promise<(FoundDocument | NotReadable)[]> {
  const found: (FoundDocument | NotReadable)[] = [];
  for await (const each of findDocuments(path, signal)) {
    found.push(each);
  }
  return found;
}

function total(files: readonly FoundDocument[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Files that are no longer there. Those of a folder that could not be opened are not gone. */
function gone(known: ReadonlyMap<string, FoundFile>, found: readonly (FoundDocument | NotReadable)[]): string[] {
  const there = new Set(found.map(({ name }) => name));
  const closed = found.filter(({ reason }) => reason !== undefined).map(({ name }) => `${name}/`);
  return [...known.keys()].filter((name) => !there.has(name) && !closed.some((folder) => name.startsWith(folder)));
}

interface Taking {
  readonly known: ReadonlyMap<string, FoundFile>;
  readonly reader: DocumentReader;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: (fraction: number) => void;
}

interface Outcome {
  readonly outcome: 'read' | 'known' | 'refused';
  readonly reasons: readonly string[];
}

async function takeOne(
  database: Database,
  sourceId: number,
  document: FoundDocument,
  { known, reader, signal, onProgress }: Taking,
): Promise<Outcome> {
  try {
    for (let attempts = 0; attempts < 2; attempts += 1) {
      const file = await lookAt(document);
      const before = known.get(document.name);
      if (before?.bytes === file.bytes && before.changedAt === file.changedAt) {
        return { outcome: 'known', reasons: [] };
      }
      const digest = await digestOf(document.path, signal);
      if (noteFile(database, sourceId, file, digest)) {
        return { outcome: 'known', reasons: [] };
      }
      const read = await reader.read({ path: document.path, format: document.format }, signal, onProgress);
      const after = await lookAt(document);
      if (after.bytes === file.bytes && after.changedAt === file.changedAt) {
        takeDocument(database, sourceId, file, asNew(document, file, digest, read));
        return { outcome: 'read', reasons: read.incomplete === null ? [] : [read.incomplete] };
      }
    }
    return refused('It changes while it is read. Take it in again when nothing writes to it.');
  } catch (error) {
    if (error instanceof AppError || signal?.aborted === true) {
      throw error;
    }
    return refused(error instanceof Unreadable ? error.message : sentence(error));
  }
}

function refused(reason: string): Outcome {
  return { outcome: 'refused', reasons: [reason] };
}

async function lookAt({ path, name }: FoundDocument): Promise<FoundFile> {
  const { size, mtimeMs } = await stat(path);
  return { name, bytes: size, changedAt: Math.trunc(mtimeMs) };
}

async function digestOf(path: string, signal: AbortSignal | undefined): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { ...(signal && { signal }) }) as AsyncIterable<Buffer>) {
    hash.update(chunk);
  }
  return hash.digest('hex');
}

function asNew(
  { name, format }: FoundDocument,
  { changedAt }: FoundFile,
  digest: string,
  { title, date, language, blocks, passages }: ReadDocument,
): NewDocument {
  const text = blocks.map((block) => block.text).join(blockBreak);
  return {
    ...{ digest, format, language, blocks },
    title: title ?? basename(name).replace(/\.[a-z]+$/i, ''),
    date: date ?? changedAt,
    passages: passages.map((passage) => ({ ...passage, text: text.slice(passage.start, passage.end) })),
  };
}

/** An error of the file system as a sentence for the report. */
function sentence(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') {
    return 'It is no longer there.';
  }
  return code === 'EACCES' || code === 'EPERM'
    ? 'It could not be opened. Allow Ownhand to read it, then try again.'
    : `It could not be read${code === '' ? '' : ` (${code})`}.`;
}
