import { type Avoidance, avoidEndings } from '../model/avoidance.ts';
import { capitalized } from './called.ts';
import { saidDirectly } from './saidDirectly.ts';

/** What a small model says instead of a pronoun when it turns the two about who write to each other. */
const contraries: Readonly<Record<string, Readonly<Partial<Record<string, readonly string[]>>>>> = {
  en: { you: ['I', 'me'], me: ['you'], your: ['my'], my: ['your'], I: ['you'] },
  de: {
    ...{ dir: ['mir'], mir: ['dir', 'Ihnen'], dich: ['mich'], mich: ['dich', 'Sie'], Ihnen: ['mir'] },
    ...{ dein: ['mein'], deine: ['meine'], Ihre: ['meine'], meine: ['deine', 'Ihre'], mein: ['dein', 'Ihr'] },
  },
};

/**
 * Keeps a draft from turning about who does what to whom: where a request has it say "can you", it does not say "can I".
 * Two words in a row that both stand in the request stay.
 *
 * @param said The request as the prompt has it; only what is put as it is said to the reader counts.
 * @param language ISO 639-1.
 * @param tokensOf The tokens of a text, as the model that writes has them.
 */
export function avoidTurning(said: string, language: string, tokensOf: (text: string) => readonly number[]): Avoidance {
  const other = contraries[language] ?? {};
  const sentences = saidDirectly(said).sentences;
  const pairs = sentences.flatMap((sentence) => {
    const words = sentence.match(/\p{L}+/gu) ?? [];
    return words.slice(1).map((word, at) => ({ before: words[at] ?? '', word }));
  });
  const isSaid = (before: string, word: string): boolean =>
    pairs.some((pair) => pair.before.toLowerCase() === before.toLowerCase() && pair.word === word);
  const turned = pairs.flatMap(({ before, word }) =>
    (Object.hasOwn(other, word) ? (other[word] ?? []) : [])
      .filter((contrary) => !isSaid(before, contrary))
      .map((contrary) => ({ before: before.toLowerCase(), contrary })),
  );
  return avoidEndings(
    turned.flatMap(({ before, contrary }) =>
      [` ${before}`, ` ${capitalized(before)}`, capitalized(before)].map((start) => [
        ...tokensOf(`${start} ${contrary}`),
      ]),
    ),
  );
}
