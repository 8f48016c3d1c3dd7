import { Splitter, type SplitterChunk } from '@zone-eu/mailsplit';
import { type Header, headerOf } from './header.ts';

/** A part of a mail, or the mail itself. */
export interface MailPart {
  readonly header: Header;
  /** In lower case; "text/plain" where the mail says nothing. */
  readonly type: string;
  readonly charset: string | undefined;
  /** Content-Transfer-Encoding in lower case, or ''. */
  readonly encoding: string;
  readonly isAttachment: boolean;
  /** The name of a file, or ''. */
  readonly name: string;
  readonly flowed: { readonly delSp: boolean } | null;
  readonly parts: MailPart[];
  /** A multipart whose boundary was met, also where its parts are empty. */
  isSplit: boolean;
  /** Where the body lies in the mail; the parts of a multipart lie within. */
  readonly start: number;
  end: number;
}

type MimeNode = Extract<SplitterChunk, { type: 'node' }>;

interface LineSplitter {
  /** Says synchronously what a line is: the end of a header, a line of a body, or a boundary. */
  processLine(
    line: Buffer,
    isLast: boolean,
    say: (error?: Error | null, chunk?: SplitterChunk | false, opensPart?: boolean) => void,
  ): void;
}

const depthLimit = 250;
const partLimit = 1_000;
/** Lines that begin with "--": to tell more of them from boundaries would take seconds. */
const dashesLimit = 100_000;
/** So much of one header block is looked at; the fields behind it are passed over. */
const headerLimit = 1024 * 1024;
const headerLineLimit = 20_000;

const options = { defaultInlineEmbedded: true, maxHeadSize: 4 * headerLimit, maxChildNodes: partLimit };
const emptyLine = Buffer.from('\n');

/**
 * Reads the structure of a mail with mailsplit, the splitter of `mailparser`. It is given the lines of headers, and of
 * bodies only those that begin with "--", since no other line can end a part: so the bytes of an attachment are passed
 * over, never decoded or copied.
 *
 * Its stream does the same, but yields to the event loop several times a mail, which takes more than twice as long; so
 * its `processLine` is called, which its types do not name. The version is pinned and mime.test.ts covers it.
 *
 * Never throws on mail content; `complete` is false where parts were left out.
 */
export function readParts(raw: Buffer): { root: MailPart; complete: boolean } {
  const splitter = new Splitter(options) as unknown as LineSplitter;
  const known = new Map<MimeNode, { part: MailPart; depth: number }>();
  const top: MailPart[] = [];
  let dashed = 0;
  let at = 0;
  let next = 0;
  const now = { inHeader: true, lines: 0, bytes: 0, body: null as MailPart | null, complete: true };

  const openPart = (node: MimeNode): void => {
    const above = node.parentNode === false ? undefined : known.get(node.parentNode);
    const depth = (above?.depth ?? 0) + 1;
    const part = partOf(node, next, raw.length);
    known.set(node, { part, depth });
    (above?.part.parts ?? top).push(part);
    const holdsMail = node.messageNode === true;
    now.body = node.multipart === false && !holdsMail ? part : null;
    now.complete &&= depth <= depthLimit;
    Object.assign(now, { inHeader: holdsMail, lines: 0, bytes: 0 });
  };
  const say: Parameters<LineSplitter['processLine']>[2] = (error, chunk, opensPart = false) => {
    now.complete &&= !error;
    if (chunk && chunk.type === 'node') {
      openPart(chunk);
    } else if (chunk && chunk.type === 'data' && (opensPart || now.inHeader || now.body !== null)) {
      if (now.body !== null) {
        // the line end before a boundary belongs to the boundary
        now.body.end = Math.max(now.body.start, at - (raw[at - 2] === 13 ? 2 : 1));
      }
      const above = opensPart && chunk.node.parentNode ? known.get(chunk.node.parentNode) : undefined;
      if (above !== undefined) {
        above.part.isSplit = true;
      }
      Object.assign(now, { body: null, inHeader: opensPart, lines: 0, bytes: 0 });
    }
  };

  while (at < raw.length && now.complete) {
    const newline = raw.indexOf(10, at);
    next = newline < 0 ? raw.length : newline + 1;
    if (!now.inHeader) {
      dashed += 1;
      now.complete &&= dashed < dashesLimit;
      splitter.processLine(raw.subarray(at, next), false, say);
    } else if (!belongsToHeader(raw, at, now.lines > 0)) {
      next = at; // the body begins without an empty line before it
      splitter.processLine(emptyLine, false, say);
    } else if (isBlank(raw, at) || (now.lines < headerLineLimit && now.bytes + next - at <= headerLimit)) {
      now.lines += 1;
      now.bytes += next - at;
      splitter.processLine(raw.subarray(at, next), false, say);
    }
    const isPlain = now.body !== null && now.body === top[0];
    at = now.inHeader ? next : isPlain ? raw.length : nextDashes(raw, next);
  }
  if (now.inHeader) {
    next = raw.length;
    splitter.processLine(emptyLine, true, say);
  }
  const [root = { ...nothing, end: raw.length }] = top;
  return { root, complete: now.complete };
}

const nothing: MailPart = {
  header: headerOf([]),
  type: 'text/plain',
  charset: undefined,
  encoding: '',
  isAttachment: false,
  name: '',
  flowed: null,
  parts: [],
  isSplit: false,
  start: 0,
  end: 0,
};

function partOf(node: MimeNode, start: number, end: number): MailPart {
  return {
    header: headerOf(node.headers === false ? [] : node.headers.getList()),
    type: node.contentType || 'text/plain',
    charset: node.charset || undefined,
    encoding: node.encoding || '',
    isAttachment: node.disposition === 'attachment',
    name: node.filename === false ? '' : node.filename.slice(0, 255),
    flowed: node.flowed ? { delSp: node.delSp } : null,
    parts: [],
    isSplit: false,
    start,
    end,
  };
}

function isBlank(raw: Buffer, at: number): boolean {
  return raw[at] === 10 || (raw[at] === 13 && raw[at + 1] === 10);
}

/** A field, an mbox line inside a header, or what may be a boundary. */
const field = /^[!-9;-~]+[ \t]*:|^>?From |^--/;

/** False where a line is neither a field nor goes on one, nor could be a boundary. */
function belongsToHeader(raw: Buffer, at: number, goesOn: boolean): boolean {
  const isSpace = raw[at] === 32 || raw[at] === 9;
  return isBlank(raw, at) || (isSpace && goesOn) || field.test(raw.toString('latin1', at, at + 200));
}

const dashes = Buffer.from('\n--');

/** The next line from `at` on that begins with "--", or the end. */
function nextDashes(raw: Buffer, at: number): number {
  if (raw[at] === 45 && raw[at + 1] === 45) {
    return at;
  }
  const found = raw.indexOf(dashes, at);
  return found < 0 ? raw.length : found + 1;
}
