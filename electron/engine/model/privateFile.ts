import { access, constants, mkdtemp, readdir, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from './processes.ts';

const prefix = 'ownhand-private-';
/** A place in memory must have more room than the largest thing that is put there. */
const roomNeeded = 400e6;

/**
 * Lends a path for something that a library reads or writes in the clear: in memory (`/dev/shm`) where the system has
 * that, else in a folder that only this account can open. It is gone when `work` is done, and what a killed process
 * left is deleted by the next.
 */
export async function withPrivateFile<T>(work: (path: string) => Promise<T>): Promise<T> {
  const place = await temporaryPlace();
  await sweep(place);
  const folder = await mkdtemp(join(place, `${prefix}${process.pid}-`));
  try {
    return await work(join(folder, 'file'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function temporaryPlace(): Promise<string> {
  try {
    await access('/dev/shm', constants.W_OK);
    const { bavail, bsize } = await statfs('/dev/shm');
    return bavail * bsize > roomNeeded ? '/dev/shm' : tmpdir();
  } catch {
    return tmpdir();
  }
}

async function sweep(place: string): Promise<void> {
  for (const name of await readdir(place)) {
    const pid = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) {
      await rm(join(place, name), { recursive: true, force: true }).catch(() => undefined);
    }
  }
}
