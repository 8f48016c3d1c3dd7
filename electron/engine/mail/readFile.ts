import { type FileHandle, open } from 'node:fs/promises';
import { cursorAt } from './cursor.ts';
import { takeEmlx } from './formats/emlx.ts';
import { folderName } from './formats/folderName.ts';
import { protonFolder } from './formats/protonLabels.ts';
import type { MetFile } from './folder.ts';
import { parseRecord, readLines } from './jsonLines.ts';
import { splitMbox } from './mbox.ts';
import { type Found, lengthOfLead, mailLimit } from './rawMail.ts';
import { readContainer } from './readContainer.ts';
import type { MailFileKind } from './sniffStart.ts';

export interface FileReading {
  /** Where to begin: 0, or the place in the cursor of a piece. */
  readonly at: number;
  /** Bytes of the source that were read before this file. */
  readonly before: number;
  readonly signal?: AbortSignal;
  /** Read only the beginning, and call `skipped` where something was left out. */
  readonly sample?: { readonly bytesPerFile: number; readonly skipped: () => void };
}

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
    default:
      yield* readContainer(met, kind, reading);
  }
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
    const raw = buffer.subarray(lengthOfLead(buffer), bytesRead);
    const emlx = takeEmlx(raw);
    const mark = emlx === null ? markInName(met.name) : emlx.mark;
    const folder = (await protonFolder(met.path)) ?? folderName(met.folder);
    return {
      ...{ kind: 'mail', where: met.name, raw: emlx?.raw ?? raw, bytes: size, folder },
      ...{ cursor: cursorAt(met.name, met.bytes), done: before + met.bytes, ...(mark && { mark }) },
    };
  } finally {
    await file.close();
  }
}

/** Maildir keeps its flags in the name: `1283.host:2,DS`. */
function markInName(name: string): 'trash' | 'drafts' | undefined {
  const flags = /[:;!]2,([A-Za-z]*)$/.exec(name)?.[1] ?? '';
  return flags.includes('T') ? 'trash' : flags.includes('D') ? 'drafts' : undefined;
}
