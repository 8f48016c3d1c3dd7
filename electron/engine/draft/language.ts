import { languageOf } from '../mail/language.ts';
import { orderLanguage } from '../prompt/directSpeech/orderLanguage.ts';

const names = new Intl.DisplayNames(['en'], { type: 'language' });

/** The English name of a language, as prompts use it: `de` is German. */
export function languageName(code: string): string {
  return names.of(code) ?? code;
}

/** Words by which a request asks for a language, whatever language it is in itself. */
const asked: Readonly<Record<string, RegExp>> = {
  en: /\b(?:in english|auf englisch|en anglais|en inglés)\b/i,
  de: /\b(?:in german|auf deutsch|en allemand|en alemán)\b/i,
  fr: /\b(?:in french|auf französisch|en français|en francés)\b/i,
  es: /\b(?:in spanish|auf spanisch|en espagnol|en español)\b/i,
  it: /\b(?:in italian|auf italienisch|en italien|in italiano)\b/i,
  nl: /\b(?:in dutch|auf niederländisch|en néerlandais)\b/i,
  pt: /\b(?:in portuguese|auf portugiesisch|en portugais|em português)\b/i,
};

/** A language that the person never writes in is believed from this many characters on: short texts mislead. */
const sureLength = 60;

/** "Invita a Marta" is an order in these as in Spanish. */
const sisters = ['it', 'pt'];

/**
 * The language to draft in: the one the request asks for, else the one it is written in, as its order or all of it tells,
 * else the first of `likely`.
 * `likely`: languages of the mail being answered and of the person's own mail, likeliest first.
 */
export function draftLanguage(request: string, likely: readonly string[]): string {
  const named = Object.entries(asked).find(([, words]) => words.test(request))?.[0];
  if (named !== undefined) {
    return named;
  }
  const ordered = orderLanguage(request);
  const seen = languageOf(request);
  const isSister = ordered === 'es' && seen !== null && sisters.includes(seen) && likely.includes(seen);
  if (ordered !== null && !isSister) {
    return ordered;
  }
  const believed = seen !== null && (likely.includes(seen) || likely.length === 0 || request.length >= sureLength);
  return believed ? seen : (likely[0] ?? 'en');
}
