import type { Database } from './database.ts';

/** The languages that the person's own mails are written in, most frequent first. */
export function sentLanguages(database: Database): { language: string; mails: number }[] {
  return database.all(
    `SELECT language, count(*) AS mails FROM mails
     WHERE direction = 'sent' AND automatic = 0 AND language IS NOT NULL
     GROUP BY language ORDER BY mails DESC, language`,
  );
}
