import { openArchive } from './archive.ts';
import { collectBlocks } from './blocks.ts';
import { type Content, Unreadable } from './document.ts';
import { attribute, type Element } from './markup.ts';
import { readProperties } from './properties.ts';

/** What is no part of the text as it stands: other versions of it, notes in the margin, what pictures are called. */
const skipped = new Set([
  'tracked-changes',
  'annotation',
  'table-of-content',
  'note-citation',
  'title',
  'desc',
  'forms',
]);
/** More blanks in a row than this say nothing. */
const mostBlanks = 100;

/** Reads a text document of LibreOffice and others (OpenDocument, ISO/IEC 26300). Foot notes stand where they belong. */
export async function readOpenDocument(path: string): Promise<Content> {
  const archive = await openArchive(path);
  try {
    if (!archive.has('content.xml')) {
      throw new Unreadable('It is no OpenDocument text: its content is missing.');
    }
    const properties = await readProperties(archive, 'meta.xml');
    const reading = readBody();
    await archive.walk('styles.xml', { open: reading.openStyle });
    await archive.walk('content.xml', reading);
    return { ...properties, ...reading.finish() };
  } finally {
    archive.close();
  }
}

/** A list that is open: its style, and the number of its last item. */
interface List {
  readonly style: string;
  items: number;
}

function readBody() {
  const out = collectBlocks();
  const titles = new Set(['Title']);
  /** Styles of lists by name, with the depths that are numbered. */
  const numbered = new Map<string, Set<string>>();
  const lists: List[] = [];
  /** By style, the number of the last item, for lists that go on with it. */
  const lastItems = new Map<string, number>();
  let listStyle = '';
  let skipping = 0;
  /** Paragraphs that are open: more than one within a frame. */
  let paragraphs = 0;
  let notes = 0;
  let noteBegins = false;
  let pending: string | null = null;

  const beginParagraph = (element: Element): void => {
    paragraphs += 1;
    if (notes > 0) {
      return;
    }
    const style = attribute(element, 'style-name') ?? '';
    if (element.name === 'h') {
      out.begin('heading', Math.max(1, Number(attribute(element, 'outline-level')) || 1));
    } else if (titles.has(style)) {
      out.begin('heading', 1);
    } else if (pending !== null) {
      out.begin('item', lists.length);
      out.add(pending);
      pending = null;
    } else {
      out.begin('paragraph');
    }
  };
  const beginList = (element: Element): void => {
    const style = attribute(element, 'style-name') ?? lists.at(-1)?.style ?? '';
    const goesOn =
      attribute(element, 'continue-numbering') === 'true' || attribute(element, 'continue-list') !== undefined;
    lists.push({ style, items: goesOn ? (lastItems.get(style) ?? 0) : 0 });
  };
  const beginItem = (): void => {
    const list = lists.at(-1);
    if (list !== undefined) {
      list.items += 1;
      lastItems.set(list.style, list.items);
      pending = numbered.get(list.style)?.has(String(lists.length)) === true ? `${list.items}. ` : '';
    }
  };
  const openStyle = (element: Element): void => {
    const name = (): string => attribute(element, 'name') ?? '';
    switch (element.name) {
      case 'style':
        if (attribute(element, 'parent-style-name') === 'Title') {
          titles.add(name());
        }
        break;
      case 'list-style':
        listStyle = name();
        numbered.set(listStyle, new Set());
        break;
      case 'list-level-style-number':
        numbered.get(listStyle)?.add(attribute(element, 'level') ?? '');
        break;
    }
  };
  const open = (element: Element): void => {
    if (skipping > 0 || skipped.has(element.name)) {
      skipping += 1;
      return;
    }
    openStyle(element);
    switch (element.name) {
      case 'p':
      case 'h':
        beginParagraph(element);
        break;
      case 'list':
        beginList(element);
        break;
      case 'list-item':
        beginItem();
        break;
      case 'note-body':
        notes += 1;
        noteBegins = true;
        out.add(' (');
        break;
      case 's':
        out.add(noteBegins ? '' : ' '.repeat(Math.min(mostBlanks, Number(attribute(element, 'c')) || 1)));
        break;
      case 'tab':
        out.add(' ');
        break;
      case 'line-break':
        out.add('\n');
        break;
      case 'table-row':
        out.beginRow();
        break;
      case 'table-cell':
        out.beginCell();
        break;
    }
  };
  const close = (name: string): void => {
    if (skipping > 0) {
      skipping -= 1;
      return;
    }
    switch (name) {
      case 'p':
      case 'h':
        paragraphs -= 1;
        if (notes === 0) {
          out.end();
        }
        break;
      case 'list':
        lists.pop();
        break;
      case 'list-item':
        pending = null;
        break;
      case 'note-body':
        notes -= 1;
        out.add(')');
        break;
      case 'table-row':
        out.endRow();
        break;
    }
  };
  return {
    open,
    openStyle,
    close,
    text: (text: string) => {
      if (paragraphs > 0 && skipping === 0) {
        // Line breaks in the file are only blanks here.
        const flat = text.replace(/\s+/g, ' ');
        out.add(noteBegins ? flat.trimStart() : flat);
        noteBegins &&= flat.trim() === '';
      }
    },
    get done() {
      return out.full;
    },
    finish: () => out.finish(),
  };
}
