import type { Person } from '../../contract/entities.ts';
import type { PersonRecord } from '../../contract/people.ts';
import { AppError } from '../../contract/errors.ts';
import type { Database } from './database.ts';
import { normalAddress } from './people.ts';
import { idsOfPerson } from './samePerson.ts';

interface Row extends Person {
  nameRank: number;
  sent: number;
  received: number;
  kind: 'person' | 'list' | null;
  list: number;
}

/** So many different people must write to an address that never writes itself to make it look like a list. */
const manySenders = 8;
const year = 365 * 24 * 60 * 60 * 1_000;

/** What the mails say of somebody, all their addresses together. Fails with `not-found`. */
export function readPersonRecord(database: Database, address: string): Omit<PersonRecord, 'habits'> {
  const person = normalAddress(address);
  const rows = database.all<Row>(
    `SELECT address, name, name_rank AS nameRank, sent, received, sent + received AS mails, last_date AS lastDate,
       kind, list
     FROM people WHERE id IN (${idsOfPerson}) ORDER BY sent DESC, received DESC, address`,
    { person },
  );
  const [main] = rows;
  if (main === undefined) {
    throw new AppError('not-found', 'No mail names this address.');
  }
  const named = rows.toSorted((a, b) => b.nameRank - a.nameRank || b.mails - a.mails)[0] ?? main;
  const said = rows.find(({ kind }) => kind !== null)?.kind ?? null;
  const looks = rows.some(({ list }) => list === 1) || sendersTo(database, person) >= manySenders ? 'list' : 'person';
  return {
    ...{ name: named.name, address: main.address, kind: said ?? looks, kindSaid: said !== null },
    addresses: rows.map(({ name, address: each, mails, lastDate }) => ({ name, address: each, mails, lastDate })),
    sent: rows.reduce((sum, { sent }) => sum + sent, 0),
    received: rows.reduce((sum, { received }) => sum + received, 0),
    named: mailsNaming(database, person),
    ...datesOf(database, person),
    languages: languagesOf(database, person),
  };
}

function mailsNaming(database: Database, person: string): number {
  const sql = `SELECT count(DISTINCT mail_id) AS n FROM correspondents WHERE person_id IN (${idsOfPerson})`;
  return database.one<{ n: number }>(sql, { person })?.n ?? 0;
}

/** Mails between you: those they wrote to the person, and those the person wrote to them. */
const between = `FROM mails WHERE automatic = 0 AND id IN (
  SELECT mail_id FROM correspondents JOIN mails ON mails.id = mail_id
  WHERE person_id IN (${idsOfPerson}) AND (role = 'from') = (direction = 'received'))`;

function datesOf(database: Database, person: string): Pick<PersonRecord, 'firstDate' | 'lastDate' | 'lastYear'> {
  const dates = database.one<{ firstDate: number | null; lastDate: number | null }>(
    `SELECT min(date) AS firstDate, max(date) AS lastDate ${between} AND date > 0`,
    { person },
  );
  const { firstDate = null, lastDate = null } = dates ?? {};
  const counted = database.one<{ n: number }>(`SELECT count(*) AS n ${between} AND date > @after`, {
    person,
    after: (lastDate ?? 0) - year,
  });
  return { firstDate, lastDate, lastYear: counted?.n ?? 0 };
}

function languagesOf(database: Database, person: string): PersonRecord['languages'] {
  return database.all(
    `SELECT language, count(*) AS mails ${between} AND language IS NOT NULL
     GROUP BY language ORDER BY mails DESC, language LIMIT 6`,
    { person },
  );
}

/** How many different people have written to somebody who never writes; 0 where they do. */
function sendersTo(database: Database, person: string): number {
  return (
    database.one<{ n: number }>(
      `SELECT count(DISTINCT author.person_id) AS n FROM correspondents AS reader
         JOIN correspondents AS author ON author.mail_id = reader.mail_id AND author.role = 'from'
       WHERE reader.person_id IN (${idsOfPerson}) AND reader.role <> 'from'
         AND NOT EXISTS (SELECT 1 FROM correspondents AS own WHERE own.person_id IN (${idsOfPerson}) AND own.role = 'from')`,
      { person },
    )?.n ?? 0
  );
}
