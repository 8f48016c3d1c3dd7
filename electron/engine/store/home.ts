import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { understood } from './failures.ts';

/** What lies where in the data folder. Everything named here is personal and goes when the person destroys it. */
export const names = {
  database: 'ownhand.db',
  keyCheck: 'store.json',
  passphrase: 'passphrase.json',
  /** Kept states of models that have read the person's mail; each file is encrypted. */
  states: 'states',
  adapters: 'adapters',
} as const;

/** Makes the data folder where it is missing, readable by its owner alone. Fails with `no-permission` or `disk-full`. */
export function makeHome(home: string): void {
  understood(() => {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    chmodSync(home, 0o700);
  });
}

/** Replaces a small file in one step: after a crash either the old or the new content is there, never a part. */
export function replaceFile(file: string, content: string): void {
  understood(() => {
    const next = `${file}.new`;
    try {
      writeWhole(next, content);
      renameSync(next, file);
    } catch (error) {
      rmSync(next, { force: true });
      throw error;
    }
    syncFolder(dirname(file));
  });
}

function writeWhole(file: string, content: string): void {
  const handle = openSync(file, 'w', 0o600);
  try {
    writeSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes a rename in a folder last through a power cut. Windows cannot open folders and needs no such step. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') {
    return;
  }
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

export function inHome(home: string, name: keyof typeof names): string {
  return join(home, names[name]);
}
