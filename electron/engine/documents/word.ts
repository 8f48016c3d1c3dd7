import { type Archive, openArchive } from './archive.ts';
import { collectBlocks, type Collector } from './blocks.ts';
import { type Content, Unreadable } from './document.ts';
import { attribute, type Element, type Walker } from './markup.ts';
import { readProperties } from './properties.ts';
import { readNumbering, readStyles, type WordLists, type WordStyles } from './wordStyles.ts';

/** Reads a Word document (ISO/IEC 29500): body, then foot and end notes. Comments and deleted text are left out. */
export async function readWord(path: string): Promise<Content> {
  const archive = await openArchive(path);
  try {
    const body = await mainPart(archive);
    if (!archive.has(body)) {
      throw new Unreadable('It is no Word document: its text is missing.');
    }
    const properties = await readProperties(archive, 'docProps/core.xml');
    const styles = await readStyles(archive);
    const lists = await readNumbering(archive);
    const out = collectBlocks();
    for (const part of [body, 'word/footnotes.xml', 'word/endnotes.xml']) {
      await readPart(archive, part, { out, styles, lists });
    }
    return { ...properties, ...out.finish() };
  } finally {
    archive.close();
  }
}

/** Where the text is: some programs give it another name than Word does. */
async function mainPart(archive: Archive): Promise<string> {
  let part = 'word/document.xml';
  await archive.walk('_rels/.rels', {
    open: (element) => {
      if (attribute(element, 'Type')?.endsWith('/officeDocument') === true) {
        part = attribute(element, 'Target')?.replace(/^\//, '') ?? part;
      }
    },
  });
  return part;
}

interface Reading {
  readonly out: Collector;
  readonly styles: WordStyles;
  readonly lists: WordLists;
}

interface Paragraph {
  style: string;
  outline: number | null;
  list: string | null;
  depth: number;
  begun: boolean;
}

/** Older ways to show the same thing again, what was moved away, and what belongs to no text. */
const skipped = new Set(['Fallback', 'moveFrom', 'del']);

async function readPart(archive: Archive, name: string, { out, styles, lists }: Reading): Promise<void> {
  // A text box is a paragraph within a paragraph.
  const paragraphs: Paragraph[] = [];
  let inText = false;
  let skipping = 0;

  const beginOnce = (): boolean => {
    const paragraph = paragraphs.at(-1);
    if (paragraph === undefined || styles.isContents(paragraph.style)) {
      return false;
    }
    if (!paragraph.begun) {
      paragraph.begun = true;
      beginParagraph(paragraph, out, styles, lists);
    }
    return true;
  };
  const add = (text: string): void => {
    if (beginOnce()) {
      out.add(text);
    }
  };
  const open = (element: Element): void => {
    const { name: tag } = element;
    const value = (): string => attribute(element, 'val') ?? '';
    if (skipping > 0 || skipped.has(tag)) {
      skipping += 1;
      return;
    }
    const paragraph = paragraphs.at(-1);
    switch (tag) {
      case 'p':
        paragraphs.push({ style: '', outline: null, list: null, depth: 0, begun: false });
        break;
      case 't':
        inText = true;
        break;
      case 'pStyle':
        note(paragraph, { style: value() });
        break;
      case 'outlineLvl':
        note(paragraph, { outline: Number(value()) });
        break;
      case 'numId':
        note(paragraph, { list: value() });
        break;
      case 'ilvl':
        note(paragraph, { depth: Math.min(8, Math.max(0, Number(value()) || 0)) });
        break;
      case 'tab':
        // The same name stands for the places of tabs, before the text of a paragraph.
        if (paragraph?.begun === true) {
          out.add(' ');
        }
        break;
      case 'br':
      case 'cr':
        if (paragraph?.begun === true && attribute(element, 'type') === undefined) {
          out.add('\n');
        }
        break;
      case 'noBreakHyphen':
        add('-');
        break;
      case 'tr':
        out.beginRow();
        break;
      case 'tc':
        out.beginCell();
        break;
    }
  };
  const close = (tag: string): void => {
    if (skipping > 0) {
      skipping -= 1;
    } else if (tag === 't') {
      inText = false;
    } else if (tag === 'p') {
      out.end();
      paragraphs.pop();
      // What follows a text box within a paragraph is a paragraph anew.
      note(paragraphs.at(-1), { begun: false });
    } else if (tag === 'tr') {
      out.endRow();
    }
  };
  const walker: Walker = {
    open,
    close,
    text: (text) => {
      if (inText && skipping === 0) {
        add(text);
      }
    },
    get done() {
      return out.full;
    },
  };
  await archive.walk(name, walker);
}

function note(paragraph: Paragraph | undefined, change: Partial<Paragraph>): void {
  if (paragraph !== undefined) {
    Object.assign(paragraph, change);
  }
}

function beginParagraph(
  { style, outline, list, depth }: Paragraph,
  out: Collector,
  styles: WordStyles,
  lists: WordLists,
): void {
  const level = outline !== null && outline < 9 ? outline + 1 : styles.headingLevel(style);
  if (level !== null) {
    out.begin('heading', level);
    return;
  }
  const number = list ?? styles.listOf(style);
  const marker = number === null ? null : lists.marker(number, depth);
  if (marker === null) {
    out.begin('paragraph');
  } else {
    out.begin('item', depth + 1);
    out.add(marker);
  }
}
