import { joinWords, type Word, wordsOf } from './words.ts';

/** Words before the caret that are looked at, at most. */
const longestContext = 6;
/** Occurrences that are counted; more would change no decision. */
const mostCounted = 400;
const longestPhrase = 10;
/** A text's beginning counts as a context of its own. */
const beginning = 0;
/** So does the place where a paragraph of a longer text begins, which says nothing of how a mail does. */
const within = 1;

interface Next {
  readonly id: number;
  readonly count: number;
  /** Occurrences of anything else in the same place. */
  readonly others: number;
}

/**
 * What a person tends to write after what: every place in their texts, sorted by the words before it, so that all
 * places with the same words before them lie side by side. Takes 8 bytes a word, and no model.
 */
export class PhraseBook {
  readonly #vocabulary: string[] = ['', ''];
  readonly #numbers = new Map<string, number>();
  readonly #spaced: boolean[] = [false, false];
  /** The texts one after the other, each begun by `beginning` or `within`. */
  readonly #text: Int32Array;
  /** Positions in `#text`, sorted by what stands before them, read backwards. */
  readonly #places: Int32Array;

  /** `texts`: whole mails; `paragraphs`: of longer texts of the same person. */
  constructor(texts: readonly string[], paragraphs: readonly string[] = []) {
    const ids: number[] = [];
    const add = (text: string, start: number): void => {
      ids.push(start);
      for (const word of wordsOf(text)) {
        ids.push(this.#number(word));
      }
    };
    for (const text of texts) {
      add(text, beginning);
    }
    for (const paragraph of paragraphs) {
      add(paragraph, within);
    }
    this.#text = Int32Array.from(ids);
    this.#places = Int32Array.from(this.#text.keys())
      .filter((place) => (this.#text[place] ?? 0) > within)
      .sort((a, b) => this.#compare(a, b));
  }

  /**
   * What follows, as far as each word is at least `sure`; '' where nothing is. `partial`: the beginning of the first
   * word, which is part of the answer.
   */
  goOn(before: string, partial: string, sure: number): { text: string; confidence: number } {
    const context = [beginning, ...wordsOf(before).map((word) => this.#known(word))];
    const phrase: number[] = [];
    let confidence = 0;
    let certain = 1;
    while (phrase.length < longestPhrase) {
      const first = phrase.length === 0;
      const next = this.#next(context, first ? partial : '');
      if (next === null) {
        break;
      }
      // One imaginary occurrence of something else, once: the rest of a phrase rests on the same occurrences.
      const share = next.count / (next.count + next.others + (first ? 1 : 0));
      if (share < sure || certain * share < (first ? sure : sure / 2)) {
        break;
      }
      certain *= share;
      confidence ||= share;
      const word = this.#vocabulary[next.id] ?? '';
      if (word.startsWith('\n')) {
        break;
      }
      phrase.push(next.id);
      context.push(next.id);
      if (/^[.!?…]$/.test(word)) {
        break;
      }
    }
    const words = phrase.map((id): Word => ({ text: this.#vocabulary[id] ?? '', spaced: this.#spaced[id] ?? false }));
    // A lone sign is no help.
    return words.some(({ text }) => /[\p{L}\p{N}]/u.test(text))
      ? { text: joinWords(words), confidence }
      : { text: '', confidence: 0 };
  }

  /** The likeliest word after a context: by its longest end that occurs at least twice. */
  #next(context: readonly number[], partial: string): Next | null {
    let low = 0;
    let high = this.#places.length;
    let best: Next | null = null;
    for (let depth = 1; depth <= Math.min(longestContext, context.length); depth += 1) {
      const id = context[context.length - depth] ?? -1;
      low = this.#bound(low, high, depth, id);
      high = this.#bound(low, high, depth, id + 1);
      if (high - low < 2) {
        break;
      }
      // One word of context says too little, but for the beginning of a text or a line.
      best = depth > 1 || id === beginning || partial.length > 2 ? (this.#count(low, high, partial) ?? best) : best;
    }
    return best;
  }

  #count(low: number, high: number, partial: string): Next | null {
    const counts = new Map<number, number>();
    const step = Math.max(1, Math.floor((high - low) / mostCounted));
    let all = 0;
    for (let at = low; at < high; at += step) {
      const id = this.#text[this.#places[at] ?? 0] ?? 0;
      if ((this.#vocabulary[id] ?? '').startsWith(partial)) {
        counts.set(id, (counts.get(id) ?? 0) + 1);
        all += 1;
      }
    }
    const [id, count] = [...counts].reduce((most, each) => (each[1] > most[1] ? each : most), [0, 0]);
    return count < 2 ? null : { id, count, others: all - count };
  }

  /** The first place in [low, high) whose word `depth` before it is `id` or more. */
  #bound(low: number, high: number, depth: number, id: number): number {
    let [from, to] = [low, high];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.#before(this.#places[middle] ?? 0, depth) < id) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  #before(place: number, depth: number): number {
    return this.#text[place - depth] ?? -1;
  }

  #compare(a: number, b: number): number {
    for (let depth = 1; depth <= longestContext; depth += 1) {
      const difference = this.#before(a, depth) - this.#before(b, depth);
      // What stands before the beginning of a text belongs to another text.
      if (difference !== 0 || this.#before(a, depth) <= within) {
        return difference;
      }
    }
    return a - b;
  }

  #number(word: Word): number {
    const key = (word.spaced ? ' ' : '') + word.text;
    const known = this.#numbers.get(key);
    if (known !== undefined) {
      return known;
    }
    this.#numbers.set(key, this.#vocabulary.length);
    this.#spaced.push(word.spaced);
    return this.#vocabulary.push(word.text) - 1;
  }

  #known(word: Word): number {
    return this.#numbers.get((word.spaced ? ' ' : '') + word.text) ?? -1;
  }
}
