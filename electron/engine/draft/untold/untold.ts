import { type Avoidance, avoidTokens } from '../../model/avoidance.ts';
import { functionWords } from '../../prompt/functionWords.ts';
import { capitalized } from '../called.ts';
import { untoldDays } from './days.ts';
import { avoidFigures, toldFigures } from './figures.ts';
import { numberWords } from './numberWords.ts';
import { wordStarts } from './wordStarts.ts';

type TokensOf = (text: string) => readonly number[];

/** What has figures that the person knows and does not say, or that nobody has told yet. */
const asksFigures =
  /\b(?:number|phone|address|rate|price|fee|iban|account|postcode|zip|version|usual|always|list|steps?|agenda|reasons|code|script|function|regex|command|query|formula|table|plan|schedule|nummer|telefon\w*|adresse|preis|honorar|konto\w*|üblich\w*|immer|liste|schritte|gründe|skript|funktion|befehl|formel|tabelle|num[ée]ro|téléphone|tarif|prix|compte|habituel\w*|toujours|étapes|raisons|fonction|commande|tableau|teléfono|dirección|precio|cuenta|lista|pasos|razones|función|orden|tabla)\b/iu;

/**
 * Keeps out of an answer what nobody told the model: figures, numbers in words, days and months, and `leaks`, the words
 * that stand in its examples alone. A small model makes figures and days up, and tells those of another mail.
 *
 * @param told All that the draft may speak of: request, points, the mail being answered, notes.
 * @param asked What was asked for, without those.
 */
export function avoidUntold({ told, asked, leaks, language }: Untold, tokensOf: TokensOf): Avoidance[] {
  const figures = toldFigures(told, language);
  const free = asksFigures.test(asked);
  const numbers = numberWords(language).flatMap(([word, value]) => (figures.has(String(value)) ? [] : [word]));
  const words = [...(free ? [] : [...numbers, ...untoldDays(told, language)]), ...leaks];
  const others = [...functionWords(language), ...(told.match(/[\p{L}\p{N}]+/gu) ?? [])];
  return [
    ...(free ? [] : [avoidFigures(figures, tokensOf)]),
    avoidTokens(
      wordStarts(
        words.flatMap((word) => [word, capitalized(word)]),
        others,
        tokensOf,
      ),
    ),
  ];
}

export interface Untold {
  readonly told: string;
  readonly asked: string;
  readonly leaks: readonly string[];
  /** ISO 639-1. */
  readonly language: string;
}
