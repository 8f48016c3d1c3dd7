import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { StorageReport } from '../../contract/entities.ts';
import type { Database } from './database.ts';
import { names } from './home.ts';

/** What is kept of the person, in numbers. */
export function countAll(database: Database): StorageReport['counts'] {
  const counts = database.one<StorageReport['counts']>(
    `SELECT (SELECT count(*) FROM mails WHERE direction = 'sent') AS sent,
            (SELECT count(*) FROM mails WHERE direction = 'received') AS received,
            (SELECT count(*) FROM documents) AS documents,
            (SELECT count(*) FROM passages) + (SELECT count(*) FROM document_passages) AS passages,
            (SELECT count(*) FROM drafts) AS drafts`,
  );
  return counts ?? { sent: 0, received: 0, documents: 0, passages: 0, drafts: 0 };
}

/** The personal files of a data folder, with what a person would call them. */
export function personalFiles(home: string): StorageReport['items'] {
  const { database, keyCheck, passphrase, states, adapters } = names;
  const items = [
    { name: 'Mail, documents, drafts and search index', files: [database, `${database}-wal`], encrypted: true },
    { name: 'Key, locked by your passphrase', files: [passphrase], encrypted: true },
    { name: 'Check of the key', files: [keyCheck], encrypted: false },
    { name: 'What models have read, kept for a quick start', files: [states], encrypted: true },
    { name: 'What models have learned from you', files: [adapters], encrypted: true },
  ];
  return items.flatMap(({ name, files, encrypted }) => {
    const bytes = files.reduce((sum, file) => sum + size(join(home, file)), 0);
    return bytes === 0 ? [] : { name, bytes, personal: true, encrypted };
  });
}

/** Bytes of a file, or of a folder and all in it; 0 where there is nothing. */
function size(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isDirectory() !== true) {
    return stat?.size ?? 0;
  }
  return readdirSync(path).reduce((sum, entry) => sum + size(join(path, entry)), 0);
}
