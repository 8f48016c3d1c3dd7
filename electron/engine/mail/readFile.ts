import { type FileHandle, open } from 'node:fs/promises';
import { takeEmlx } from './formats/emlx.ts';
import { folderName } from './formats/folderName.ts';
import { readGeary } from './formats/geary.ts';
import { readOlm } from './formats/olm.ts';
import { readOutlook } from './formats/outlook.ts';
import { protonFolder } from './formats/protonLabels.ts';
import type { MetFile } from './folder.ts';
import { parseRecord, readLines } from './jsonLines.ts';
import { splitMbox } from './mbox.ts';
import { type Found, mailLimit } from './rawMail.ts';
import type { MailFileKind } from './sniff.ts';

export interface FileReading {
  /** Where to begin: 0, or the place in the cursor of a piece. */
  readonly at: number;
  /** Bytes of the source that were read before this file. */
  readonly before: number;
  readonly signal?: AbortSignal;
  /** Read only the beginning, and call `skipped` where something was left out. */
  readonly sample?: { readonly bytesPerFile: number; readonly skipped: () => void };
}

type Place = Pick<Found, 'folder' | 'cursor' | 'done'>;

/** Reads the mails of one file. Places within it are bytes, or numbers of mails where a program keeps a database. */
export async function* readFile(met: MetFile, kind: MailFileKind, reading: FileReading): AsyncGenerator<Found> {
  switch (kind) {
    case 'eml':
      yield await readMail(met, reading);
      return;
    case 'mbox':
    case 'jsonl': {
      const file = await open(met.path);
      try {
        yield* kind === 'mbox' ? readMbox(file, met, reading) : readRecords(file, met, reading);
      } finally {
        await file.close();
      }
      return;
    }
    case 'msg':
    case 'pst':
      yield* readOutlookFile(met, kind, reading);
      return;
    case 'olm':
    case 'geary':
      try {
        yield* kind === 'olm' ? readArchive(met, reading) : readDatabase(met, reading);
      } catch {
        reading.signal?.throwIfAborted();
        // What a library says of a file may quote it.
        const what = kind === 'olm' ? 'archive of Outlook' : 'database of Geary';
        const reason = `This ${what} is damaged and could not be read further.`;
        yield { kind: 'refused', where: met.name, reason, ...placeIn(met, reading, met.bytes, '') };
      }
  }
}

function* readDatabase(met: MetFile, reading: FileReading): Generator<Found> {
  const { at, sample } = reading;
  let mails = 0;
  for (const { raw, folder, number } of readGeary(met.path, at)) {
    yield { ...mailAt(met, `mail ${number}`, raw), ...placeIn(met, reading, number, folder) };
    mails += 1;
    if (sample && mails * typicalMail > sample.bytesPerFile) {
      sample.skipped();
      return;
    }
  }
}

/** Where reading goes on behind a piece. Of numbers of mails nobody knows how many bytes they are: a rough guess. */
export function cursorAt(file: string, at: number): string {
  return JSON.stringify({ file, at });
}

function placeIn(met: MetFile, { before }: FileReading, number: number, folder: string): Place {
  const done = Math.min(met.bytes, number * typicalMail);
  return {
    folder: [folderOf(met), folder].filter((word) => word !== '').join('/'),
    cursor: cursorAt(met.name, number),
    done: before + done,
  };
}

/** Bytes, for want of a better word on progress. */
const typicalMail = 40_000;

function mailAt(met: MetFile, where: string, raw: Buffer): { kind: 'mail'; where: string; raw: Buffer; bytes: number } {
  return { kind: 'mail', where: `${met.name}, ${where}`, raw: raw.subarray(0, mailLimit), bytes: raw.length };
}

function folderOf(met: MetFile): string {
  return folderName(met.folder);
}

async function* readMbox(
  file: FileHandle,
  met: MetFile,
  { at, before, signal, sample }: FileReading,
): AsyncGenerator<Found> {
  // An mbox is a folder of its own: "Sent", "Sent.mbox".
  const folder = folderName(met.name.replace(/\.mbo?x(?:\/mbox)?$/i, ''));
  let start = at;
  for await (const { raw, bytes, end } of splitMbox(file, { start: at, ...(signal && { signal }) })) {
    if (raw.includes(58)) {
      // without a colon there is no header: blank lines before the first mail or behind the last
      const place = { folder, cursor: cursorAt(met.name, end), done: before + end };
      yield { kind: 'mail', where: `${met.name}, at byte ${start}`, raw, bytes, ...place };
    }
    start = end;
    if (sample && end - at > sample.bytesPerFile && end < met.bytes) {
      sample.skipped();
      return;
    }
  }
}

async function* readRecords(
  file: FileHandle,
  met: MetFile,
  { at, before, signal }: FileReading,
): AsyncGenerator<Found> {
  for await (const { text, number, end } of readLines(file, at, signal)) {
    const where = at === 0 ? `${met.name}, line ${number}` : `${met.name}, before byte ${end}`;
    if (text?.trim() === '') {
      continue;
    }
    const place = { folder: met.folder, cursor: cursorAt(met.name, end), done: before + end };
    const record = text === null ? 'This line is longer than 16 MB.' : parseRecord(text);
    yield typeof record === 'string'
      ? { kind: 'refused', where, reason: record, ...place }
      : { kind: 'record', where, ...record, ...place };
  }
}

async function readMail(met: MetFile, { before }: FileReading): Promise<Found> {
  const file = await open(met.path);
  try {
    const { size } = await file.stat();
    const length = Math.min(size, mailLimit);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    const emlx = takeEmlx(buffer.subarray(0, bytesRead));
    const mark = emlx === null ? markInName(met.name) : markOf(emlx.flags);
    const folder = (await protonFolder(met.path)) ?? folderOf(met);
    return {
      ...{ kind: 'mail', where: met.name, raw: emlx?.raw ?? buffer.subarray(0, bytesRead), bytes: size, folder },
      ...{ cursor: cursorAt(met.name, met.bytes), done: before + met.bytes, ...(mark && { mark }) },
    };
  } finally {
    await file.close();
  }
}

function markOf(flags: {
  isDeleted: boolean;
  isDraft: boolean;
  isJunk: boolean;
}): 'trash' | 'drafts' | 'spam' | undefined {
  return flags.isDeleted ? 'trash' : flags.isDraft ? 'drafts' : flags.isJunk ? 'spam' : undefined;
}

/** Maildir keeps its flags in the name: `1283.host:2,DS`. */
function markInName(name: string): 'trash' | 'drafts' | undefined {
  const flags = /[:;!]2,([A-Za-z]*)$/.exec(name)?.[1] ?? '';
  return flags.includes('T') ? 'trash' : flags.includes('D') ? 'drafts' : undefined;
}

async function* readOutlookFile(met: MetFile, kind: 'msg' | 'pst', reading: FileReading): AsyncGenerator<Found> {
  const { at, signal, sample } = reading;
  let mails = 0;
  for await (const report of readOutlook({ kind, path: met.path, from: at }, signal)) {
    const number = report.kind === 'failed' ? met.bytes : kind === 'msg' ? met.bytes : report.number + 1;
    const place = placeIn(met, reading, number, report.kind === 'failed' ? '' : report.folder);
    if (report.kind === 'mail') {
      const raw = Buffer.from(report.raw.buffer, report.raw.byteOffset, report.raw.byteLength);
      const mail = mailAt(met, `mail ${number}`, raw);
      yield {
        ...mail,
        ...(kind === 'msg' && { where: met.name }),
        ...place,
        ...(report.isUnsent && { mark: 'drafts' }),
      };
    } else {
      yield { kind: 'refused', where: met.name, reason: report.reason, ...place };
    }
    mails += 1;
    if (sample && mails * typicalMail > sample.bytesPerFile) {
      sample.skipped();
      return;
    }
  }
}

async function* readArchive(met: MetFile, reading: FileReading): AsyncGenerator<Found> {
  const { at, signal, sample } = reading;
  let mails = 0;
  for await (const item of readOlm(met.path, at, signal)) {
    const place = placeIn(met, reading, item.number + 1, item.folder);
    yield 'raw' in item
      ? { ...mailAt(met, item.name, item.raw), ...place }
      : { kind: 'refused', where: `${met.name}, ${item.name}`, reason: item.reason, ...place };
    mails += 1;
    if (sample && mails * typicalMail > sample.bytesPerFile) {
      sample.skipped();
      return;
    }
  }
}
