import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
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

/** Makes a small file in one step. False where there is one already: of several processes one makes it. */
export function createFile(file: string, content: string): boolean {
  return understood(() => {
    const next = `${file}.${process.pid}.new`;
    try {
      writeWhole(next, content);
      return putIfNew(next, file);
    } finally {
      rmSync(next, { force: true });
      syncFolder(dirname(file));
    }
  });
}

/** Gives a file its name unless there is one of that name. */
function putIfNew(next: string, file: string): boolean {
  try {
    linkSync(next, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
      return false;
    }
  }
  // A drive without second names for files, a memory card for one, can only be asked first.
  const isNew = !existsSync(file);
  if (isNew) {
    renameSync(next, file);
  }
  return isNew;
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
