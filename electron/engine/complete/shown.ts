import { joinWords, wordsOf } from './words.ts';

/** A piece of a continuation as the model gave it, and how probable the model holds it. */
export interface Piece {
  readonly text: string;
  readonly probability: number;
}

export interface Limits {
  /** The least probability that the first word may have. */
  readonly sure: number;
  /** What the conversation holds already: numbers and addresses in it may be said again. */
  readonly conversation: string;
  /** The text behind the caret, which is not to be repeated. */
  readonly after: string;
  /** Letters at the beginning of the continuation that are typed already: they are certain, and not shown. */
  readonly typed: number;
}

export interface Shown {
  /** Whole words only. */
  readonly text: string;
  readonly confidence: number;
  /** Whether more pieces could not make it longer. */
  readonly final: boolean;
}

const mostWords = 8;
/** Later words may be less sure than the first: they are typed over at no cost. */
const slack = 0.5;
const nothing: Shown = { text: '', confidence: 0, final: true };

/**
 * What of a model's continuation is worth showing: whole words, as long as all of them together are probable enough,
 * up to the end of the sentence; no number or address that nobody mentioned; nothing that stands behind the caret.
 */
export function shownOf(pieces: readonly Piece[], { sure, conversation, after, typed }: Limits): Shown {
  const text = pieces.map((piece) => piece.text).join('');
  let confidence = 0;
  let shown = '';
  let final = false;
  for (const [index, word] of wholeWords(text, typed).entries()) {
    const probability = probabilityOf(pieces, typed, word.letters);
    const least = shown === '' ? sure : sure * slack;
    confidence ||= probability;
    if (index >= mostWords || probability < least || isPrivate(word.text, conversation)) {
      final = true;
      break;
    }
    // The signs behind a word are left to the person where they are less sure than it is.
    const signed = probabilityOf(pieces, typed, word.end) >= least;
    shown = text.slice(typed, signed ? word.end : word.letters);
    if (!signed || /[.!?…]$/.test(shown)) {
      final = true;
      break;
    }
  }
  // Whatever comes, the word that is on its way is not sure enough any more.
  final ||= probabilityOf(pieces, typed, text.length) < (shown === '' ? sure : sure * slack);
  const unfinished = text.includes('\n');
  const kept = withoutRepeat(shown.trimEnd(), after);
  return /[\p{L}\p{N}]/u.test(kept)
    ? { text: kept, confidence, final: final || unfinished }
    : { ...nothing, final: final || unfinished };
}

/**
 * The words that are surely complete, since a blank follows; up to the first line break. `letters`: where each ends
 * without the signs behind it.
 */
function wholeWords(text: string, typed: number): { text: string; letters: number; end: number }[] {
  const line = text.split('\n')[0] ?? '';
  const words: { text: string; letters: number; end: number }[] = [];
  for (const match of line.matchAll(/\s*[^\s]+/gu)) {
    const end = match.index + match[0].length;
    if (end > typed && end < text.length) {
      const bare = match[0].replace(/[^\s\p{L}\p{M}\p{N}]+$/u, '');
      const letters = match.index + bare.length;
      words.push({ text: match[0].trim(), letters: bare.trim() === '' || letters <= typed ? end : letters, end });
    }
  }
  return words;
}

/** The probability of a stretch of the continuation: of all pieces that it touches. */
function probabilityOf(pieces: readonly Piece[], start: number, end: number): number {
  let probability = 1;
  let at = 0;
  for (const piece of pieces) {
    const next = at + piece.text.length;
    probability *= next > start && at < end ? piece.probability : 1;
    at = next;
  }
  return probability;
}

/** Numbers of three digits or more, addresses and links belong to somebody. */
function isPrivate(word: string, conversation: string): boolean {
  const bare = word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  return /\d{3}|@|:\/\/|www\./i.test(bare) && !conversation.includes(bare);
}

/** Takes the end off that the text behind the caret begins with. */
function withoutRepeat(text: string, after: string): string {
  const ahead = wordsOf(after).slice(0, mostWords + 2);
  const words = wordsOf(text);
  if (ahead.length === 0) {
    return text;
  }
  for (let length = Math.min(words.length, ahead.length); length > 0; length -= 1) {
    const end = words.slice(-length).map((word) => word.text);
    if (end.every((word, index) => word === ahead[index]?.text)) {
      return joinWords(words.slice(0, -length));
    }
  }
  return text;
}
