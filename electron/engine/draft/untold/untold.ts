import { type Avoidance, avoidTokens } from '../../model/avoidance.ts';
import { functionWords } from '../../prompt/functionWords.ts';
import { capitalized } from '../called.ts';
import { untoldDays } from './days.ts';
import { avoidFigures, toldFigures } from './figures.ts';
import { numberWords } from './numberWords.ts';
import { wordStarts } from './wordStarts.ts';

type TokensOf = (text: string) => readonly number[];

const known =
  'number|phone|address|rate|prices?|fee|iban|account|postcode|zip|details|directions|link|password|nummer|telefon\\p{L}*|adresse|preise?|honorar|konto\\p{L}*|num[ée]ro|téléphone|tarifs?|prix|compte|teléfono|dirección|precios?|cuenta';
/** What the person has and does not say, so that it may stand in an example; what nobody has told yet, and is to be made. */
const asksFigures = [
  String.raw`\b(?:my|our|meine?[nr]?|unsere?[nr]?|mon|ma|mes|notre|nos|mis?|nuestr[oa]s?)\s+(?:\p{L}+\s+){0,2}?(?:${known})\b`,
  String.raw`\b(?:${known})\s+(?:of|to|for|von|vom|zum|zur|du|de la|del)\b`,
  String.raw`\b(?:as|the|wie)\s+(?:usual|always|üblich|immer)\b|\bcomme d['’]habitude\b|\bcomo siempre\b`,
  String.raw`\b(?:list|write|make|draw up|suggest|give|schreib|mach|nenn|écris|fais|donne|escribe|haz|da)\p{L}*\s+(?:\p{L}+\s+){0,4}?(?:list|steps|agenda|reasons|code|script|function|regex|query|formula|table|plan|schedule|liste|schritte|gründe|skript|formel|tabelle|étapes|raisons|tableau|lista|pasos|razones|tabla)\b`,
].map((pattern) => new RegExp(pattern, 'iu'));

/**
 * Keeps out of an answer what nobody told the model: figures, numbers in words, days and months, and `leaks`, the words
 * that stand in its examples alone. A small model makes figures and days up, and tells those of another mail.
 *
 * @param told All that the draft may speak of: request, points, the mail being answered, notes.
 * @param asked What was asked for, without those.
 */
export function avoidUntold({ told, asked, leaks, language }: Untold, tokensOf: TokensOf): Avoidance[] {
  const figures = toldFigures(told, language);
  const free = asksFigures.some((pattern) => pattern.test(asked));
  const numbers = numberWords(language).flatMap(([word, value]) => (figures.has(String(value)) ? [] : [word]));
  const words = free ? [] : [...numbers, ...untoldDays(told, language), ...leaks];
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
