import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hkdfSync } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { TrainerExample } from '../../contract/trainer.ts';
import { withPrivateFile } from '../model/privateFile.ts';
import type { Database } from '../store/database.ts';
import { decryptFile, encryptFile } from '../store/encryptedFile.ts';
import { translated } from '../store/failures.ts';
import { isAllHere } from '../store/derived.ts';
import { LearnedFrom } from '../store/voices.ts';
import { type Prepared, preparedFrom, Written } from './prepared.ts';
import { inHome } from '../store/home.ts';

/**
 * What an unfinished training keeps beside the voices: checkpoints, and the examples as they were when it began, so
 * that it goes on with the same ones whatever mail came in meanwhile. All of it is encrypted.
 */
export const Kept = z.object({
  /** SHA-256 of the model whose tokens these are, in hex. */
  baseHash: z.string(),
  examples: z.array(TrainerExample),
  validation: z.array(TrainerExample),
  pairs: z.number().int(),
  replaced: z.array(z.object({ kind: z.string(), text: z.string() })),
  learnedFrom: LearnedFrom.optional(),
});
export type Kept = z.infer<typeof Kept>;

export function unfinishedFolder(database: Database): string {
  return join(inHome(database.home, 'adapters'), 'unfinished');
}

/** The key of checkpoints, derived so that no key serves two purposes. 32 bytes. */
export function checkpointKey(database: Database): Buffer {
  return Buffer.from(hkdfSync('sha256', Buffer.from(database.key, 'hex'), '', 'ownhand checkpoints', 32));
}

/** Keeps what is trained on, in place of what was prepared of it. Fails with `disk-full` or `no-permission`. */
export async function keepExamples(database: Database, kept: Kept): Promise<void> {
  await keep(database, 'examples', kept);
  await rm(join(unfinishedFolder(database), 'prepared'), { force: true });
}

/** What was kept, or null where nothing was or it is damaged. */
export function keptExamples(database: Database): Promise<Kept | null> {
  return readKept(database, 'examples', Kept);
}

/** Keeps how far preparing has come. Fails with `disk-full` or `no-permission`. */
export function keepPrepared(database: Database, baseHash: string, { made, scores }: Prepared): Promise<void> {
  return keep(database, 'prepared', { baseHash, made: [...made], scores: [...scores] });
}

/** How far preparing had come with this model; nothing where it was not begun or what is there is damaged. */
export async function keptPrepared(database: Database, baseHash: string): Promise<Prepared> {
  return preparedFrom(await readKept(database, 'prepared', Written), baseHash);
}

async function keep(database: Database, name: string, value: unknown): Promise<void> {
  const folder = unfinishedFolder(database);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await withPrivateFile(async (clear) => {
      await writeFile(clear, JSON.stringify(value), { mode: 0o600 });
      await encryptFile(database.key, clear, join(folder, name));
    });
  } catch (error) {
    throw translated(error);
  }
}

async function readKept<T>(database: Database, name: string, schema: z.ZodType<T>): Promise<T | null> {
  const file = join(unfinishedFolder(database), name);
  if (!existsSync(file)) {
    return null;
  }
  return withPrivateFile(async (clear) => {
    try {
      await decryptFile(database.key, file, clear);
      return schema.parse(JSON.parse(await readFile(clear, 'utf8')));
    } catch {
      return null;
    }
  });
}

/** Whether all is still here that an unfinished training is made of. */
export async function isUnfinishedWhole(database: Database): Promise<boolean> {
  if (!existsSync(unfinishedFolder(database))) {
    return true;
  }
  const learned = (await keptExamples(database))?.learnedFrom;
  return learned !== undefined && isAllHere(database, learned);
}

/** Drops the checkpoints, not the examples: training begins anew. */
export async function forgetCheckpoints(database: Database): Promise<void> {
  const folder = unfinishedFolder(database);
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((each) => each.endsWith('.checkpoint'))) {
    await rm(join(folder, name), { force: true });
  }
}

export async function forgetUnfinished(database: Database): Promise<void> {
  await rm(unfinishedFolder(database), { recursive: true, force: true });
}
