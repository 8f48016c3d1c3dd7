import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { headerOf, fieldAddresses } from '../header.ts';
import { isSentFolder } from '../candidates.ts';
import { type ClosedPlace, type Computer, isFolder, namesIn, type Place } from './computer.ts';

/** Accounts of Apple Mail, or why they cannot be looked at: macOS keeps mail closed to other programs. */
export function appleMailPlaces({ platform, home }: Computer): (Place | ClosedPlace)[] {
  const root = join(home, 'Library', 'Mail');
  if (platform !== 'darwin' || !isFolder(root)) {
    return [];
  }
  try {
    readdirSync(root);
  } catch {
    const obstacle =
      'macOS keeps it closed. Allow Ownhand in System Settings under Privacy & Security, Full Disk Access; then look again.';
    return [{ program: 'Apple Mail', obstacle }];
  }
  const versions = namesIn(root).filter((name) => /^V\d+$/.test(name));
  const newest = versions.sort((a, b) => Number(b.slice(1)) - Number(a.slice(1)))[0];
  if (newest === undefined) {
    return [];
  }
  return namesIn(join(root, newest)).flatMap((name) => {
    const path = join(root, newest, name);
    const boxes = name === 'MailData' ? [] : namesIn(path).filter((box) => box.endsWith('.mbox'));
    if (boxes.length === 0) {
      return [];
    }
    const sent = boxes.find((box) => isSentFolder(box.replace(/\.mbox$/, '')));
    return [{ program: 'Apple Mail', account: authorIn(join(path, sent ?? ''), 6) ?? name, path }];
  });
}

/** The author of the first mail in a folder: Apple Mail names the folder of an account by a number alone. */
function authorIn(folder: string, depth: number): string | null {
  const names = namesIn(folder);
  const mail = names.find((name) => name.endsWith('.emlx'));
  if (mail !== undefined) {
    return authorOf(join(folder, mail));
  }
  for (const name of depth > 0 ? names : []) {
    const path = join(folder, name);
    const found = isFolder(path) && name !== 'Attachments' ? authorIn(path, depth - 1) : null;
    if (found !== null) {
      return found;
    }
  }
  return null;
}

function authorOf(path: string): string | null {
  const start = Buffer.alloc(16_384);
  const file = openSync(path, 'r');
  try {
    const head = start.toString('latin1', 0, readSync(file, start, 0, start.length, 0));
    const from = /^From:[^\n]*(?:\n[ \t][^\n]*)*/im.exec(head)?.[0];
    const header = headerOf(from === undefined ? [] : [{ key: 'from', line: from }]);
    return fieldAddresses(header.get('from'), 1)[0]?.address ?? null;
  } finally {
    closeSync(file);
  }
}
