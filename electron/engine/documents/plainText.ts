import { decodeText } from '../mail/charset.ts';
import { collectBlocks } from './blocks.ts';
import { type Content, Unreadable } from './document.ts';

const bullet = /^\s*(?:[-*•–‣▪o]|\(?\d{1,3}[.)])\s+(?=\S)/u;
/** Lines of this length that follow each other were broken by a program, not by their author. */
const wrapped = [50, 100] as const;

/** Reads plain text. Blank lines part paragraphs; underlined lines are headings; lines that a program broke are rejoined. */
export function readPlainText(bytes: Uint8Array): Content {
  const text = decodeText(bytes, undefined);
  if (isBinary(text)) {
    throw new Unreadable('It is not text, whatever its name says.');
  }
  const out = collectBlocks();
  for (const paragraph of paragraphs(text)) {
    if (out.full) {
      break;
    }
    const [first = '', second = ''] = paragraph;
    const underline = /^\s*(=|-|~)\1{2,}\s*$/.exec(second)?.[1];
    if (underline !== undefined && first.trim().length <= 120) {
      out.begin('heading', underline === '=' ? 1 : 2);
      out.add(first);
      addLines(out, paragraph.slice(2));
    } else {
      addLines(out, paragraph);
    }
    out.end();
  }
  return out.finish();
}

function addLines(out: ReturnType<typeof collectBlocks>, lines: readonly string[]): void {
  if (lines.length === 0) {
    return;
  }
  const isWrapped = lines.slice(0, -1).every((line) => line.length >= wrapped[0] && line.length <= wrapped[1]);
  let between = '';
  out.end();
  for (const line of lines) {
    const mark = bullet.exec(line)?.[0];
    if (mark !== undefined) {
      out.begin('item', 1 + Math.min(5, Math.floor((/^\s*/.exec(line)?.[0].length ?? 0) / 2)));
      out.add(/\d/.test(mark) ? line.trim() : line.slice(mark.length));
      // What follows an item without a mark of its own belongs to it.
      between = ' ';
    } else {
      out.add(between + line);
      between = isWrapped || between === ' ' ? ' ' : '\n';
    }
  }
}

function* paragraphs(text: string): Generator<string[]> {
  let lines: string[] = [];
  for (const line of text.replace(/\r\n?|\f/g, '\n').split('\n')) {
    if (line.trim() !== '') {
      lines.push(line);
    } else if (lines.length > 0) {
      yield lines;
      lines = [];
    }
  }
  if (lines.length > 0) {
    yield lines;
  }
}

/** Texts hold no zeros and hardly any other controls. */
function isBinary(text: string): boolean {
  const start = text.slice(0, 65_536);
  const controls = start.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0;
  return start.includes('\0') || controls > start.length / 50;
}
