import type { Collector } from './blocks.ts';

/** Makes blocks of the paragraphs and the tables of an RTF file. */
export class RtfParagraphs {
  readonly #out: Collector;
  /** The level of the heading that the paragraph is, or null. */
  level: number | null = null;
  /** What stands before it where it is an item: a number, or a sign. */
  marker: string | null = null;
  #begun = false;
  #inTable = false;
  #inRow = false;

  constructor(out: Collector) {
    this.#out = out;
  }

  add(text: string): void {
    if (text !== '') {
      this.#begin();
      this.#out.add(text);
    }
  }

  /** Does what a control word asks; words that have nothing to do with paragraphs do nothing. */
  take(word: string): void {
    switch (word) {
      case 'pard':
        this.level = null;
        this.#inTable = false;
        break;
      case 'intbl':
        this.#inTable = true;
        break;
      case 'par':
      case 'sect':
      case 'page':
        if (this.#inRow && this.#inTable) {
          this.#out.add(' ');
        } else {
          this.#leaveRow();
          this.#end();
        }
        break;
      case 'cell':
        this.#begin();
        this.#end();
        this.#out.beginCell();
        break;
      case 'row':
        this.#leaveRow();
        break;
    }
  }

  #begin(): void {
    if (this.#begun) {
      return;
    }
    this.#begun = true;
    if (this.#inTable && !this.#inRow) {
      this.#inRow = true;
      this.#out.beginRow();
      this.#out.beginCell();
    }
    if (this.level !== null) {
      this.#out.begin('heading', this.level);
    } else if (this.marker !== null) {
      this.#out.begin('item', 1);
      this.#out.add(/[\p{L}\p{N}]/u.test(this.marker) ? `${this.marker.trim()} ` : '');
    } else {
      this.#out.begin('paragraph');
    }
    this.marker = null;
  }

  #end(): void {
    this.#out.end();
    this.#begun = false;
    this.marker = null;
  }

  #leaveRow(): void {
    if (this.#inRow) {
      this.#end();
      this.#out.endRow();
      this.#inRow = false;
    }
  }
}
