import { factsOf, missingFacts } from '../playback/facts.ts';
import { plainWords } from './words.ts';

/**
 * Share of the names, numbers and dates of a request that a draft holds, 0 to 1; null where the request has none.
 * `reader`: what the reader is called, which is not counted: the greeting says it.
 */
export function heldFacts(
  { request, language, reader }: { request: string; language: string; reader: string | null },
  draft: string,
): number | null {
  const { numbers, names } = factsOf(request, language);
  const ofReader = new Set(plainWords(reader ?? ''));
  const facts = { numbers, names: new Set([...names].filter((name) => !ofReader.has(name))) };
  const asked = facts.numbers.size + facts.names.size;
  return asked === 0 ? null : 1 - missingFacts(facts, draft).length / asked;
}
