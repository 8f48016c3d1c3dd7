import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { load as loadVectors } from 'sqlite-vec';
import { AppError } from '../../contract/errors.ts';
import { damaged, translated, understood } from './failures.ts';
import { inHome, makeHome } from './home.ts';
import { checkKey, type DataKey, noteKey } from './keys.ts';
import { migrate } from './migrate.ts';
import { plainText } from './plainText.ts';

/** A value that SQLite takes in. */
export type Value = string | number | bigint | null | Uint8Array | Int8Array;
/** Values for the `?` of a statement in order, or one object for its `@names`. */
export type Values = Value[] | [Readonly<Record<string, Value>>];

/* eslint-disable @typescript-eslint/no-unnecessary-type-parameters -- the caller reads a row's form off its SQL. */

/** An open store. All of it belongs to one process at a time. */
export interface Database {
  readonly home: string;
  readonly key: DataKey;
  /** All rows of a query. Statements are prepared once and kept. */
  all<Row>(sql: string, ...values: Values): Row[];
  /** The first row. */
  one<Row>(sql: string, ...values: Values): Row | undefined;
  /** Changes data: how many rows, and the id of the last one that was put in. */
  change(sql: string, ...values: Values): { readonly rows: number; readonly id: number };
  /** Runs SQL that makes or drops tables. */
  define(sql: string): void;
  /** Everything in `act` happens, or nothing. May be nested. */
  transaction<T>(act: () => T): T;
  /** Gives cached pages back to the system. */
  rest(): void;
  close(): void;
}

/**
 * Opens the store in `home`, making folder and file where they are missing.
 * `key`: 64 hex digits. Fails with `wrong-passphrase`, `store-unreadable`, `store-from-future`, `busy`, `no-permission`
 * or `disk-full`, and then has changed nothing.
 */
export function openDatabase(home: string, key: DataKey): Database {
  makeHome(home);
  const file = inHome(home, 'database');
  refuseForeign(file);
  const isKnown = !isEmpty(file) && checkKey(home, key);
  const connection = understood(() => new Sqlite(file, { timeout: 1_500 }));
  try {
    understood(() => {
      prepare(connection, file, key);
      migrate(connection);
    });
    // Only now that no other process has the store: its key is the one to be known again, whatever was meant to be one.
    if (!isKnown) {
      noteKey(home, key);
    }
  } catch (error) {
    connection.close();
    throw error;
  }
  return wrap(connection, home, key);
}

export function storeExists(home: string): boolean {
  return existsSync(inHome(home, 'database'));
}

/** Whether nothing was ever written, to the database or to its log. */
function isEmpty(file: string): boolean {
  return understood(() =>
    [file, `${file}-wal`].every((each) => (statSync(each, { throwIfNoEntry: false })?.size ?? 0) === 0),
  );
}

/** An encrypted file has no readable header and is made of whole pages; anything else no key can open. */
function refuseForeign(file: string): void {
  understood(() => {
    if (!existsSync(file)) {
      return;
    }
    const { size } = statSync(file);
    const header = Buffer.alloc(15);
    const handle = openSync(file, 'r');
    try {
      readSync(handle, header, 0, header.length, 0);
    } finally {
      closeSync(handle);
    }
    if ((size > 0 && size < 4_096) || header.toString('latin1') === 'SQLite format 3') {
      throw damaged();
    }
  });
}

function prepare(connection: Sqlite.Database, file: string, key: DataKey): void {
  // SQLCipher 4's format: AES-256 and an HMAC for each page. The key is random already and needs no stretching.
  connection.pragma(`cipher = 'sqlcipher'`);
  connection.pragma('legacy = 4');
  connection.pragma(`key = "x'${key}'"`);
  // The first process to open the store keeps it to itself until it ends, however it ends: that is the lock against
  // a second writer, and it keeps the log's index in memory instead of in a file.
  connection.pragma('locking_mode = EXCLUSIVE');
  // Lets the file shrink when a source is removed. It also lets SQLite step over pages of a long value that it does not
  // need, which makes sorting vectors into cells a third quicker. Chosen while the file is new and has no page yet.
  if (statSync(file).size === 0) {
    connection.pragma('auto_vacuum = INCREMENTAL');
  }
  connection.pragma('journal_mode = WAL');
  // With a log, NORMAL loses nothing when the program is killed; a power cut may take the last moments.
  connection.pragma('synchronous = NORMAL');
  // Pages that many transactions change, as those of an import do, are copied from the log once, not every 4 MB.
  connection.pragma('wal_autocheckpoint = 8000');
  connection.pragma('journal_size_limit = 67108864');
  connection.pragma('foreign_keys = ON');
  connection.pragma('secure_delete = ON');
  // Sorting must never spill plain text to a temporary file.
  connection.pragma('temp_store = MEMORY');
  connection.pragma(`cache_size = -${cacheSize(file)}`);
  connection.pragma('trusted_schema = OFF');
  loadVectors(connection);
  // LIKE knows the case of ASCII letters alone.
  connection.function('plain', { deterministic: true }, (text: unknown) =>
    typeof text === 'string' ? plainText(text) : null,
  );
}

/**
 * Deciphered pages that are kept, in KiB. 64 MiB holds the vectors of 100,000 passages, so that a search deciphers them
 * once; a store of a million, 2 GB, gets 256 MiB. `rest` gives them back.
 */
function cacheSize(file: string): number {
  const bytes = statSync(file).size;
  return Math.round(Math.min(256 * 1_024, Math.max(64 * 1_024, bytes / 1_024 / 8)));
}

function wrap(connection: Sqlite.Database, home: string, key: DataKey): Database {
  const kept = new Map<string, Sqlite.Statement>();
  const statement = (sql: string): Sqlite.Statement => {
    const known = kept.get(sql);
    if (known !== undefined) {
      return known;
    }
    if (!connection.open) {
      throw new AppError('locked', 'The store is closed. Open it first.');
    }
    const made = connection.prepare(sql);
    kept.set(sql, made);
    return made;
  };
  return {
    home,
    key,
    all: <Row>(sql: string, ...values: Values): Row[] => understood(() => statement(sql).all(...values)) as Row[],
    one: <Row>(sql: string, ...values: Values) => understood(() => statement(sql).get(...values)) as Row | undefined,
    change: (sql, ...values) =>
      understood(() => {
        const { changes, lastInsertRowid } = statement(sql).run(...values);
        return { rows: changes, id: Number(lastInsertRowid) };
      }),
    define: (sql) => {
      understood(() => connection.exec(sql));
    },
    transaction: <T>(act: () => T): T => understood(() => connection.transaction(act).immediate()),
    rest: () => {
      connection.pragma('shrink_memory');
    },
    close: () => {
      kept.clear();
      try {
        connection.close();
      } catch (error) {
        throw translated(error);
      }
    },
  };
}
