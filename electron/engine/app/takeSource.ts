import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Authorship } from '../../contract/documents.ts';
import type { Identity, ImportSummary, Inspection, Step } from '../../contract/entities.ts';
import { AppError } from '../../contract/errors.ts';
import { formatOfFile } from '../documents/find.ts';
import { countDocuments, importDocuments } from '../documents/import.ts';
import { asAppError } from '../mail/fileError.ts';
import { type ImportOptions, importSource } from '../mail/import.ts';
import { inspect } from '../mail/inspect.ts';
import { type MailSource, openSource } from '../mail/source.ts';
import type { Database } from '../store/database.ts';
import * as store from '../store/sources.ts';
import { attribute, authorshipOf } from '../store/takeDocuments.ts';

interface Options extends ImportOptions {
  /** Whose words the documents in it are. Without it none are taken in but by a source of which that is known. */
  readonly documents?: Authorship | undefined;
}

const noMail = { read: 0, sent: 0, received: 0, known: 0, withoutOwnWords: 0, refused: 0, refusals: [], leftOut: [] };

/**
 * Takes in the mail and the documents of a file or a folder. Fails as `importSource` does; `not-a-mailbox` where there
 * is neither.
 */
export async function takeSource(
  database: Database,
  given: string,
  me: readonly string[],
  { documents, ...options }: Options = {},
): Promise<ImportSummary> {
  const path = resolve(given);
  const began = performance.now();
  const mail = await mailIn(path, options.signal, options.title);
  const { files } = await countDocuments(path, options.signal).catch(() => ({ files: 0 }));
  if (mail instanceof AppError && files === 0) {
    // A drive that is not connected leaves an empty folder behind: nothing goes for that.
    throw store.formatAt(database, path) === 'folder'
      ? new AppError(mail.code, emptyWords(options.title ?? path))
      : mail;
  }
  const { name, ...source } = mail instanceof AppError ? await documentsAt(path, options.title) : mail;
  const { id } = store.openSource(database, { ...source, name });
  const authorship = documents ?? authorshipOf(database, id) ?? (mail instanceof AppError ? 'reference' : null);
  let read: Awaited<ReturnType<typeof importDocuments>> = {
    taken: { read: 0, known: 0, gone: 0, leftOut: authorship === null ? files : 0 },
    ...{ refused: 0, refusals: [] },
  };
  if (authorship !== null) {
    attribute(database, id, authorship);
    read = await importDocuments(database, id, path, options);
  }
  const summary =
    mail instanceof AppError ? { ...noMail, sourceId: id, name } : await importSource(database, path, me, options);
  store.finishSource(database, id, options.onlyNew);
  return {
    ...summary,
    refused: summary.refused + read.refused,
    refusals: [...summary.refusals, ...read.refusals].slice(0, 100),
    ...(files > 0 || read.taken.gone > 0 ? { documents: read.taken } : {}),
    seconds: (performance.now() - began) / 1_000,
  };
}

/** Looks at the mail and the documents of a file or a folder. Fails as `inspect` does, where there is neither. */
export async function inspectSource(
  given: string,
  signal?: AbortSignal,
  progress?: (step: Step) => void,
  title?: string,
  me: Identity | null = null,
): Promise<Inspection> {
  const path = resolve(given);
  const { files, bytes } = await countDocuments(path, signal).catch(() => ({ files: 0, bytes: 0 }));
  if ((await formatOfFile(path).catch(() => null)) === null) {
    try {
      return { ...(await inspect(path, signal, progress, title, me)), ...(files > 0 ? { documents: files } : {}) };
    } catch (error) {
      if (files === 0 || !isNoMailbox(error)) {
        throw error;
      }
    }
  }
  const { name, format } = await documentsAt(path, title);
  return { name, format, bytes, mails: 0, documents: files, complete: true, candidates: [], suggested: [] };
}

/** The mailbox that a path is, or why it is none. */
async function mailIn(
  path: string,
  signal: AbortSignal | undefined,
  title: string | undefined,
): Promise<MailSource | AppError> {
  if ((await formatOfFile(path).catch(() => null)) !== null) {
    await statOf(path, title);
    return new AppError('not-a-mailbox', `${basename(path)} is a document.`);
  }
  try {
    return await openSource(path, signal, title);
  } catch (error) {
    if (isNoMailbox(error)) {
      return error;
    }
    throw error;
  }
}

function emptyWords(name: string): string {
  return `Nothing is in ${basename(name)} any more. What was taken in from it stays here until you remove it.`;
}

function isNoMailbox(error: unknown): error is AppError {
  return error instanceof AppError && error.code === 'not-a-mailbox';
}

async function documentsAt(path: string, title = basename(path)): Promise<store.NewSource> {
  const isFolder = (await statOf(path, title)).isDirectory();
  return { path, name: title, format: isFolder ? 'folder' : 'document', fingerprint: '' };
}

async function statOf(path: string, title = basename(path)): Promise<Awaited<ReturnType<typeof stat>>> {
  try {
    return await stat(path);
  } catch (error) {
    throw asAppError(error, title);
  }
}
