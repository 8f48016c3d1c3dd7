import { open, readFile, rm, stat, utimes } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { cancelled } from '../../contract/errors.ts';
import { isAlive } from './processes.ts';

const beat = 3_000;
/** A lock that was not touched for so long belongs to a process that is gone. */
const staleAfter = 15_000;

/**
 * Runs `work` while no other process does the same: the one that comes second waits. The lock is a file that its
 * holder keeps touching, so a killed holder does not block for good.
 */
export async function alone<T>(
  path: string,
  signal: AbortSignal,
  onWait: () => void,
  work: () => Promise<T>,
): Promise<T> {
  while (!(await take(path))) {
    onWait();
    await pause(300, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) {
      throw cancelled();
    }
  }
  const touching = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => undefined);
  }, beat);
  try {
    return await work();
  } finally {
    clearInterval(touching);
    await rm(path, { force: true });
  }
}

async function take(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx');
    await file.writeFile(String(process.pid));
    await file.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw error;
    }
  }
  if (await isStale(path)) {
    await rm(path, { force: true });
  }
  return false;
}

async function isStale(path: string): Promise<boolean> {
  try {
    // Whichever way the clock was set meanwhile, whoever is at work touches it by the same clock.
    const age = Math.abs(Date.now() - (await stat(path)).mtimeMs);
    const holder = Number(await readFile(path, 'utf8'));
    return age > staleAfter || (holder > 0 && age > beat && !isAlive(holder));
  } catch {
    return false; // gone meanwhile: the next attempt tells
  }
}
