import { DatabaseSync } from 'node:sqlite';

/** A mail of a database of Geary. */
export interface GearyMail {
  readonly raw: Buffer;
  readonly folder: string;
  readonly number: number;
}

const page = 50;

/** Folders that the server marks; the names that people see are in any language. */
const uses: readonly (readonly [RegExp, string])[] = [
  [/\\sent\b/i, 'Sent'],
  [/\\drafts\b/i, 'Drafts'],
  [/\\trash\b/i, 'Trash'],
  [/\\(?:junk|spam)\b/i, 'Spam'],
];

/**
 * Reads the mails of a Geary account (geary.db), behind mail `from`, a few in memory at a time. The file is opened for
 * reading only. Throws where it is no such database.
 */
export function* readGeary(path: string, from: number): Generator<GearyMail> {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const folders = new Map(
      database
        .prepare('SELECT id, parent_id AS parent, name, attributes FROM FolderTable')
        .all()
        .map((row) => [Number(row['id']), row] as const),
    );
    const nameOf = (id: number, depth = 0): string => {
      const row = folders.get(id);
      if (row === undefined || depth > 64) {
        return '';
      }
      const use = uses.find(([mark]) => mark.test(text(row['attributes'])))?.[1];
      const above = row['parent'] === null ? '' : nameOf(Number(row['parent']), depth + 1);
      return use ?? [above, text(row['name'])].filter((word) => word !== '').join('/');
    };
    const mails = database.prepare(
      `SELECT id, header, body,
         (SELECT min(folder_id) FROM MessageLocationTable WHERE message_id = MessageTable.id) AS folder
       FROM MessageTable WHERE id > ? AND header IS NOT NULL AND body IS NOT NULL ORDER BY id LIMIT ${page}`,
    );
    for (let last = from; ;) {
      const rows = mails.all(last);
      for (const row of rows) {
        last = Number(row['id']);
        const header = text(row['header']).replace(/\s+$/, '');
        const raw = Buffer.concat([Buffer.from(`${header}\r\n\r\n`), bytes(row['body'])]);
        yield { raw, folder: row['folder'] === null ? '' : nameOf(Number(row['folder'])), number: last };
      }
      if (rows.length < page) {
        return;
      }
    }
  } finally {
    database.close();
  }
}

function text(value: unknown): string {
  return bytes(value).toString('utf8');
}

function bytes(value: unknown): Buffer {
  return value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(typeof value === 'string' ? value : '');
}
