import { lengthOfLead, mailLimit } from './rawMail.ts';

/** What can be read from piece by piece: a file, or what a packed one unpacks to. */
export interface Bytes {
  /** Fills `into` from `at` on with at most `length` bytes from `position` on; 0 bytes at the end. */
  read(into: Buffer, at: number, length: number, position: number): Promise<{ bytesRead: number }>;
}

export interface Piece {
  /** Only valid until the next piece is asked for. */
  readonly raw: Buffer;
  /** Size in the file, separator line included. */
  readonly bytes: number;
  /** Where the next mail begins. */
  readonly end: number;
}

export interface SplitOptions {
  /** Where to begin: 0, or the `end` of a piece. */
  readonly start?: number;
  readonly limit?: number;
  readonly chunkSize?: number;
  readonly signal?: AbortSignal;
}

const separator = Buffer.from('\nFrom ');
const dated = /(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* .*\d{1,2}:\d\d|\d{4}-\d\d-\d\d.\d\d:\d\d/i;
const bare = /^From \S*\s*$/;
const header = /^[!-9;-~]+[ \t]*:/;

/**
 * Splits an mbox of any dialect into mails without their "From " lines, in flat memory.
 *
 * A line "From " opens a mail when it is dated, or names at most a sender, and headers follow; a sentence that begins
 * with "From" does not. `Content-Length` (mboxcl, mboxcl2) is believed only where a mail really ends there.
 * Of a mail larger than `limit` the first `limit` bytes are kept.
 */
export async function* splitMbox(file: Bytes, options: SplitOptions = {}): AsyncGenerator<Piece> {
  const { start = 0, limit = mailLimit, chunkSize = 4 * 1024 * 1024, signal } = options;
  // One buffer is filled again and again: `pending` is the part of it that is read but not yet handed out.
  let buffer = Buffer.allocUnsafe(2 * chunkSize);
  let first = 0;
  let pending = buffer.subarray(0, 0);
  let offset = start; // of `pending` in the file

  /** Reads on behind `pending`; true at the end of the file. */
  const readMore = async (): Promise<boolean> => {
    signal?.throwIfAborted();
    const held = pending.length;
    if (first + held + chunkSize > buffer.length) {
      const roomy = held + chunkSize > buffer.length ? Buffer.allocUnsafe(2 * (held + chunkSize)) : buffer;
      pending.copy(roomy);
      buffer = roomy;
      first = 0;
    }
    const { bytesRead } = await file.read(buffer, first + held, chunkSize, offset + held);
    pending = buffer.subarray(first, first + held + bytesRead);
    return bytesRead === 0;
  };
  const drop = (count: number): void => {
    first += count;
    offset += count;
    pending = pending.subarray(count);
  };

  let ended = await readMore();
  while (pending.length > 0) {
    let kept: Buffer | null = null; // the beginning of a mail that outgrew the limit
    let dropped = 0;
    let end = -1;
    while (!ended && pending.length < headerReach && headerEnd(pending) < 0) {
      ended = await readMore();
    }
    const announced = announcedEnd(pending);
    if (announced !== null && announced <= limit) {
      while (!ended && pending.length < announced + 16) {
        ended = await readMore();
      }
      end = endsAt(pending, announced);
    }
    let scan = 5;
    while (end < 0) {
      const at = pending.indexOf(separator, scan);
      if (ended && at < 0) {
        end = pending.length;
      } else if (!ended && (at < 0 || !hasTwoLines(pending, at + 1))) {
        scan = at < 0 ? Math.max(5, pending.length - separator.length) : at;
        if (pending.length > limit) {
          kept ??= Buffer.from(pending.subarray(0, limit));
          const cut = Math.max(0, scan - 4);
          dropped += cut;
          scan -= cut;
          drop(cut);
        }
        ended = await readMore();
      } else if (opensMail(pending, at + 1)) {
        end = at + 1;
      } else {
        scan = at + 1;
      }
    }
    const raw = unescape(withoutSeparator(kept ?? pending.subarray(0, end)));
    yield { raw, bytes: dropped + end, end: offset + end };
    drop(end);
    if (pending.length === 0 && !ended) {
      ended = await readMore();
    }
  }
}

/** True when the line at `at` and the beginning of the next are in the buffer, or the line is too long to matter. */
function hasTwoLines(buffer: Buffer, at: number): boolean {
  const lineEnd = buffer.indexOf(10, at);
  return lineEnd < 0 ? buffer.length - at > 1_000 : buffer.length - lineEnd > 100;
}

function opensMail(buffer: Buffer, at: number): boolean {
  const lineEnd = buffer.indexOf(10, at);
  if (lineEnd < 0 || lineEnd - at > 1_000) {
    return false;
  }
  const line = buffer.toString('latin1', at, lineEnd);
  const next = buffer.toString('latin1', lineEnd + 1, lineEnd + 101);
  const before = buffer[at - 2];
  const afterBlank = before === 10 || (before === 13 && buffer[at - 3] === 10);
  const isDated = dated.test(line);
  if (header.test(next) || next.startsWith('From ') || next.startsWith('>From ')) {
    return isDated || (afterBlank && bare.test(line));
  }
  return isDated && afterBlank && /^\r?\n/.test(next);
}

/** How far the end of a header block is looked for, to find a Content-Length. */
const headerReach = 64 * 1024;

/** Where the body of the mail at the beginning of the buffer starts; -1 where that is not in the buffer. */
function headerEnd(buffer: Buffer): number {
  const head = buffer.subarray(0, headerReach);
  const newline = head.indexOf(10);
  const blank = newline > 0 && head[newline - 1] === 13 ? '\r\n\r\n' : '\n\n';
  const at = head.indexOf(blank);
  return at < 0 ? -1 : at + blank.length;
}

/** Where the mail at the beginning of the buffer says it ends, or null. */
function announcedEnd(buffer: Buffer): number | null {
  const body = headerEnd(buffer);
  const at = buffer.subarray(0, Math.max(0, body)).indexOf('\nContent-Length:');
  const length = at < 0 ? null : /^\d{1,12}/.exec(buffer.toString('latin1', at + 16, at + 40).trimStart());
  return length ? body + Number(length[0]) : null;
}

/** The place at or just behind `announced` where the next mail, or the end of the file, is; -1 where there is none. */
function endsAt(buffer: Buffer, announced: number): number {
  let at = announced;
  while (at < buffer.length && at < announced + 4 && (buffer[at] === 10 || buffer[at] === 13)) {
    at += 1;
  }
  const isNext = buffer.toString('latin1', at, at + 5) === 'From ' && (at === announced || buffer[at - 1] === 10);
  return at === buffer.length || isNext ? at : -1;
}

function withoutSeparator(mail: Buffer): Buffer {
  let from = lengthOfLead(mail);
  while (mail.toString('latin1', from, from + 5) === 'From ') {
    const lineEnd = mail.indexOf(10, from);
    if (lineEnd < 0) {
      return mail.subarray(mail.length);
    }
    from = lineEnd + 1;
  }
  return mail.subarray(from);
}

/**
 * Takes one ">" from lines that begin with ">From ", as mboxrd and mboxo put it there. Between other quoted lines it
 * stays: there a program quoted without a space and the mbox did not escape (mboxcl2).
 */
function unescape(mail: Buffer): Buffer {
  if (!mail.includes('>From ')) {
    return mail;
  }
  const text = mail.toString('latin1');
  const clear = text.replace(/(^|\n)>(>*From [^\n]*)(?=(\n>)?)/g, (match, before: string, rest: string, next, at) => {
    const previous = text.lastIndexOf('\n', Number(at) - 1) + 1;
    const amidQuotes = rest.startsWith('F') && text[previous] === '>' && next !== undefined;
    return amidQuotes ? match : `${before}${rest}`;
  });
  return Buffer.from(clear, 'latin1');
}
