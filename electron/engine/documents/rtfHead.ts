import { momentOf } from './properties.ts';

/** The styles of an RTF file that are headings, read off its style sheet. */
export class RtfStyles {
  readonly #levels = new Map<number, number>();
  #number = 0;
  /** Of the style that is being described. */
  name = '';

  begin(number: number): void {
    this.#number = number;
    this.name = '';
  }

  end(): void {
    const [, level] = /^\s*heading (\d)/i.exec(this.name) ?? [];
    if (level !== undefined) {
      this.#levels.set(this.#number, Number(level));
    } else if (/^\s*title\b/i.test(this.name)) {
      this.#levels.set(this.#number, 1);
    }
    this.begin(0);
  }

  /** 1 to 9 where a paragraph in this style is a heading. */
  levelOf(number: number): number | null {
    return this.#levels.get(number) ?? null;
  }
}

const units = ['yr', 'mo', 'dy', 'hr', 'min'] as const;

/** A date as RTF writes it, a control word for each of its parts. */
export class RtfDate {
  #parts: Partial<Record<(typeof units)[number], number>> = {};

  begin(): void {
    this.#parts = {};
  }

  note(word: string, number: number): void {
    const unit = units.find((each) => each === word);
    if (unit !== undefined) {
      this.#parts[unit] = number;
    }
  }

  /** Milliseconds since 1970, or null where there is none. */
  moment(): number | null {
    const { yr, mo = 1, dy = 1, hr = 0, min = 0 } = this.#parts;
    const date = new Date(yr ?? NaN, mo - 1, dy, hr, min);
    return Number.isNaN(date.getTime()) ? null : momentOf(date.toISOString());
  }
}
