import type { Part, PartKind } from '../../contract/entities.ts';

/** Kinds of parts that the author wrote by hand. */
export function isOwnKind(kind: PartKind): boolean {
  return kind === 'own' || kind === 'greeting' || kind === 'sign-off';
}

/**
 * What the person wrote, as one text: their own words with greeting and sign-off, lines rejoined that were only broken
 * to fit a width; without signatures, quotations and everything that programs added.
 */
export function ownText(parts: readonly Part[]): string {
  // What others' words stood between becomes a paragraph of its own.
  const pieces: { kind: PartKind; text: string; gap: string }[] = [];
  let before: Part | undefined;
  for (const part of parts) {
    const text = isOwnKind(part.kind) ? part.text.replace(/^(?:[ \t]*\n)+/, '').trimEnd() : '';
    if (text !== '') {
      const adjoins = before !== undefined && isOwnKind(before.kind) && !/\n\s*$/.test(before.text);
      pieces.push({ kind: part.kind, text, gap: adjoins ? '\n' : '\n\n' });
    }
    before = part;
  }
  // A sign-off begins a line, however full the one above it is.
  const end = pieces.at(-1)?.kind === 'sign-off' ? pieces.pop() : undefined;
  const written = rejoin(pieces.map(({ text, gap }, at) => (at === 0 ? text : gap + text)).join(''));
  return end === undefined ? written : `${written}${written === '' ? '' : end.gap}${rejoin(end.text)}`;
}

const startsAnew = /^\s*(?:[-*•+>|#]|\(?\d{1,3}[.):]|\(?[a-z][.)]\s|\s{2,}|https?:\S+$)/;
const codeLine = /<-|[{};]\s*$|^\s*[\w.$]+\(.*\)\s*$|^\s*[\w.$[\]]+\s*\+?=\s*\S|\w\([\w.$]*[(["',]|^\s*(?:#|\/\/|\$ )/;
const endsCode = /[;{}\\]$|^\s|\t/;

/**
 * Joins lines that were broken at a width, and no others: a line goes on in the next where that one's first word would
 * not have fitted behind it any more. Lists, code, indented and short lines stay as they are.
 */
export function rejoin(text: string): string {
  const out: string[] = [];
  for (const paragraph of text.split(/\n[ \t]*\n/)) {
    const lines = paragraph.split('\n');
    const width = Math.max(...lines.map((line) => line.length));
    const isCode = lines.filter((line) => codeLine.test(line)).length >= lines.length / 3;
    if (lines.length < 2 || width < 50 || width > 100 || isCode) {
      out.push(paragraph);
      continue;
    }
    let joined = lines[0] ?? '';
    for (let at = 1; at < lines.length; at += 1) {
      const line = lines[at] ?? '';
      const before = lines[at - 1] ?? '';
      const firstWord = /^\S*/.exec(line)?.[0].length ?? 0;
      const wasFull = before.length + 1 + firstWord > width - 4;
      const goesOn = wasFull && before.length > 40 && !startsAnew.test(line) && !endsCode.test(before);
      joined += goesOn ? ` ${line}` : `\n${line}`;
    }
    out.push(joined);
  }
  return out
    .join('\n\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
