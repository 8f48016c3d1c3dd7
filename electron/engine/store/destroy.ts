import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { understood } from './failures.ts';
import { inHome, names } from './home.ts';

/**
 * Deletes everything personal for good; the store must be closed. The wrapped key goes first and is overwritten: from
 * then on nothing that is left, or that a disk keeps of deleted files, can be read. Files in the folder that are not
 * ours stay.
 */
export function destroyStore(home: string): void {
  understood(() => {
    for (const name of ['passphrase', 'keyCheck'] as const) {
      overwrite(inHome(home, name));
    }
    const database = names.database;
    const companions = ['-wal', '-shm', '-journal'].map((ending) => `${database}${ending}`);
    // A process that was killed may have left one of these under the name that it has while it is being written.
    const begun = existsSync(home) ? readdirSync(home).filter(isBegun) : [];
    for (const name of [...Object.values(names), ...companions, ...begun]) {
      rmSync(join(home, name), { recursive: true, force: true });
    }
  });
}

function isBegun(name: string): boolean {
  return name.endsWith('.new') && [names.passphrase, names.keyCheck].some((each) => name.startsWith(`${each}.`));
}

function overwrite(file: string): void {
  if (existsSync(file)) {
    const handle = openSync(file, 'r+');
    try {
      writeSync(handle, randomBytes(statSync(file).size));
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  }
}
