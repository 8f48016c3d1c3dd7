import type { Database } from './database.ts';
import { normalAddress } from './people.ts';

/** Habits are read off this many mails, the newest: people change. */
const newest = 400;

export interface Phrase {
  readonly text: string;
  /** Names of the mail's first recipient, as known. */
  readonly name: string;
}

const sentTo = `
  SELECT mails.id, own_words, coalesce(mails.date, 0) AS date, people.name FROM mails
    JOIN correspondents ON mail_id = mails.id AND role = 'to' JOIN people ON people.id = person_id
  WHERE direction = 'sent' AND automatic = 0`;
const toPerson = `${sentTo} AND people.address = @person ORDER BY coalesce(mails.date, 0) DESC LIMIT ${newest}`;
const toAnybody = `${sentTo} AND position = 0 AND @person IS NULL ORDER BY coalesce(mails.date, 0) DESC LIMIT ${newest}`;

/** Greetings or sign-offs of the newest mails the person sent, to one address or to anybody. */
export function readPhrases(database: Database, kind: 'greeting' | 'sign-off', person: string | null): Phrase[] {
  return database.all<Phrase>(
    `SELECT text, name FROM (${person === null ? toAnybody : toPerson}) AS sent
       JOIN parts ON mail_id = sent.id AND kind = @kind ORDER BY date DESC`,
    { kind, person: person === null ? null : normalAddress(person) },
  );
}

/** Own words of each of the newest mails the person sent; mails without any are left out. */
export function readLengths(database: Database, person: string | null): number[] {
  return database
    .all<{ words: number }>(
      `SELECT own_words AS words FROM (${person === null ? toAnybody : toPerson}) WHERE own_words > 0`,
      { person: person === null ? null : normalAddress(person) },
    )
    .map(({ words }) => words);
}
