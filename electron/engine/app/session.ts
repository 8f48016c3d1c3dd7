import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { StoreState } from '../../contract/entities.ts';
import { AppError } from '../../contract/errors.ts';
import { isAlive } from '../model/processes.ts';
import { type Database, openDatabase, storeExists } from '../store/database.ts';
import { type DataKey, firstKey, hasPassphrase, keyFromPassphrase, makeKey, setPassphrase } from '../store/keys.ts';

const samplePrefix = 'sample-';

/** The store that is open now: the person's own, or the sample that lives beside it until it is left. */
export class Session {
  readonly #home: string;
  #database: Database | null = null;
  #sampleHome: string | null = null;
  readonly #onChange: (database: Database | null) => void;

  /** `onChange` is told of every store that opens, and of null before one closes. */
  constructor(home: string, onChange: (database: Database | null) => void) {
    this.#home = home;
    this.#onChange = onChange;
    removeLeftSamples(home);
  }

  get home(): string {
    return this.#home;
  }

  get isOpen(): boolean {
    return this.#database !== null;
  }

  get sample(): boolean {
    return this.#sampleHome !== null;
  }

  /** The open store. Fails with `locked`. */
  database(): Database {
    if (this.#database === null) {
      throw new AppError('locked', 'Your mail is locked. Unlock it first.');
    }
    return this.#database;
  }

  state(): StoreState {
    return {
      state: this.#database !== null ? 'open' : storeExists(this.#home) ? 'locked' : 'absent',
      unlocks: hasPassphrase(this.#home) ? ['passphrase', 'keychain'] : ['keychain'],
      sample: this.sample,
    };
  }

  /** Opens the person's store with a passphrase; makes both where there is no store yet. */
  unlock(passphrase: string): StoreState {
    if (this.#database !== null && !this.sample) {
      return this.state();
    }
    const isThere = storeExists(this.#home) || hasPassphrase(this.#home);
    return this.unlockWithKey(isThere ? keyFromPassphrase(this.#home, passphrase) : firstKey(this.#home, passphrase));
  }

  unlockWithKey(key: DataKey): StoreState {
    this.close();
    this.#open(this.#home, key);
    return this.state();
  }

  setPassphrase(passphrase: string): StoreState {
    if (this.sample) {
      throw new AppError('busy', 'The sample needs no passphrase: it is deleted when you leave it.');
    }
    setPassphrase(this.#home, this.database().key, passphrase);
    return this.state();
  }

  /** Opens an empty store of its own for the sample; its key is never written down. */
  openSample(): Database {
    this.close();
    this.#sampleHome = join(this.#home, `${samplePrefix}${process.pid}`);
    return this.#open(this.#sampleHome, makeKey());
  }

  /** Closes what is open. A sample is deleted. */
  close(): void {
    if (this.#database !== null) {
      this.#onChange(null);
      this.#database.close();
      this.#database = null;
    }
    if (this.#sampleHome !== null) {
      rmSync(this.#sampleHome, { recursive: true, force: true });
      this.#sampleHome = null;
    }
  }

  #open(home: string, key: DataKey): Database {
    this.#database = openDatabase(home, key);
    this.#onChange(this.#database);
    return this.#database;
  }
}

/** Deletes samples of engines that were killed. Nobody has their keys any more; they only take room. */
function removeLeftSamples(home: string): void {
  let names: string[];
  try {
    names = readdirSync(home);
  } catch {
    return; // no data folder yet
  }
  for (const name of names) {
    const pid = Number(name.startsWith(samplePrefix) ? name.slice(samplePrefix.length) : NaN);
    if (Number.isInteger(pid) && pid !== process.pid && !isAlive(pid)) {
      rmSync(join(home, name), { recursive: true, force: true });
    }
  }
}
