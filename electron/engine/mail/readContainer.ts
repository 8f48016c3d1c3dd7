import { cursorAt } from './cursor.ts';
import { folderName } from './formats/folderName.ts';
import { readGeary } from './formats/geary.ts';
import { readGzip } from './formats/gzipped.ts';
import { readOlm } from './formats/olm.ts';
import { readOutlook } from './formats/outlook.ts';
import { readTar } from './formats/tarred.ts';
import { readZip } from './formats/zipped.ts';
import type { MetFile } from './folder.ts';
import { type Found, mailLimit } from './rawMail.ts';
import type { FileReading } from './readFile.ts';
import type { MailFileKind } from './sniffStart.ts';

type Place = Pick<Found, 'folder' | 'cursor' | 'done'>;

/** Reads a file in which mails lie in a program's own form, or packed. Places within it are numbers of mails. */
export async function* readContainer(
  met: MetFile,
  kind: Exclude<MailFileKind, 'eml' | 'mbox' | 'jsonl'>,
  reading: FileReading,
): AsyncGenerator<Found> {
  if (kind === 'msg' || kind === 'pst') {
    yield* readOutlookFile(met, kind, reading);
    return;
  }
  try {
    yield* kind === 'zip' || kind === 'tar' || kind === 'gzip'
      ? readPacked(met, kind, reading)
      : kind === 'olm'
        ? readArchive(met, reading)
        : readDatabase(met, reading);
  } catch {
    reading.signal?.throwIfAborted();
    // What a library says of a file may quote it.
    const what = kind === 'olm' ? 'archive of Outlook' : kind === 'geary' ? 'database of Geary' : 'packed file';
    const reason = `This ${what} is damaged and could not be read further.`;
    yield { kind: 'refused', where: met.name, reason, ...placeIn(met, reading, met.bytes, '') };
  }
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

async function* readPacked(met: MetFile, kind: 'zip' | 'tar' | 'gzip', reading: FileReading): AsyncGenerator<Found> {
  const { at, before, signal, sample } = reading;
  const { path, bytes: size } = met;
  const items =
    kind === 'zip'
      ? readZip(path, at, signal)
      : kind === 'tar'
        ? readTar(path, size, at, signal)
        : readGzip(path, size, at, signal);
  let bytes = 0;
  for await (const item of items) {
    const where = [item.name, `mail ${item.number + 1}`].filter((word) => word !== '').join(', ');
    const place = {
      // In an archive every mailbox is a folder of its own, as Takeout names them.
      folder: folderName(item.name.replace(/\.mbo?x$/i, '').replace(/[^/]*\.emlx?$/i, '')),
      cursor: cursorAt(met.name, item.number + ('raw' in item ? 1 : 0)),
      done: before + Math.round(met.bytes * item.share),
    };
    yield 'raw' in item
      ? { ...mailAt(met, where, item.raw), bytes: item.bytes, ...place, ...(item.mark && { mark: item.mark }) }
      : { kind: 'refused', where: `${met.name}, ${item.name}`, reason: item.reason, ...place };
    bytes += 'raw' in item ? item.bytes : 0;
    if (sample && bytes > sample.bytesPerFile) {
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

/** Of numbers of mails nobody knows how many bytes they are: a rough guess. */
function placeIn(met: MetFile, { before }: FileReading, number: number, folder: string): Place {
  const done = Math.min(met.bytes, number * typicalMail);
  return {
    folder: [folderName(met.folder), folder].filter((word) => word !== '').join('/'),
    cursor: cursorAt(met.name, number),
    done: before + done,
  };
}

/** Bytes, for want of a better word on progress. */
const typicalMail = 40_000;

function mailAt(met: MetFile, where: string, raw: Buffer): { kind: 'mail'; where: string; raw: Buffer; bytes: number } {
  return { kind: 'mail', where: `${met.name}, ${where}`, raw: raw.subarray(0, mailLimit), bytes: raw.length };
}
