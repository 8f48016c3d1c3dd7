import { Page, type UnfinishedPage } from '../../contract/drafting.ts';
import { AppError } from '../../contract/errors.ts';
import type { Database } from './database.ts';
import { readSetting, writeSetting } from './settings.ts';

/** What stood on the page when it was kept last. */
export function readPage(database: Database): Page | null {
  return readSetting(database, 'page', Page);
}

export function keepPage(database: Database, page: Page): void {
  writeSetting(database, 'page', page);
}

/** Puts a page among the unfinished ones, so that the next one can begin. */
export function setPageAside(database: Database, page: Page): void {
  database.transaction(() => {
    database.change('INSERT INTO pages (aside_at, page) VALUES (?, ?)', Date.now(), JSON.stringify(page));
    writeSetting(database, 'page', null);
  });
}

/** The pages that were set aside, the latest first, each with the beginning of what is on it. */
export function unfinishedPages(database: Database): UnfinishedPage[] {
  return database.all<UnfinishedPage>(
    `SELECT id, aside_at AS asideAt, page ->> 'to' AS "to", page ->> 'subject' AS subject,
       substr(page ->> 'request', 1, 200) AS request, substr(page ->> 'text', 1, 200) AS text
     FROM pages ORDER BY aside_at DESC, id DESC`,
  );
}

/** Makes an unfinished page the present one; the present one, where there is one, is set aside. Fails with `not-found`. */
export function takePageUp(database: Database, id: number, present: Page | null): Page {
  const row = database.one<{ page: string }>('SELECT page FROM pages WHERE id = ?', id);
  if (row === undefined) {
    throw new AppError('not-found', 'That page is no longer here.');
  }
  const page = Page.parse(JSON.parse(row.page));
  database.transaction(() => {
    if (present !== null) {
      setPageAside(database, present);
    }
    removePage(database, id);
    keepPage(database, page);
  });
  return page;
}

export function removePage(database: Database, id: number): void {
  database.change('DELETE FROM pages WHERE id = ?', id);
}
