import { functionWords } from '../prompt/functionWords.ts';
import type { Occasion } from './occasion.ts';
import { firstName } from './reader.ts';

/**
 * The tokens by which a draft would begin to speak of its reader by name, where it has greeted them by it: "Anna, can
 * Anna send it?". None where the request names somebody of that name besides, or where common words begin with the
 * same token.
 *
 * @param opening How the draft begins, with the greeting.
 * @param tokensOf The tokens of a text, as the model that writes has them.
 */
export function readerTokens(
  { reader, request, points, language }: Pick<Occasion, 'reader' | 'request' | 'points' | 'language'>,
  opening: string,
  tokensOf: (text: string) => readonly number[],
): number[] {
  const name = reader === null ? null : firstName(reader);
  const asked = [request, ...points].join(' ').match(/\p{L}+/gu) ?? [];
  if (name === null || !opening.includes(name) || asked.filter((word) => word === name).length > 1) {
    return [];
  }
  const firstOf = (word: string): number[] => tokensOf(` ${word}`).slice(0, 1);
  const others = [...functionWords(language), ...asked.filter((word) => word !== name)];
  const common = new Set(others.flatMap((word) => [word, capitalized(word)].flatMap(firstOf)));
  return firstOf(name).filter((token) => !common.has(token));
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
