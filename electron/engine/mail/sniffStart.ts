/** Files that hold mail, each of another form. */
export type MailFileKind = 'mbox' | 'eml' | 'jsonl' | 'msg' | 'pst' | 'olm' | 'geary' | 'zip' | 'tar' | 'gzip';

/** What a file is, or a sentence that says why it holds no mail. */
export type FileKind = { readonly kind: MailFileKind } | { readonly kind: null; readonly reason: string };

const utf16 = 'This text is stored as UTF-16, as some editors save it. Save it as UTF-8, and choose it again.';
const foreign: readonly (readonly [string, string])[] = [
  ['\xd0\xcf\x11\xe0', 'This is an Office file, not a mail of Outlook.'],
  ['PK\x03\x04', 'This is a zip archive with no mail in it.'],
  ['\x1f\x8b', 'This is compressed (gzip), and no mailbox in mbox form. Unpack it first.'],
  ['SQLite format 3', 'This is a database, not a mailbox.'],
  ['%PDF', 'This is a PDF, not a mailbox.'],
  ['\xff\xfe', utf16],
  ['\xfe\xff', utf16],
];

const headerLine = /^[!-9;-~]+[ \t]*:/;
const mailHeader =
  /^(?:from|to|cc|bcc|subject|date|message-id|received|return-path|delivered-to|mime-version|content-type|reply-to|sender|x-[\w-]+|envelope-to|references|in-reply-to|dkim-signature|arc-[\w-]+|authentication-results|list-[\w-]+|content-transfer-encoding)[ \t]*:/im;

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

/** Tells what a file is from its first bytes. */
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
