import { type Body, appendBody, emptyBody, plainBody, unflow } from './body.ts';
import { decodeText } from './charset.ts';
import { fieldText, type Header, readHeader, structuredField } from './header.ts';
import { htmlBody } from './html.ts';
import { decodeTransfer } from './transfer.ts';

/**
 * Own reading of the MIME structure, by offsets, so that attachments are never decoded or copied: the kept library
 * (postal-mime, which reads addresses and encoded words here) goes through a mail line by line and is slower than
 * Python's `email` by half, and it joins flowed quotations with the text around them.
 */
export interface ParsedMail {
  readonly header: Header;
  readonly body: Body;
  readonly attachments: readonly { readonly name: string; readonly bytes: number }[];
  /** Machine-made content: a calendar item, a delivery report. */
  readonly machine: 'calendar' | 'report' | null;
  /** What had to be left out, in a sentence; null where all was read. */
  readonly incomplete: string | null;
}

interface Leaf {
  readonly header: Header;
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly start: number;
  readonly end: number;
}

const depthLimit = 250;
const partLimit = 1_000;
/** The text of one mail beyond this many bytes is left out. */
const textLimit = 1024 * 1024;

/** Reads a mail. `size` is its size in the source where `raw` holds only its beginning. Never throws on mail content. */
export function parseMail(raw: Buffer, size = raw.length): ParsedMail {
  const { header, body: start } = readHeader(raw, 0, raw.length);
  const body = emptyBody();
  const attachments: { name: string; bytes: number }[] = [];
  let machine: ParsedMail['machine'] = null;
  let incomplete: string | null = null;
  let parts = 0;

  const addText = (leaf: Leaf, into: Body): void => {
    if (leaf.end - leaf.start > textLimit * 4) {
      incomplete = 'The text of this mail is very long; only its beginning was taken.';
    }
    appendBody(into, readText(raw, leaf));
  };

  const addAttachment = (leaf: Leaf): void => {
    const length = leaf.end - leaf.start + (leaf.end === raw.length ? Math.max(0, size - raw.length) : 0);
    const isBase64 = /base64/i.test(leaf.header.get('content-transfer-encoding') ?? '');
    attachments.push({ name: nameOf(leaf), bytes: isBase64 ? Math.floor((length / 78) * 57) : length });
  };

  const visit = (own: Header, from: number, to: number, depth: number, into: Body): void => {
    const { value, parameters } = structuredField(own.get('content-type'));
    const type = value.includes('/') ? value : 'text/plain';
    const leaf: Leaf = { header: own, type, parameters, start: from, end: to };
    parts += 1;
    if (parts > partLimit || depth > depthLimit) {
      incomplete = 'This mail holds too many parts; the later ones were left out.';
      return;
    }
    const boundary = parameters.get('boundary');
    const children = type.startsWith('multipart/') && boundary !== undefined ? splitParts(raw, from, to, boundary) : [];
    if (children.length > 0) {
      if (type === 'multipart/report') {
        machine = 'report';
      }
      if (type === 'multipart/alternative') {
        visitAlternative(children, depth, into);
        return;
      }
      for (const child of children) {
        const read = readHeader(raw, child.start, child.end);
        visit(read.header, read.body, child.end, depth + 1, into);
      }
      return;
    }
    if (type === 'text/calendar') {
      machine ??= 'calendar';
    }
    const disposition = structuredField(own.get('content-disposition'));
    const detached = disposition.value === 'attachment' || (depth > 0 && nameOf(leaf) !== '');
    if (type === 'message/rfc822' && disposition.value !== 'attachment') {
      const inner = emptyBody();
      const read = readHeader(raw, from, to);
      visit(read.header, read.body, to, depth + 1, inner);
      appendBody(into, forwarded(read.header, inner));
    } else if ((type === 'text/plain' || type === 'text/html') && !detached) {
      addText(leaf, into);
    } else if (type.startsWith('multipart/') && depth === 0) {
      addText({ ...leaf, type: 'text/plain' }, into);
    } else if (to > from) {
      addAttachment(leaf);
    }
  };

  // Plain text shows best where quotations begin and end, unless it is a mere stand-in for the HTML.
  const visitAlternative = (children: readonly Range[], depth: number, into: Body): void => {
    const read = children.map((child) => ({ ...readHeader(raw, child.start, child.end), end: child.end }));
    const typeOf = (own: Header): string => structuredField(own.get('content-type')).value;
    const plain = read.find(({ header: own }) => ['text/plain', ''].includes(typeOf(own)));
    const rich = read.find(({ header: own }) => /^(?:text\/html|multipart\/)/.test(typeOf(own)));
    const plainText = emptyBody();
    if (plain) {
      visit(plain.header, plain.body, plain.end, depth + 1, plainText);
    }
    if (rich) {
      const standIn = isStandIn(plainText, rich.end - rich.body);
      const htmlKnowsBetter = plain !== undefined && !standIn && marksBadly(plainText) && quotes(raw, rich);
      if (standIn || htmlKnowsBetter) {
        const richText = emptyBody();
        visit(rich.header, rich.body, rich.end, depth + 1, richText);
        if (lengthOf(richText) > lengthOf(plainText) * (standIn ? 2 : 0.5)) {
          appendBody(into, richText);
          return;
        }
      }
    }
    appendBody(into, plainText);
    for (const other of read) {
      if (typeOf(other.header) === 'text/calendar') {
        machine ??= 'calendar';
      }
    }
  };

  visit(header, start, raw.length, 0, body);
  return { header, body, attachments, machine, incomplete };
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** The ranges between the boundary lines. Without a closing boundary the last part reaches to the end. */
function splitParts(raw: Buffer, from: number, to: number, boundary: string): Range[] {
  const mark = Buffer.from(`--${boundary}`, 'latin1');
  const ranges: Range[] = [];
  let open = -1;
  for (let at = raw.indexOf(mark, from); at >= 0 && at < to; at = raw.indexOf(mark, at + mark.length)) {
    const after = at + mark.length;
    const closes = raw[after] === 45 && raw[after + 1] === 45;
    const newline = raw.indexOf(10, after);
    const lineEnd = newline < 0 || newline > to ? to : newline + 1;
    const rest = lineEnd - after < 200 ? raw.toString('latin1', closes ? after + 2 : after, lineEnd).trim() : 'x';
    if ((at > from && raw[at - 1] !== 10) || (rest !== '' && !closes)) {
      continue;
    }
    if (open >= 0) {
      ranges.push({ start: open, end: Math.max(open, raw[at - 2] === 13 ? at - 2 : at - 1) });
    }
    open = closes ? -1 : lineEnd;
    if (closes || ranges.length > partLimit) {
      break;
    }
  }
  if (open >= 0 && open < to) {
    ranges.push({ start: open, end: to });
  }
  return ranges;
}

function readText(raw: Buffer, leaf: Leaf): Body {
  const encoded = raw.subarray(leaf.start, Math.min(leaf.end, leaf.start + textLimit * 4));
  const bytes = decodeTransfer(encoded, leaf.header.get('content-transfer-encoding') ?? '').subarray(0, textLimit);
  if (leaf.type === 'text/html') {
    const meta = /<meta[^>]{0,200}charset=["']?([\w-]+)/i.exec(bytes.toString('latin1', 0, 2_048))?.[1];
    return htmlBody(decodeText(bytes, leaf.parameters.get('charset') ?? meta));
  }
  const text = decodeText(bytes, leaf.parameters.get('charset'));
  const isFlowed = /^flowed$/i.test(leaf.parameters.get('format') ?? '');
  return plainBody(isFlowed ? unflow(text, /^yes$/i.test(leaf.parameters.get('delsp') ?? '')) : text);
}

function nameOf(leaf: Leaf): string {
  const { parameters } = structuredField(leaf.header.get('content-disposition'));
  return fieldText(parameters.get('filename') ?? leaf.parameters.get('name')).slice(0, 255);
}

/** A forwarded mail as text, all of it marked. */
function forwarded(header: Header, inner: Body): Body {
  const shown = ['from', 'date', 'subject', 'to'].flatMap((name) => {
    const value = fieldText(header.get(name));
    return value === '' ? [] : [`${name.charAt(0).toUpperCase()}${name.slice(1)}: ${value}`];
  });
  const lines = [...shown, '', ...inner.lines];
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

/** True where the HTML marks a quotation. */
function quotes(raw: Buffer, part: { readonly body: number; readonly end: number }): boolean {
  return raw.subarray(part.body, part.end).includes('<blockquote');
}
