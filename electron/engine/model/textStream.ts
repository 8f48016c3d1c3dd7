/** Where a text was ended by one of the texts that end it, and what can be shown of it by now. */
export interface TextStep {
  readonly shown: string;
  readonly ended: boolean;
}

/**
 * Takes a text in pieces and lets out what is certain: a stop text never shows, not even its beginning.
 */
export class TextStream {
  readonly #stops: readonly string[];
  #held = '';
  #text = '';

  constructor(stops: readonly string[]) {
    this.#stops = stops.filter((stop) => stop !== '');
  }

  /** Everything let out so far. */
  get text(): string {
    return this.#text;
  }

  add(piece: string): TextStep {
    this.#held += piece;
    const found = this.#stops.map((stop) => this.#held.indexOf(stop)).filter((index) => index >= 0);
    if (found.length > 0) {
      const shown = this.#held.slice(0, Math.min(...found));
      this.#held = '';
      this.#text += shown;
      return { shown, ended: true };
    }
    const keep = Math.max(0, ...this.#stops.map((stop) => overlap(this.#held, stop)));
    const shown = this.#held.slice(0, this.#held.length - keep);
    this.#held = this.#held.slice(shown.length);
    this.#text += shown;
    return { shown, ended: false };
  }

  /** Lets out what was held back: the text is over and no stop text came. */
  end(): string {
    const rest = this.#held;
    this.#held = '';
    this.#text += rest;
    return rest;
  }
}

/** How many letters at the end of `text` could begin `stop`. */
function overlap(text: string, stop: string): number {
  for (let length = Math.min(text.length, stop.length - 1); length > 0; length--) {
    if (text.endsWith(stop.slice(0, length))) {
      return length;
    }
  }
  return 0;
}
