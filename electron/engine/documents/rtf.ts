import { collectBlocks } from './blocks.ts';
import { type Content, Unreadable } from './document.ts';
import { codePageOf, decodePage } from './codePages.ts';
import { RtfDate, RtfStyles } from './rtfHead.ts';
import { RtfParagraphs } from './rtfParagraphs.ts';
import { readTokens, type Token } from './rtfTokens.ts';
import { signs, skipped } from './rtfWords.ts';

/** Deeper groups are no document; what the state of each takes is bounded by it. */
const deepest = 2_000;

/** What holds within a group of an RTF file, and ends with it. */
interface Group {
  /** `text`: the document's own; `marker`: the bullet or number of an item; `title`: its title. */
  readonly goal: 'text' | 'skip' | 'marker' | 'title' | 'style' | 'info' | 'fonts' | 'date';
  /** Signs that stand in for one of Unicode, for programs that do not know it. */
  readonly standIns: number;
  readonly codePage: string;
}

/**
 * Reads Rich Text Format (version 1.9). Written here because no kept reader of it was found: it needs the text, lists
 * and headings alone, none of the looks.
 */
export function readRtf(bytes: Uint8Array): Content {
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 16)).toString('latin1').includes('{\\rtf')) {
    throw new Unreadable('It is not in Rich Text Format, whatever its name says.');
  }
  const reading = new RtfReading();
  for (const token of readTokens(bytes)) {
    reading.take(token);
    if (reading.out.full) {
      break;
    }
  }
  return reading.finish();
}

/** A walk through the tokens of one file. */
class RtfReading {
  readonly out = collectBlocks();
  readonly #paragraphs = new RtfParagraphs(this.out);
  #groups: Group[] = [];
  #group: Group = { goal: 'text', standIns: 1, codePage: 'windows-1252' };
  /** Stand-ins that are still to be passed over. */
  #passing = 0;
  /** Bytes of a code page that takes two for some signs wait for each other. */
  #bytes: number[] = [];
  #title = '';
  readonly #date = new RtfDate();
  readonly #styles = new RtfStyles();
  readonly #fonts = new Map<number, string>();
  #font = 0;
  #starred = false;

  take(token: Token): void {
    if (token.kind !== 'byte') {
      this.#flush();
    }
    switch (token.kind) {
      case 'open':
        if (this.#groups.length >= deepest) {
          throw new Unreadable('Its parts are nested too deep to be a document.');
        }
        this.#groups.push(this.#group);
        break;
      case 'close':
        if (this.#group.goal === 'style') {
          this.#styles.end();
        }
        this.#group = this.#groups.pop() ?? this.#group;
        this.#passing = 0;
        break;
      case 'word':
        this.#word(token.name, token.number);
        break;
      case 'byte':
        if (this.#passing > 0) {
          this.#passing -= 1;
        } else {
          this.#bytes.push(token.value);
        }
        break;
      case 'text':
        this.#text(token.text);
        break;
    }
    this.#starred = token.kind === 'word' && token.name === '*';
  }

  finish(): Content {
    this.#flush();
    return { title: this.#title.trim() || null, date: this.#date.moment(), ...this.out.finish() };
  }

  #text(given: string): void {
    const text = given.slice(Math.min(this.#passing, given.length));
    this.#passing -= given.length - text.length;
    this.#say(text);
  }

  /** Puts text where the group it stands in says. */
  #say(text: string): void {
    switch (this.#group.goal) {
      case 'text':
        this.#paragraphs.add(text);
        break;
      case 'marker':
        this.#paragraphs.marker = `${this.#paragraphs.marker ?? ''}${text}`;
        break;
      case 'title':
        this.#title += text;
        break;
      case 'style':
        this.#styles.name += text;
        break;
      default:
        break;
    }
  }

  #word(name: string, number: number | null): void {
    const { goal } = this.#group;
    if (name === '*') {
      return;
    }
    if (this.#starred && !['listtext', 'pntext', 'shppict'].includes(name)) {
      this.#group = { ...this.#group, goal: 'skip' };
    } else if (name === 'stylesheet' && goal !== 'skip') {
      this.#group = { ...this.#group, goal: 'style' };
    } else if (name === 'fonttbl') {
      this.#group = { ...this.#group, goal: 'fonts' };
    } else if (skipped.has(name)) {
      this.#group = { ...this.#group, goal: 'skip' };
    } else if (goal !== 'skip') {
      this.#visibleWord(name, number);
    }
  }

  #visibleWord(name: string, number: number | null): void {
    const sign = signs[name];
    if (sign !== undefined) {
      this.#text(sign);
      return;
    }
    switch (name) {
      case 'info':
        this.#group = { ...this.#group, goal: 'info' };
        break;
      case 'title':
        this.#group = { ...this.#group, goal: 'title' };
        break;
      case 'revtim':
      case 'creatim':
        // The time of the last change is the one to keep; it stands behind that of the making.
        this.#date.begin();
        this.#group = { ...this.#group, goal: 'date' };
        break;
      case 'listtext':
      case 'pntext':
        this.#group = { ...this.#group, goal: 'marker' };
        this.#paragraphs.marker = '';
        break;
      case 'u':
        this.#say(String.fromCharCode((number ?? 0) & 0xffff));
        this.#passing = this.#group.standIns;
        break;
      case 'uc':
        this.#group = { ...this.#group, standIns: Math.min(16, Math.max(0, number ?? 1)) };
        break;
      case 'ansicpg':
        this.#group = { ...this.#group, codePage: codePageOf(number ?? 1252) };
        break;
      case 'fcharset':
        if (this.#group.goal === 'fonts') {
          this.#fonts.set(this.#font, codePageOf(null, number ?? 0));
        }
        break;
      case 'f':
        this.#font = number ?? 0;
        if (this.#group.goal !== 'fonts') {
          this.#group = { ...this.#group, codePage: this.#fonts.get(this.#font) ?? this.#group.codePage };
        }
        break;
      case 's':
        if (this.#group.goal === 'style') {
          this.#styles.begin(number ?? 0);
        } else {
          this.#paragraphs.level = this.#styles.levelOf(number ?? 0);
        }
        break;
      case 'outlinelevel':
        this.#paragraphs.level = number !== null && number < 9 ? number + 1 : null;
        break;
      default:
        this.#paragraphs.take(name);
        if (this.#group.goal === 'date' && number !== null) {
          this.#date.note(name, number);
        }
    }
  }

  #flush(): void {
    if (this.#bytes.length > 0) {
      const bytes = Uint8Array.from(this.#bytes);
      this.#bytes = [];
      this.#say(decodePage(bytes, this.#group.codePage));
    }
  }
}
