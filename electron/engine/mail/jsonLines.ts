import type { FileHandle } from 'node:fs/promises';

export interface Line {
  /** Null where the line is longer than the limit. */
  readonly text: string | null;
  readonly number: number;
  /** Where the next line begins. */
  readonly end: number;
}

const lineLimit = 16 * 1024 * 1024;

/** Reads lines of UTF-8 in flat memory, from byte `start` on. */
export async function* readLines(file: FileHandle, start: number, signal?: AbortSignal): AsyncGenerator<Line> {
  const size = 1024 * 1024;
  const chunk = Buffer.allocUnsafe(size);
  let pieces: Buffer[] = [];
  let held = 0;
  let offset = start;
  let number = 0;
  for (;;) {
    signal?.throwIfAborted();
    const { bytesRead } = await file.read(chunk, 0, size, offset);
    const data = chunk.subarray(0, bytesRead);
    let from = 0;
    for (let at = data.indexOf(10); at >= 0; at = data.indexOf(10, from)) {
      number += 1;
      const text = held + at - from > lineLimit ? null : Buffer.concat([...pieces, data.subarray(from, at)]).toString();
      from = at + 1;
      pieces = [];
      held = 0;
      yield { text, number, end: offset + from };
    }
    offset += bytesRead;
    if (bytesRead === 0) {
      if (held > 0) {
        yield { text: held > lineLimit ? null : Buffer.concat(pieces).toString(), number: number + 1, end: offset };
      }
      return;
    }
    held += bytesRead - from;
    if (held <= lineLimit) {
      pieces.push(Buffer.from(data.subarray(from)));
    } else {
      pieces = [];
    }
  }
}

/** A mail in a JSON line, or the reason why the line is none. */
export function parseRecord(line: string): { text: string; subject: string; date: string; to: string } | string {
  let value: unknown;
  try {
    value = JSON.parse(line.replace(/^\uFEFF/, ''));
  } catch {
    return 'This line is not valid JSON.';
  }
  if (typeof value !== 'object' || value === null || !('email' in value) || typeof value.email !== 'string') {
    return 'This line has no text under "email".';
  }
  const field = (name: string): string => {
    const content: unknown = Reflect.get(value, name);
    return typeof content === 'string' ? content : Array.isArray(content) ? content.map(String).join(', ') : '';
  };
  return { text: value.email, subject: field('subject'), date: field('date'), to: field('to') };
}
