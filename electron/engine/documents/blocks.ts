import type { Block } from '../../contract/documents.ts';

/** Letters of one document that are taken in: some 4,000 pages. */
const mostLetters = 10_000_000;
const mostBlocks = 500_000;

/** Gathers the blocks of a document while a reader walks through it. */
export interface Collector {
  /** Begins a block; the one before it ends. */
  begin(kind: Block['kind'], level?: number): void;
  /** Adds to the block that is open, or to a new paragraph. Line breaks stay; other blank space becomes one space. */
  add(text: string): void;
  end(): void;
  beginRow(): void;
  beginCell(): void;
  /** A row becomes one block where it is one of a table of words, and stays what is in it where it only lays out. */
  endRow(): void;
  /** As much as is taken in of one document is there: reading may end. */
  readonly full: boolean;
  finish(): { blocks: Block[]; incomplete: string | null };
}

/** Signs that show nothing: controls, soft hyphens, marks of direction and of width. */
const invisible =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff\ufffe\uffff]/g;

/** Text as it is kept: no invisible signs, no blank space at the ends of lines, no more than one space in a row. */
export function tidy(text: string): string {
  return text
    .replace(invisible, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

export function collectBlocks(): Collector {
  const blocks: Block[] = [];
  // The rows of tables that are open, one inside the other, each with its cells.
  const rows: Block[][][] = [];
  let open: { kind: Block['kind']; level: number; text: string[] } | null = null;
  let letters = 0;
  let count = 0;

  const target = (): Block[] => rows.at(-1)?.at(-1) ?? blocks;
  const isFull = (): boolean => letters >= mostLetters || count >= mostBlocks;
  const end = (): void => {
    const text = open === null ? '' : tidy(open.text.join(''));
    if (open !== null && text !== '') {
      const flat = open.kind === 'heading' ? text.replace(/\s+/g, ' ') : text;
      target().push({ kind: open.kind, level: open.level, text: flat });
      count += 1;
    }
    open = null;
  };
  const endRow = (): void => {
    end();
    const cells = (rows.pop() ?? []).filter((cell) => cell.length > 0);
    const isTable =
      cells.length > 1 && cells.every(([first, second]) => second === undefined && first?.kind === 'paragraph');
    if (isTable) {
      const text = cells.map(([cell]) => cell?.text.replace(/\s+/g, ' ')).join('\t');
      target().push({ kind: 'row', level: 0, text });
    } else {
      target().push(...cells.flat());
    }
  };

  return {
    begin: (kind, level = 0) => {
      end();
      open = { kind, level, text: [] };
    },
    add: (text) => {
      if (!isFull()) {
        open ??= { kind: 'paragraph', level: 0, text: [] };
        open.text.push(text.slice(0, mostLetters - letters));
        letters += text.length;
      }
    },
    end,
    beginRow: () => {
      end();
      rows.push([]);
    },
    beginCell: () => {
      end();
      rows.at(-1)?.push([]);
    },
    endRow,
    get full() {
      return isFull();
    },
    finish: () => {
      end();
      while (rows.length > 0) {
        endRow();
      }
      return {
        blocks,
        incomplete: isFull() ? 'It is very long: only its first ten million letters were taken in.' : null,
      };
    },
  };
}
