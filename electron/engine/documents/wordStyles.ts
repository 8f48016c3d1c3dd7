import type { Archive } from './archive.ts';
import { attribute, type Element } from './markup.ts';

export interface WordStyles {
  /** 1 to 9 where a paragraph in this style is a heading. */
  headingLevel(style: string): number | null;
  /** The list that a style belongs to. */
  listOf(style: string): string | null;
  /** Whether it is a line of the table of contents, which says nothing that is not said below. */
  isContents(style: string): boolean;
}

export interface WordLists {
  /** What stands before the next item: a number, or nothing for a bullet. Null where it is no list. */
  marker(list: string, depth: number): string | null;
}

interface Style {
  name: string;
  basedOn: string;
  outline: number | null;
  list: string | null;
}

/** Styles may be based on each other in a circle. */
const mostBases = 20;

export async function readStyles(archive: Archive): Promise<WordStyles> {
  const styles = new Map<string, Style>();
  let style: Style | null = null;
  await archive.walk('word/styles.xml', {
    open: (element) => {
      const value = attribute(element, 'val') ?? '';
      if (element.name === 'style') {
        style = { name: '', basedOn: '', outline: null, list: null };
        styles.set(attribute(element, 'styleId') ?? '', style);
      } else if (style !== null) {
        Object.assign(style, propertyOf(element.name, value));
      }
    },
    close: (name) => {
      style = name === 'style' ? null : style;
    },
  });
  const find = <T>(id: string, look: (style: Style) => T | null): T | null => {
    let at = styles.get(id);
    for (let steps = 0; at !== undefined && steps < mostBases; steps += 1) {
      const found = look(at);
      if (found !== null) {
        return found;
      }
      at = styles.get(at.basedOn);
    }
    return null;
  };
  return {
    headingLevel: (id) => find(id, headingLevel),
    listOf: (id) => find(id, ({ list }) => list),
    isContents: (id) => /^toc ?\d/i.test(styles.get(id)?.name ?? id),
  };
}

function propertyOf(name: string, value: string): Partial<Style> {
  switch (name) {
    case 'name':
      return { name: value };
    case 'basedOn':
      return { basedOn: value };
    case 'outlineLvl':
      return { outline: Number(value) };
    case 'numId':
      return { list: value };
    default:
      return {};
  }
}

function headingLevel({ name, outline }: Style): number | null {
  const [, number] = /^heading (\d)$/i.exec(name) ?? [];
  if (number !== undefined) {
    return Number(number);
  }
  if (/^title$/i.test(name)) {
    return 1;
  }
  return outline !== null && outline < 9 ? outline + 1 : null;
}

export async function readNumbering(archive: Archive): Promise<WordLists> {
  // Whether each depth is numbered, in an abstract list and where a list departs from the abstract one it follows.
  const abstracts = new Map<string, Map<number, boolean>>();
  const departures = new Map<string, Map<number, boolean>>();
  const follows = new Map<string, string>();
  let described = new Map<number, boolean>();
  let list = '';
  let depth = 0;
  const open = (element: Element): void => {
    const value = attribute(element, 'val') ?? '';
    switch (element.name) {
      case 'abstractNum':
        described = new Map();
        abstracts.set(attribute(element, 'abstractNumId') ?? '', described);
        break;
      case 'lvl':
        depth = Number(attribute(element, 'ilvl'));
        break;
      case 'numFmt':
        described.set(depth, value !== 'bullet' && value !== 'none');
        break;
      case 'num':
        list = attribute(element, 'numId') ?? '';
        described = new Map();
        departures.set(list, described);
        break;
      case 'abstractNumId':
        follows.set(list, value);
        break;
    }
  };
  await archive.walk('word/numbering.xml', { open });
  const counts = new Map<string, number[]>();
  return {
    marker: (id, at) => {
      const levels = abstracts.get(follows.get(id) ?? '');
      // 0 takes a paragraph out of the list of its style.
      if (id === '0' || levels === undefined) {
        return null;
      }
      const count = counts.get(id) ?? [];
      counts.set(id, count);
      count.length = at + 1;
      count[at] = (count[at] ?? 0) + 1;
      return (departures.get(id)?.get(at) ?? levels.get(at)) === true ? `${count[at]}. ` : '';
    },
  };
}
