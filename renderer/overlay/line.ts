/** The line that is typed into the small window, key by key: it gets no focus, so no field of the page can. */
import type { OverlayEvent } from '../../electron/contract/anywhere.ts';

export type Key = Omit<Extract<OverlayEvent, { kind: 'key' }>, 'kind'>;

export interface Line {
  readonly text: string;
  /** An accent that waits for its letter; empty where none does. */
  readonly accent: string;
}

export const emptyLine: Line = { text: '', accent: '' };

/** The keys that are the small window's own while somebody types in a field of it: all others do there what they always do. */
const windowKeys = ['Escape', 'Enter', 'Tab', 'ArrowUp', 'ArrowDown'];

export function isForField(key: string): boolean {
  return !windowKeys.includes(key);
}

const mostLetters = 1_500;
const mark = /^\p{M}$/u;

/** The line after a key; null where the key types nothing and takes nothing away. */
export function typeKey(line: Line, { name, text, control, alt }: Key): Line | null {
  if (name === 'Backspace') {
    if (line.accent !== '') {
      return { ...line, accent: '' };
    }
    return { text: control ? withoutLastWord(line.text) : withoutLastLetter(line.text), accent: '' };
  }
  if (control && name.toLowerCase() === 'u') {
    return emptyLine;
  }
  if (text === '' || control || alt) {
    return null;
  }
  if (mark.test(text)) {
    return { ...line, accent: text };
  }
  // A blank after an accent means the accent itself.
  const letter = text === ' ' && line.accent !== '' ? `\u00a0${line.accent}` : `${text}${line.accent}`.normalize('NFC');
  const next = line.text + letter;
  return next.length > mostLetters ? line : { text: next, accent: '' };
}

/** What a person takes for one letter may be several signs: an emoji, a letter with its marks. */
function withoutLastLetter(text: string): string {
  const last = [...new Intl.Segmenter().segment(text)].at(-1);
  return text.slice(0, last?.index ?? 0);
}

function withoutLastWord(text: string): string {
  return text.replace(/\S*\s*$/u, '');
}
