import { decode as decodeBase64 } from 'libbase64';
import { decode as decodeQuotedPrintable } from 'libqp';
import { appendBody, type Body, emptyBody, plainBody, unflow } from './body.ts';
import { decodeText } from './charset.ts';
import { fieldText, type Header } from './header.ts';
import { htmlBody } from './html.ts';
import { isNotification } from './notification.ts';
import { type MailPart, readParts } from './parts.ts';

export interface ParsedMail {
  readonly header: Header;
  readonly body: Body;
  readonly attachments: readonly { readonly name: string; readonly bytes: number }[];
  /** Machine-made content: a calendar item, a delivery report, a receipt. */
  readonly machine: 'calendar' | 'report' | null;
  /** What had to be left out, in a sentence; null where all was read. */
  readonly incomplete: string | null;
}

/** A mail while it is read. */
interface Reading {
  readonly raw: Buffer;
  /** Bytes of the mail that `raw` lacks at its end. */
  readonly missing: number;
  readonly attachments: { name: string; bytes: number }[];
  machine: ParsedMail['machine'];
  incomplete: string | null;
}

/** The text of one mail beyond this many bytes is left out. */
const textLimit = 1024 * 1024;

/**
 * Reads a mail. The kept libraries that `mailparser` is made of (mailsplit, libmime, libqp, libbase64) take it apart and
 * decode it. `mailparser` itself and `postal-mime` would decode every attachment too, join the parts into one text, so
 * that footers and flowed quotations run into the author's words, and believe a wrong charset.
 *
 * `size` is the mail's size in the source where `raw` holds only its beginning. Never throws on mail content.
 */
export function parseMail(raw: Buffer, size = raw.length): ParsedMail {
  const { root, complete } = readParts(raw);
  const incomplete = complete ? null : 'This mail holds too many parts; the later ones were left out.';
  const reading: Reading = { raw, missing: Math.max(0, size - raw.length), attachments: [], machine: null, incomplete };
  const body = emptyBody();
  take(reading, root, null, body);
  reading.machine ??= isNotification(body.lines) ? 'report' : null;
  return { header: root.header, body, ...reading };
}

/** Adds what a part says to a body, or else to the attachments. */
function take(reading: Reading, part: MailPart, above: MailPart | null, into: Body): void {
  const { type, parts, header } = part;
  const [first] = parts;
  const isText = (type === 'text/plain' || type === 'text/html') && !part.isAttachment;
  // An invitation is the mail, or another form of its text; a calendar file beside a text is a thing somebody attached.
  const invites = type === 'text/calendar' && (above === null || above.type === 'multipart/alternative');
  reading.machine ??= invites ? 'calendar' : type === 'multipart/report' ? 'report' : null;
  if (first !== undefined && type === 'message/rfc822') {
    const inner = emptyBody();
    take(reading, first, part, inner);
    appendBody(into, forwarded(inner, first.header));
  } else if (first !== undefined && type === 'multipart/alternative') {
    takeAlternative(reading, part, into);
  } else if (first !== undefined) {
    for (const child of parts) {
      take(reading, child, part, into);
    }
  } else if (above?.type === 'multipart/digest' && !header.has('content-type')) {
    appendBody(into, forwarded(textOf(reading, part))); // a mail (RFC 2046, 5.1.5)
  } else if (isText && (above === null || above.type === 'message/rfc822' || part.name === '')) {
    appendBody(into, textOf(reading, part));
  } else if (above === null && type.startsWith('multipart/') && !part.isSplit) {
    appendBody(into, textOf(reading, { ...part, type: 'text/plain' })); // its boundary is nowhere
  } else if (part.end > part.start || statedSize(header) > 0) {
    const length = part.end - part.start + (part.end === reading.raw.length ? reading.missing : 0);
    const bytes = part.encoding === 'base64' ? Math.floor((length / 78) * 57) : length;
    reading.attachments.push({ name: fieldText(part.name), bytes: Math.max(bytes, statedSize(header)) });
  }
}

/** The size of an attachment whose content lies elsewhere: RFC 2183, 2.7, and what Apple Mail writes. 0 where unsaid. */
function statedSize(header: Header): number {
  const stated = /;\s*size="?(\d{1,12})\b/i.exec(header.get('content-disposition') ?? '')?.[1];
  return Number(stated ?? /^\d{1,12}$/.exec(header.get('x-apple-content-length') ?? '')?.[0] ?? 0);
}

/** Plain text shows best where quotations begin and end, unless it is a mere stand-in for the HTML. */
function takeAlternative(reading: Reading, { parts, ...part }: MailPart, into: Body): void {
  const plain = parts.find(({ type }) => type === 'text/plain');
  const rich = parts.find(({ type }) => type === 'text/html' || type.startsWith('multipart/'));
  const self = { ...part, parts };
  const plainText = emptyBody();
  if (plain) {
    take(reading, plain, self, plainText);
  }
  for (const other of parts.filter((each) => each !== plain && each !== rich)) {
    take(reading, other, self, emptyBody());
  }
  if (rich) {
    const standIn = isStandIn(plainText, endOf(rich) - rich.start);
    if (standIn || (marksBadly(plainText) && quotes(reading.raw, rich))) {
      const richText = emptyBody();
      take(reading, rich, self, richText);
      if (lengthOf(richText) > lengthOf(plainText) * (standIn ? 2 : 0.5)) {
        appendBody(into, richText);
        return;
      }
    }
  }
  appendBody(into, plainText);
}

function textOf(reading: Reading, part: MailPart): Body {
  const { raw } = reading;
  if (part.end - part.start > textLimit * 4) {
    reading.incomplete ??= 'The text of this mail is very long; only its beginning was taken.';
  }
  const encoded = raw.subarray(part.start, Math.min(part.end, part.start + textLimit * 4));
  const bytes = decodeTransfer(encoded, part.encoding).subarray(0, textLimit);
  if (part.type === 'text/html') {
    const meta = /<meta[^>]{0,200}charset=["']?([\w-]+)/i.exec(bytes.toString('latin1', 0, 2_048))?.[1];
    return htmlBody(decodeText(bytes, part.charset ?? meta));
  }
  const text = decodeText(bytes, part.charset);
  return plainBody(part.flowed ? unflow(text, part.flowed.delSp) : text);
}

function decodeTransfer(bytes: Buffer, encoding: string): Buffer {
  switch (encoding) {
    case 'base64':
      return decodeBase64(bytes.toString('latin1'));
    case 'quoted-printable':
      return decodeQuotedPrintable(bytes);
    default:
      return isQuotedPrintable(bytes) ? decodeQuotedPrintable(bytes) : bytes;
  }
}

/**
 * Whether text is quoted-printable that does not say so, as an archive leaves it that kept the text and lost the header:
 * nothing in it contradicts that, and line ends are written as such a program writes them.
 */
function isQuotedPrintable(bytes: Buffer): boolean {
  if (!bytes.includes('=20\n') && !bytes.includes('=\n') && !bytes.includes('=20\r\n') && !bytes.includes('=\r\n')) {
    return false;
  }
  const text = bytes.toString('latin1');
  const signs = text.match(/=/g)?.length ?? 0;
  return signs > 1 && signs === (text.match(/=(?:[\dA-F]{2}|\r?\n)/g)?.length ?? 0);
}

/** A forwarded mail as text, all of it marked. */
function forwarded(inner: Body, header?: Header): Body {
  const shown = ['from', 'date', 'subject', 'to'].flatMap((name) => {
    const value = fieldText(header?.get(name));
    return value === '' ? [] : [`${name.charAt(0).toUpperCase()}${name.slice(1)}: ${value}`];
  });
  const lines = shown.length > 0 ? [...shown, '', ...inner.lines] : inner.lines;
  return { lines, marks: new Map(lines.map((_, index) => [index, 'forward'])), starts: new Set() };
}

function lengthOf(body: Body): number {
  return body.lines.reduce((sum, line) => sum + line.trim().length, 0);
}

function isStandIn(plain: Body, richBytes: number): boolean {
  const length = lengthOf(plain);
  const apology =
    /(?:does not|doesn't|cannot|can't|not) (?:support|display|read|view).{0,20}HTML|HTML (?:mail|version)/i;
  return length === 0 || (length < 200 && richBytes > 1_000 && plain.lines.some((line) => apology.test(line)));
}

/** True where no line is marked as quoted, or a line close between two marked ones is not: it may have lost its mark. */
function marksBadly({ lines }: Body): boolean {
  const marked = (at: number): boolean => (lines[at] ?? '').startsWith('>');
  const between = (line: string, at: number): boolean =>
    line !== '' && !line.startsWith('>') && marked(at - 1) && marked(at + 1);
  return !lines.some((line) => line.startsWith('>')) || lines.some(between);
}

/** True where the HTML marks a quotation, whatever it is encoded in. */
function quotes(raw: Buffer, part: MailPart): boolean {
  if (part.parts.length > 0) {
    return part.parts.some((inner) => quotes(raw, inner));
  }
  const encoded = raw.subarray(part.start, Math.min(part.end, part.start + textLimit * 4));
  return part.type === 'text/html' && decodeTransfer(encoded, part.encoding).includes('<blockquote');
}

function endOf({ parts, end }: MailPart): number {
  const last = parts.at(-1);
  return last === undefined ? end : endOf(last);
}
