import type { Person } from '../../contract/entities.ts';
import type { PersonKind } from '../../contract/people.ts';
import { AppError } from '../../contract/errors.ts';
import type { Database } from './database.ts';
import { normalAddress } from './people.ts';

/** Ids of everybody who is one person with the address `@person`, as SQL. */
export const idsOfPerson = `SELECT id FROM people WHERE address = @person
  UNION SELECT same.id FROM people AS one JOIN people AS same ON same.same_person = one.same_person
  WHERE one.address = @person`;

/** All addresses of the person behind one, the one written to most first; only itself where it is unknown. */
export function addressesOf(database: Database, address: string): string[] {
  const person = normalAddress(address);
  const rows = database.all<{ address: string }>(
    `SELECT address FROM people WHERE id IN (${idsOfPerson}) ORDER BY sent DESC, received DESC, address`,
    { person },
  );
  return rows.length === 0 ? [person] : rows.map((row) => row.address);
}

/** Says that addresses are one person's, together with whatever each was joined to before. Unknown ones are ignored. */
export function joinPeople(database: Database, addresses: readonly string[]): void {
  database.transaction(() => {
    const all = [...new Set(addresses.flatMap((address) => addressesOf(database, address)))];
    const last = database.one<{ n: number | null }>('SELECT max(same_person) AS n FROM people')?.n ?? 0;
    // A number of its own, never that of a row: a row may go and its number come again.
    database.change(
      'UPDATE people SET same_person = ? WHERE address IN (SELECT value FROM json_each(?))',
      last + 1,
      JSON.stringify(all),
    );
    forgetApart(database, all);
  });
}

/** Says that an address is somebody else's. The other addresses stay one person's. */
export function partPeople(database: Database, address: string): void {
  database.transaction(() => {
    const all = addressesOf(database, address);
    const one = normalAddress(address);
    const rest = all.filter((each) => each !== one);
    const alone = rest.length < 2 ? all : [one];
    database.change(
      'UPDATE people SET same_person = NULL WHERE address IN (SELECT value FROM json_each(?))',
      JSON.stringify(alone),
    );
    for (const other of rest) {
      noteApart(database, one, other);
    }
  });
}

/** Says of addresses, each with each, that they are not one person's. */
export function tellApart(database: Database, addresses: readonly string[]): void {
  const all = addresses.map(normalAddress);
  database.transaction(() => {
    for (const [index, one] of all.entries()) {
      for (const other of all.slice(index + 1)) {
        noteApart(database, one, other);
      }
    }
  });
}

function noteApart(database: Database, a: string, b: string): void {
  const [one = a, other = b] = [a, b].sort();
  database.change('INSERT INTO told_apart VALUES (?, ?) ON CONFLICT DO NOTHING', one, other);
}

/** Forgets that addresses among these were said to be different people's. */
export function forgetApart(database: Database, addresses: readonly string[]): void {
  const list = JSON.stringify(addresses.map(normalAddress));
  database.change(
    `DELETE FROM told_apart WHERE one IN (SELECT value FROM json_each(?)) AND other IN (SELECT value FROM json_each(?))`,
    list,
    list,
  );
}

/** Pairs of addresses that were said to be different people's, as `one other`, in the order of the alphabet. */
export function readApart(database: Database): ReadonlySet<string> {
  const rows = database.all<{ one: string; other: string }>('SELECT one, other FROM told_apart');
  return new Set(rows.map(({ one, other }) => `${one} ${other}`));
}

/** Says what an address is; null: as it looks. Fails with `not-found`. */
export function setKind(database: Database, address: string, kind: PersonKind | null): void {
  const { rows } = database.change('UPDATE people SET kind = ? WHERE address = ?', kind, normalAddress(address));
  if (rows === 0) {
    throw new AppError('not-found', 'No mail names this address.');
  }
}

/** An address as suggestions look at it. */
export interface KnownAddress extends Person {
  /** The number that the addresses of one person share. */
  readonly samePerson: number | null;
}

/** The addresses of people with the most mail; lists are left out. */
export function knownAddresses(database: Database, limit: number): KnownAddress[] {
  return database.all<KnownAddress>(
    `SELECT address, name, sent + received AS mails, last_date AS lastDate, same_person AS samePerson FROM people
     WHERE sent + received > 0 AND coalesce(kind, iif(list = 1, 'list', 'person')) = 'person'
     ORDER BY sent DESC, received DESC, last_date DESC, address LIMIT ?`,
    limit,
  );
}
