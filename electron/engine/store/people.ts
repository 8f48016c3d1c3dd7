import type { Address, Person } from '../../contract/entities.ts';
import type { Database } from './database.ts';
import { plainText } from './plainText.ts';

/** How well a name is known: people write their own name best. */
export const nameRank = { none: 0, byOthers: 1, bySelf: 2 } as const;

export function normalAddress(address: string): string {
  return address.trim().toLowerCase();
}

/** People met while a batch of mails is taken in: their number, and how well and since when their name is known at least. */
export type Acquaintances = Map<string, { readonly id: number; readonly rank: number; readonly date: number }>;

/** The number of a person, made where they are new; a better or newer name replaces the one before. */
export function meetPerson(
  database: Database,
  met: Acquaintances,
  who: Address,
  rank: number,
  date: number | null,
): number {
  const address = normalAddress(who.address);
  const name = who.name.trim();
  const known = name === '' || normalAddress(name) === address ? nameRank.none : rank;
  const before = met.get(address);
  const isNewer = known > nameRank.none && (date ?? 0) > (before?.date ?? 0);
  if (before !== undefined && (known < before.rank || (known === before.rank && !isNewer))) {
    return before.id;
  }
  const row = database.one<{ id: number }>(
    `INSERT INTO people (address, name, name_rank, name_date) VALUES (@address, @name, @rank, @date)
     ON CONFLICT (address) DO UPDATE SET name = @name, name_rank = @rank, name_date = @date
       WHERE @rank > name_rank OR (@rank = name_rank AND @rank > 0 AND @date > name_date)
     RETURNING id`,
    { address, name: known === nameRank.none ? '' : name, rank: known, date: date ?? 0 },
  );
  // RETURNING is silent where the person was known and the name stays.
  const id = row?.id ?? database.one<{ id: number }>('SELECT id FROM people WHERE address = ?', address)?.id ?? 0;
  met.set(address, { id, rank: known, date: date ?? 0 });
  return id;
}

/** Mails that the person of this store sent to, or received from, somebody. */
export interface MailCount {
  sent: number;
  received: number;
  lastDate: number | null;
}

/** Adds to what is counted of somebody. */
export function addToCounts(database: Database, personId: number, count: MailCount): void {
  const { sent, received, lastDate: date } = count;
  database.change(
    `UPDATE people SET sent = sent + @sent, received = received + @received,
       last_date = coalesce(max(last_date, @date), last_date, @date) WHERE id = @personId`,
    { sent, received, date, personId },
  );
}

/**
 * People whose name or address holds `text`, in whatever case and with or without accents; those written to most come
 * first. `without` leaves own addresses out.
 */
export function findPeople(database: Database, text: string, limit: number, without: readonly string[] = []): Person[] {
  const pattern = `%${plainText(text.trim()).replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const fits = (of: string): string =>
    `(${of}.address LIKE @pattern ESCAPE '\\' OR plain(${of}.name) LIKE @pattern ESCAPE '\\')`;
  return database.all<Person>(
    `SELECT address,
       iif(name <> '' OR same_person IS NULL, name, coalesce((SELECT name FROM people AS other
         WHERE other.same_person = found.same_person AND name <> '' ORDER BY name_rank DESC LIMIT 1), '')) AS name,
       iif(same_person IS NULL, sent + received,
         (SELECT sum(sent + received) FROM people AS other WHERE other.same_person = found.same_person)) AS mails,
       iif(same_person IS NULL, last_date,
         (SELECT max(last_date) FROM people AS other WHERE other.same_person = found.same_person)) AS lastDate
     FROM (
       SELECT * FROM people WHERE ${fits('people')} AND sent + received > 0
         AND address NOT IN (SELECT value FROM json_each(@without))
         -- Of the addresses of one person that fit, the one written to most stands for all.
         AND NOT EXISTS (SELECT 1 FROM people AS other WHERE other.same_person = people.same_person
                           AND ${fits('other')} AND (other.sent, other.received, other.id) > (people.sent, people.received, people.id))
       ORDER BY sent DESC, received DESC, last_date DESC LIMIT @limit) AS found
     ORDER BY sent DESC, received DESC, last_date DESC`,
    { pattern, without: JSON.stringify(without.map(normalAddress)), limit },
  );
}

/** The best known name of somebody; empty where there is none. */
export function nameOf(database: Database, address: string): string {
  return (
    database.one<{ name: string }>('SELECT name FROM people WHERE address = ?', normalAddress(address))?.name ?? ''
  );
}

/** Greetings that may hold a word only as part of another are passed over, so many of them at the most. */
const greetingsRead = 50;

/** The reader of the newest mail that greets somebody with this word and went to nobody else. */
export function greetedAs(database: Database, word: string): Address | null {
  const wanted = plainText(word);
  const pattern = `%${wanted.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const rows = database.all<Address & { text: string }>(
    `SELECT people.name, address, text FROM parts JOIN mails ON mails.id = parts.mail_id
       JOIN correspondents ON correspondents.mail_id = mails.id AND role = 'to' JOIN people ON people.id = person_id
     WHERE parts.kind = 'greeting' AND direction = 'sent' AND plain(text) LIKE ? ESCAPE '\\'
       AND (SELECT count(*) FROM correspondents AS all_of WHERE all_of.mail_id = mails.id AND role = 'to') = 1
     ORDER BY coalesce(date, 0) DESC LIMIT ?`,
    pattern,
    greetingsRead,
  );
  const found = rows.find(({ text }) =>
    ` ${(plainText(text).match(/[\p{L}'’-]+/gu) ?? []).join(' ')} `.includes(` ${wanted} `),
  );
  return found === undefined ? null : { name: found.name, address: found.address };
}

const recountStep = 2_000;

/** Counts everybody's mails anew after mails went or changed sides, and forgets people nobody wrote to or heard from. */
export async function recountPeople(database: Database): Promise<void> {
  const last = database.one<{ id: number | null }>('SELECT max(id) AS id FROM people')?.id ?? 0;
  for (let first = 0; first <= last; first += recountStep) {
    database.transaction(() => {
      database.change(
        `DELETE FROM people WHERE id BETWEEN ? AND ?
           AND NOT EXISTS (SELECT 1 FROM correspondents WHERE person_id = people.id)`,
        first,
        first + recountStep - 1,
      );
      database.change(
        `UPDATE people SET (sent, received, last_date) = (
           SELECT count(DISTINCT CASE WHEN role <> 'from' AND direction = 'sent' THEN mail_id END),
                  count(DISTINCT CASE WHEN role = 'from' AND direction = 'received' THEN mail_id END),
                  max(CASE WHEN (role = 'from') = (direction = 'received') THEN date END)
           FROM correspondents JOIN mails ON mails.id = mail_id WHERE person_id = people.id)
         WHERE id BETWEEN ? AND ?`,
        first,
        first + recountStep - 1,
      );
    });
    await new Promise(setImmediate);
  }
  database.change(
    `DELETE FROM told_apart WHERE one NOT IN (SELECT address FROM people) OR other NOT IN (SELECT address FROM people)`,
  );
}
