import { functionWords } from '../prompt/functionWords.ts';
import { sentencesIn } from './points/clauses.ts';
import type { Sieve } from './sieve.ts';
import { stems } from './stems.ts';

/** Shorter sentences are nobody's: "Yes, please." */
const leastWords = 3;
const sentenceEnd = /[.!?…]$/;

/**
 * Sentences of the examples that say something of their own: a word that was not asked for, in one mail alone. What the
 * person says in several is their way of speaking, and may be said again.
 *
 * @param shown The bodies of the examples.
 * @param all The bodies of the person's mails, by which their habits are told.
 * @param asked All that the draft may speak of: the request, its points, the mail being answered.
 * @param language ISO 639-1.
 */
export function foreignSentences(
  shown: readonly string[],
  all: readonly string[],
  asked: string,
  language: string,
): string[] {
  const small = functionWords(language);
  const known = new Set(stems(asked, small));
  const counts = new Map<string, number>();
  for (const body of all) {
    for (const sentence of new Set(sentencesIn(body).map(({ text }) => plain(text)))) {
      counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
    }
  }
  return shown
    .flatMap((body) => sentencesIn(body).map(({ text }) => plain(text)))
    .filter(
      (sentence) =>
        (counts.get(sentence) ?? 0) <= 1 &&
        sentenceEnd.test(sentence) &&
        sentence.split(' ').length >= leastWords &&
        stems(sentence, small).some((stem) => !known.has(stem)),
    );
}

/** Sentences of the mail being answered, which a small model says back to whoever wrote it; not what is to be said. */
export function othersSentences(answered: string, asked: string): string[] {
  return sentencesIn(answered)
    .map(({ text }) => plain(text))
    .filter(
      (sentence) => sentence.split(' ').length >= leastWords && sentenceEnd.test(sentence) && !asked.includes(sentence),
    );
}

/**
 * Leaves whole sentences out of a draft while it comes: a small model likes to add one of an example's ("I am at the
 * museum."). A sentence is held back for as long as it may become one of them, which nearly always is a few letters. The
 * first sentence stays, so that a draft is never empty.
 */
export function leaveOut(sentences: readonly string[]): Sieve {
  let held = '';
  let free = true;
  let leftOut = false;
  let last = '';

  const take = (character: string): string => {
    const isEnd = character === '\n' || (/[.!?…]/.test(last) && /\s/.test(character));
    last = character;
    if (free && !isEnd) {
      return character;
    }
    free = false;
    held += character;
    const begun = plain(held);
    if (begun === '') {
      return '';
    }
    if (sentences.includes(begun)) {
      held = leadOf(held);
      leftOut = true;
      return '';
    }
    return sentences.some((sentence) => sentence.startsWith(begun)) ? '' : release();
  };

  const release = (): string => {
    const text = leftOut ? leadOf(held) + held.trimStart() : held;
    held = '';
    free = true;
    leftOut = false;
    return text;
  };

  return {
    push: (piece) => Array.from(piece, take).join(''),
    rest: () => (held.trim() === '' ? '' : release()),
  };
}

/** The white space before a sentence; of what stood before one that was left out and before the next, the wider. */
function leadOf(text: string): string {
  const lead = /^\s*/.exec(text)?.[0] ?? '';
  const breaks = lead.split('\n').length - 1;
  return breaks === 0 ? lead.slice(0, 1) : '\n'.repeat(Math.min(2, breaks));
}

function plain(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
