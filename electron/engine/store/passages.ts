import type { Direction } from '../../contract/entities.ts';
import type { Database } from './database.ts';

/** Takes the vectors of a mail's passages out of the index; the passages themselves go with the mail. */
export function dropVectors(database: Database, mailId: number): void {
  if (vectorsExist(database)) {
    for (const { id } of database.all<{ id: number }>('SELECT id FROM passages WHERE mail_id = ?', mailId)) {
      database.change('DELETE FROM vectors WHERE passage_id = ?', BigInt(id));
    }
  }
}

/** Moves the vectors of a mail to the other side of the conversation. */
export function changeDirection(database: Database, mailId: number, direction: Direction): void {
  if (vectorsExist(database)) {
    for (const { id } of database.all<{ id: number }>('SELECT id FROM passages WHERE mail_id = ?', mailId)) {
      database.change('UPDATE vectors SET sent = ? WHERE passage_id = ?', direction === 'sent' ? 1n : 0n, BigInt(id));
    }
  }
}

function vectorsExist(database: Database): boolean {
  return database.one(`SELECT 1 FROM sqlite_schema WHERE name = 'vectors'`) !== undefined;
}
