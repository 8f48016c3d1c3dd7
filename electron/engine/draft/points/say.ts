import { sentencesIn } from './clauses.ts';
import { factsIn, keysIn } from './facts.ts';
import type { PointCheck } from './held.ts';

/** Writes a sentence for a point; the number tells the tries apart. */
export type WriteSentence = (point: string, attempt: number) => Promise<string>;

interface Saying {
  readonly language: string;
  /** Everything that the mail may speak of: request, points, what is answered, what stands there. */
  readonly known: string;
  /** What a text makes of a point. */
  readonly check: (point: string, text: string) => Promise<PointCheck>;
}

const attempts = 2;

/**
 * Has a sentence written that says a point. What comes is checked as the mail is: it has to say the point, and no
 * number or name may stand in it that is known from nowhere.
 *
 * @returns The sentence, or null where none that was written will do.
 */
export async function sayPoint(
  point: string,
  { language, known, check }: Saying,
  write: WriteSentence,
): Promise<string | null> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    for (const sentence of firstSentences(await write(point, attempt))) {
      const { state } = await check(point, sentence);
      if (state === 'held' && inventedIn(sentence, `${known}\n${point}`, language).length === 0) {
        return sentence;
      }
    }
  }
  return null;
}

/** Numbers, days and names of a text that stand nowhere in what is known, as they are written. */
export function inventedIn(text: string, known: string, language: string): string[] {
  const keys = keysIn(factsIn(known, language));
  const words = new Set(known.toLowerCase().match(/[\p{L}\p{N}]+/gu));
  return factsIn(text, language)
    .filter(({ keys: own }) => own.length > 0 && !own.some((key) => keys.has(key) || words.has(key.replace(/^n:/, ''))))
    .map(({ words: written }) => written);
}

/** The first sentence, and the first two, on one line and without what models put around an answer. */
function firstSentences(text: string): string[] {
  const plain = text
    .replace(/^\s*(?:[-*•"“„]\s*)+|["”]\s*$/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const sentences = sentencesIn(plain).map((sentence) => sentence.text.replace(/["”]$/, ''));
  const [first, second] = sentences.map((sentence) => (/[.!?…]$/.test(sentence) ? sentence : `${sentence}.`));
  return [
    ...(first === undefined ? [] : [first]),
    ...(first === undefined || second === undefined ? [] : [`${first} ${second}`]),
  ];
}

/** The point's own words as a sentence: what is left where no model can write one. */
export function plainSentence(point: string): string {
  const words = point.trim().replace(/^[-*•–]\s+/, '');
  const sentence = words.charAt(0).toUpperCase() + words.slice(1);
  return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
}
