import { functionWords } from '../prompt/functionWords.ts';
import { orderLanguage } from '../prompt/directSpeech/orderLanguage.ts';
import type { Plan } from './plan.ts';
import { sentencesIn } from './points/clauses.ts';
import { checkPoints } from './points/held.ts';
import { plainSentence } from './points/say.ts';
import { namesOf } from './reader.ts';
import { recipes } from './recipes.ts';
import { stems } from './stems.ts';

/** How a request begins that is put as it is said to its reader (directSpeech.ts). */
const lead = /^(?:say|schreib|écris|escribe)\s?:\s+/iu;
/** How the draft is to sound, below what it is to say. */
const manner = /\n\([^)\n]*\)$/u;
/** An order that is left in it. */
const order =
  /(?:^|[,;:]\s|\band\s|\bbut\s)(?:please\s)?(?:ask|tell|say|thank|remind|invite|suggest|propose|recommend|decline|accept|refuse|wish|apologi[sz]e|explain|mention|offer|promise|congratulate|let)\b/iu;
/** What has fewer words may be said in many ways. */
const fewestWords = 3;
/** The part of its telling words that must be there before nothing more is waited for. */
const wholeShare = 0.9;

/** What a request has its draft say, word for word. */
export interface SaidDirectly {
  readonly sentences: readonly string[];
  /** Whether that is all of the request: no order is left in it. */
  readonly isAll: boolean;
}

/**
 * The sentences of a request that are what the draft is to say; those in which an order is left are not.
 *
 * @param said The request as the prompt has it.
 */
export function saidDirectly(said: string): SaidDirectly {
  const begun = lead.exec(said)?.[0];
  const all =
    begun === undefined ? [] : sentencesIn(said.replace(manner, '').slice(begun.length)).map(({ text }) => text);
  const sentences = all.filter((text) => !order.test(text) && orderLanguage(text) === null).map(plainSentence);
  return { sentences, isAll: all.length > 0 && sentences.length === all.length };
}

/** Whether a sentence has words enough to be missed where it is not said; a short one may be said in many ways. */
export function isTelling(sentence: string): boolean {
  return sentence.split(/\s+/).length >= fewestWords;
}

/**
 * Whether a text says all that its request has it say word for word, and the points beside it: what a small model writes
 * behind that it makes up.
 */
export function saysAll({ said, arm, occasion }: Pick<Plan, 'said' | 'arm' | 'occasion'>, text: string): boolean {
  const { sentences, isAll } = saidDirectly(said);
  const { points, language, reader } = occasion;
  if (!isAll || !recipes[arm].ownForms) {
    return false;
  }
  const small = functionWords(language);
  const there = new Set(stems(text, small));
  const wanted = stems(sentences.join(' '), small);
  return (
    wanted.filter((stem) => there.has(stem)).length >= wholeShare * wanted.length &&
    checkPoints([...sentences, ...points], text, { language, reader: namesOf(reader) }).every(
      ({ state }) => state === 'held',
    )
  );
}
