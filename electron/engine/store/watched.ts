import type { SourceFormat } from '../../contract/entities.ts';
import { AppError } from '../../contract/errors.ts';
import { changeSource } from './changeSource.ts';
import type { Database } from './database.ts';

/** A source that new mail is taken in from by itself. */
export interface WatchedSource {
  readonly id: number;
  readonly path: string;
  readonly name: string;
  readonly format: SourceFormat;
  readonly everything: boolean;
}

type Row = Omit<WatchedSource, 'everything'> & { everything: number };

/** The sources that are watched: those that were read to their end once, because the person wanted all of it. */
export function watchedSources(database: Database): WatchedSource[] {
  return database
    .all<Row>('SELECT id, path, name, format, everything FROM sources WHERE watched = 1 AND looked_at IS NOT NULL')
    .map((row) => ({ ...row, everything: row.everything === 1 }));
}

/** A source as a look needs it, watched or not. Fails with `not-found`. */
export function readWatchable(database: Database, id: number): WatchedSource {
  const row = database.one<Row>('SELECT id, path, name, format, everything FROM sources WHERE id = ?', id);
  if (row === undefined) {
    throw new AppError('not-found', 'This mailbox is no longer here.');
  }
  return { ...row, everything: row.everything === 1 };
}

/** Says whether new mail is taken in by itself. Fails with `not-found`. */
export function setWatched(database: Database, id: number, watched: boolean): void {
  changeSource(database, 'watched = ?, obstacle = NULL', id, watched ? 1 : 0);
}

/** Notes what came of a look: how many new mails, or what hindered it. */
export function noteLook(database: Database, id: number, outcome: { news: number } | { obstacle: string }): void {
  const now = Date.now();
  if ('obstacle' in outcome) {
    database.change('UPDATE sources SET obstacle = ? WHERE id = ?', outcome.obstacle, id);
    return;
  }
  database.change('UPDATE sources SET looked_at = ?, obstacle = NULL WHERE id = ?', now, id);
  if (outcome.news > 0) {
    database.change('UPDATE sources SET news = ?, news_at = ? WHERE id = ?', outcome.news, now, id);
  }
}
