import { functionWords } from '../prompt/functionWords.ts';
import { courtesies } from './courtesies.ts';
import { stem, stems } from './stems.ts';

/**
 * Keeps the facts of other mails out of a draft. A small model likes to fill a short mail with something out of an
 * example ("I am at the museum."). A sentence is shown as soon as it is seen to speak of what was asked; one that is
 * over, speaks of nothing that was asked and takes something out of an example is left out. The first sentence is
 * shown as it comes.
 */
export interface Sieve {
  /** What may be shown of a piece of the draft that has just come. */
  push(piece: string): string;
  /** What is still to be shown when the draft is over. */
  finish(): string;
}

export interface Sifting {
  /** Request, points, the mail being answered: whatever the draft may speak of. */
  readonly asked: string;
  /** The examples that the model was shown, whose facts are not the draft's. */
  readonly examples: readonly string[];
  /** The person's mails, to tell what they say all the time. */
  readonly usual: readonly string[];
  /** ISO 639-1. */
  readonly language: string;
}

/** The person says a word all the time from this share of their mails on, and from this many. */
const everyday = { share: 0.12, times: 3 };
/** A point behind these ends no sentence. */
const abbreviation = /(?:^|[\s.(])(?:\p{L}|\d{1,2}|mr|mrs|ms|dr|prof|st|nr|ca|bzw|usw|etc)\.$/iu;

export function makeSieve({ asked, examples, usual, language }: Sifting): Sieve {
  const small = functionWords(language);
  // Without a list of the language's small words every sentence would seem to speak of what was asked.
  if (small.size === 0) {
    return { push: (piece) => piece, finish: () => '' };
  }
  const wanted = new Set(stems(asked, small));
  const foreign = new Set(examples.flatMap((example) => stems(example, small)));
  const harmless = new Set([...everydayStems(usual, small), ...courtesies(language).map(stem)]);
  const bears = (text: string): boolean => stems(text, small).some((each) => wanted.has(each) && !harmless.has(each));
  const borrows = (text: string): boolean =>
    stems(text, small).some((each) => foreign.has(each) && !wanted.has(each) && !harmless.has(each));

  let sentence = '';
  /** Blanks before the sentence, and before one that was left out just before it. */
  let blanks = '';
  let leftBlanks = '';
  /** Whether the sentence is shown as it comes. */
  let open = false;
  let anything = false;

  const show = (text: string): string => {
    const before = leftBlanks.includes('\n') && !blanks.includes('\n') ? leftBlanks : blanks;
    blanks = '';
    leftBlanks = '';
    open = true;
    anything = true;
    return before + text;
  };
  const close = (): string => {
    const isOut = !open && borrows(sentence) && !bears(sentence);
    const shown = open || isOut ? '' : show(sentence);
    if (isOut) {
      leftBlanks = blanks;
      blanks = '';
    }
    sentence = '';
    open = false;
    return shown;
  };
  const take = (character: string): string => {
    if (/\s/.test(character)) {
      if (sentence === '' || character === '\n' || isOver(sentence)) {
        const shown = sentence === '' ? '' : close();
        blanks += character;
        return shown;
      }
      // A word is known once it is over.
      const shown = !open && bears(sentence) ? show(sentence) : '';
      sentence += character;
      return open ? shown + character : '';
    }
    sentence += character;
    return open ? character : anything ? '' : show(character);
  };

  return {
    push: (piece) => Array.from(piece, take).join(''),
    finish: () => (sentence === '' ? '' : close()),
  };
}

function isOver(sentence: string): boolean {
  return /[.!?…][)"'”’»]*$/.test(sentence) && !abbreviation.test(sentence);
}

function everydayStems(texts: readonly string[], small: ReadonlySet<string>): string[] {
  const counts = new Map<string, number>();
  for (const each of texts.flatMap((text) => [...new Set(stems(text, small))])) {
    counts.set(each, (counts.get(each) ?? 0) + 1);
  }
  const least = Math.max(everyday.times, texts.length * everyday.share);
  // A number is a fact, however often it comes.
  return [...counts].filter(([each, count]) => count >= least && !/\d/.test(each)).map(([each]) => each);
}
