import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';

/** Files that hold mail, each of another form. */
export type MailFileKind = 'mbox' | 'eml' | 'jsonl' | 'msg' | 'pst' | 'olm' | 'geary';

/** What a file is, or a sentence that says why it holds no mail. */
export type FileKind = { readonly kind: MailFileKind } | { readonly kind: null; readonly reason: string };

const officeMagic = '\xd0\xcf\x11\xe0';

const foreign: readonly (readonly [string, string])[] = [
  [officeMagic, 'This is an Office file, not a mail of Outlook.'],
  ['PK\x03\x04', 'This is a zip archive. Unpack it first.'],
  ['\x1f\x8b', 'This is compressed (gzip). Unpack it first.'],
  ['SQLite format 3', 'This is a database, not a mailbox.'],
  ['%PDF', 'This is a PDF, not a mailbox.'],
];

const headerLine = /^[!-9;-~]+[ \t]*:/;
const mailHeader =
  /^(?:from|to|cc|bcc|subject|date|message-id|received|return-path|delivered-to|mime-version|content-type|reply-to|sender|x-[\w-]+|envelope-to|references|in-reply-to|dkim-signature|arc-[\w-]+|authentication-results|list-[\w-]+|content-transfer-encoding)[ \t]*:/im;

/** Tells what a file is from its first bytes; the name does not matter. */
export async function sniffFile(path: string): Promise<FileKind> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16_384), 0, 16_384, 0);
    const start = buffer.subarray(0, bytesRead);
    if (start.toString('latin1', 0, 4) === officeMagic) {
      return (await isOutlookMessage(file, start)) ? { kind: 'msg' } : sniffStart(start);
    }
    const isGeary = basename(path) === 'geary.db' && start.toString('latin1').startsWith('SQLite format 3');
    return isGeary ? { kind: 'geary' } : sniffStart(start);
  } finally {
    await file.close();
  }
}

/** True for an Office file whose first directory sector names streams of properties, as those of Outlook do. */
async function isOutlookMessage(file: FileHandle, start: Buffer): Promise<boolean> {
  if (start.length < 512) {
    return false;
  }
  const sector = 1 << Math.min(16, start.readUInt16LE(30));
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4_096), 0, 4_096, (start.readUInt32LE(48) + 1) * sector);
  return /__(?:nameid|properties|substg1\.0)/.test(buffer.toString('utf16le', 0, bytesRead & ~1));
}

/** Files of Outlook that hold many mails. */
function containerOf(raw: string): MailFileKind | null {
  if (raw.startsWith('!BDN')) {
    return 'pst';
  }
  if (raw.startsWith('PK\x03\x04')) {
    return /com\.microsoft\.__Messages|^PK[^]{28}(?:Accounts\/|Local\/|Categories\.xml)/.test(raw) ? 'olm' : null;
  }
  return null;
}

export function sniffStart(start: Buffer): FileKind {
  if (start.length === 0) {
    return { kind: null, reason: 'The file is empty.' };
  }
  const raw = start.toString('latin1');
  const container = containerOf(raw);
  if (container !== null) {
    return { kind: container };
  }
  const known = foreign.find(([magic]) => raw.startsWith(magic));
  if (known) {
    return { kind: null, reason: known[1] };
  }
  const text = raw.replace(/^\xef\xbb\xbf/, '').replace(/^\s+/, '');
  if (text === '') {
    return { kind: null, reason: 'The file is empty.' };
  }
  if (/^>?From [^\n]*\n(?:>?From [^\n]*\n)*(?:[!-9;-~]+[ \t]*:|\r?\n)/.test(text)) {
    return { kind: 'mbox' };
  }
  if (/^\{\s*"/.test(text)) {
    const reason = 'This is JSON, but its first line has no text under "email".';
    return text.includes('"email"') ? { kind: 'jsonl' } : { kind: null, reason };
  }
  // Apple Mail (.emlx) puts the number of bytes on a line of its own before the mail.
  const withoutCount = text.replace(/^\d+\s*\n/, '');
  const head = withoutCount.split(/\r?\n\r?\n/, 1)[0] ?? '';
  if (headerLine.test(withoutCount) && mailHeader.test(head)) {
    return { kind: 'eml' };
  }
  if (raw.includes('\0')) {
    return { kind: null, reason: 'This is a binary file, not a mailbox.' };
  }
  return { kind: null, reason: 'This does not look like mail: it begins neither with "From " nor with mail headers.' };
}
