import { isBlank } from './kinds.ts';
import { timeInside, wroteAtEnd } from './phrases.ts';

/** What HTML says about a line that plain text would have to show by signs. */
export type Mark = 'quote' | 'signature' | 'attribution' | 'forward' | 'own-end';

/** The text of a mail line by line. `marks` is sparse: most lines carry none. */
export interface Body {
  readonly lines: string[];
  readonly marks: Map<number, Mark>;
  /** Lines at which another part of the mail begins: list programs put their footer into one of its own. */
  readonly starts: Set<number>;
}

export function emptyBody(): Body {
  return { lines: [], marks: new Map(), starts: new Set() };
}

/** Puts another part below the text there is. */
export function appendBody(body: Body, more: Body): void {
  if (more.lines.every((line) => line.trim() === '')) {
    return;
  }
  const base = body.lines.length;
  if (base > 0) {
    body.starts.add(base);
  }
  for (const line of more.lines) {
    body.lines.push(line);
  }
  for (const [at, mark] of more.marks) {
    body.marks.set(base + at, mark);
  }
  for (const start of more.starts) {
    body.starts.add(base + start);
  }
}

// Control signs and invisible filling say nothing; a carriage return alone is an old line end.
const noise = /[\0-\x08\x0e-\x1f\x7f\u200b\u2060\ufeff\u00ad]/g;
const anyNoise = /[\0-\x08\x0e-\x1f\x7f\u200b\u2060\ufeff\u00ad]/;

/** Splits decoded plain text into lines. Blanks at the ends go, except in the signature mark "-- ". */
export function plainBody(text: string): Body {
  const clear = anyNoise.test(text) ? text.replace(noise, '') : text;
  const unix = clear.includes('\r') ? clear.replace(/\r*\n|\r/g, '\n') : clear;
  const lines = unix.split('\n');
  for (const [index, line] of lines.entries()) {
    const last = line.charCodeAt(line.length - 1);
    if ((last === 32 || last === 9 || last === 160) && line !== '-- ') {
      lines[index] = line.trimEnd();
    }
  }
  trimBlank(lines);
  partGlued(lines);
  return { lines, marks: new Map(), starts: new Set() };
}

const attributionStart = /(?:On|Am|Le|El|Il|Op|Em) (?:\p{L}{2,4}[.,]{0,2} ?\d|\p{L}{3},|\d)/gu;

/** Parts the author's words from the attribution that a program glued to them: "Seven.On Tue, ... Tobias wrote:". */
function partGlued(lines: string[]): void {
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const line = lines[at] ?? '';
    const below = isBlank(lines[at + 1]) ? lines[at + 2] : lines[at + 1];
    if (below?.startsWith('>') && line.length < 400 && wroteAtEnd.test(line)) {
      const start = [...line.matchAll(attributionStart)].at(-1)?.index ?? 0;
      const own = line.slice(0, start).replace(/[ \t]*-{0,3}[ \t]*$/, '');
      if (/^[^>]*\p{L}[^>]*$/u.test(own) && timeInside.test(line.slice(start))) {
        lines.splice(at, 1, own, line.slice(start));
      }
    }
  }
}

function trimBlank(lines: string[]): void {
  while (lines.length > 0 && lines.at(-1)?.trim() === '') {
    lines.pop();
  }
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first > 0) {
    lines.splice(0, first);
  }
}

/**
 * Joins the lines of format=flowed text (RFC 3676): a line that ends with a blank goes on in the next one of the same
 * quote depth. `delSp` drops that blank.
 */
export function unflow(text: string, delSp: boolean): string {
  const out: string[] = [];
  let open = false; // the last line goes on
  let openDepth = 0;
  for (const raw of text.replace(/\r\n?/g, '\n').split('\n')) {
    const mark = /^>+/.exec(raw)?.[0] ?? '';
    const rest = raw.slice(mark.length);
    const content = rest.startsWith(' ') ? rest.slice(1) : rest;
    const goesOn = content.endsWith(' ') && content !== '-- ';
    const piece = goesOn && delSp ? content.slice(0, -1) : content;
    if (open && mark.length === openDepth && content !== '-- ') {
      out.push(`${out.pop() ?? ''}${piece}`);
    } else {
      out.push(mark === '' ? piece : `${mark} ${piece}`);
    }
    open = goesOn;
    openDepth = mark.length;
  }
  return out.join('\n');
}
