import { open } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { type MetFile, walk } from '../folder.ts';
import { folderName } from '../formats/folderName.ts';
import { isLeftOutFolder } from '../leftOut.ts';
import { sniffFile } from '../sniff.ts';
import { openSource, isFolder as isFolderSource } from '../source.ts';

/** How much there is at a place, without reading it: of files with many mails a part is looked at. */
export interface Count {
  readonly mails: number;
  readonly bytes: number;
  /** False where the number is an estimate. */
  readonly exact: boolean;
}

const sampleBytes = 2 * 1024 * 1024;
/** Of what is neither counted nor sampled: an Outlook file takes so many bytes a mail, with attachments. */
const outlookMail = 75_000;
/** Milliseconds for one place; what is not seen by then is not counted. */
const patience = 4_000;

/** Counts the mails at a path. Fails as `openSource` does where nothing can be read there. */
export async function countMails(path: string, signal?: AbortSignal): Promise<Count> {
  const source = await openSource(path, signal);
  if (!isFolderSource(source.format)) {
    return { bytes: source.bytes, ...(await countFile(path, source.bytes)) };
  }
  const until = performance.now() + patience;
  const sum = { mails: 0, bytes: 0, exact: true };
  const numbered = new Map<string, boolean>();
  for await (const met of walk(path, signal)) {
    const place = met.reason === undefined ? met.folder : null;
    if (met.reason !== undefined || isLeftOutFolder(folderName(place ?? ''))) {
      continue;
    }
    if (performance.now() > until) {
      sum.exact = false;
      break;
    }
    if (await isOneMail(met, numbered)) {
      sum.mails += 1;
    } else if (isLeftOutFolder(folderName(met.name))) {
      continue; // an mbox is a folder
    } else {
      const { mails, exact } = await countFile(met.path, met.bytes).catch(() => ({ mails: 0, exact: true }));
      sum.mails += mails;
      sum.exact &&= exact;
    }
    sum.bytes += met.bytes;
  }
  return sum;
}

/**
 * Whether a file holds one mail, by its name. Where names are numbers the first file of a folder is looked at: MH names
 * mails so, Thunderbird the archives of a year. `numbered`: what was seen, by folder.
 */
async function isOneMail({ name, path, folder }: MetFile, numbered: Map<string, boolean>): Promise<boolean> {
  if (!/(?:^|\/)\d+$/.test(name)) {
    return /(?:^|\/)(?:cur|new)\/|\.emlx?$/i.test(name);
  }
  const known = numbered.get(folder) ?? (await sniffFile(path)).kind === 'eml';
  numbered.set(folder, known);
  return known;
}

async function countFile(path: string, bytes: number): Promise<Omit<Count, 'bytes'>> {
  const { kind } = await sniffFile(path);
  switch (kind) {
    case 'eml':
    case 'msg':
      return { mails: 1, exact: true };
    case 'mbox':
      return countSeparators(path, bytes, /^From \S.*\d\d:\d\d/gm);
    case 'jsonl':
      return countSeparators(path, bytes, /^\{/gm);
    case 'geary':
      return { mails: countGeary(path), exact: true };
    case 'pst':
    case 'olm':
    case 'zip':
    case 'tar':
    case 'gzip':
      return { mails: Math.max(1, Math.round(bytes / outlookMail)), exact: false };
    default:
      return { mails: 0, exact: true };
  }
}

async function countSeparators(path: string, bytes: number, separator: RegExp): Promise<Omit<Count, 'bytes'>> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(bytes, sampleBytes)), 0, null, 0);
    const seen = [...buffer.toString('latin1', 0, bytesRead).matchAll(separator)].length;
    const exact = bytesRead >= bytes;
    return { mails: exact ? seen : Math.round((seen * bytes) / bytesRead), exact };
  } finally {
    await file.close();
  }
}

function countGeary(path: string): number {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return Number(database.prepare('SELECT count(*) AS n FROM MessageTable WHERE body IS NOT NULL').get()?.['n'] ?? 0);
  } finally {
    database.close();
  }
}
