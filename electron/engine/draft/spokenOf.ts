import { type Avoidance, avoidEndings, avoidTokens } from '../model/avoidance.ts';
import { functionWords } from '../prompt/functionWords.ts';
import { capitalized } from './called.ts';
import type { Occasion } from './occasion.ts';
import { firstName } from './reader.ts';
import { readerInRequest, roleInRequest } from './readerInRequest.ts';

type TokensOf = (text: string) => readonly number[];

/** A greeting begins within so many tokens. */
const greetingTokens = 4;
/** What somebody is called to their face too: "Hi team". */
const calledSo =
  /^(?:team|all|everyone|everybody|family|folks|group|list|parents|mum|mom|dad|mama|papa|leute|eltern)$/i;

/** Names that sentences, too, begin with or months have. */
const ordinaryWords = new Set(['will', 'may', 'april', 'june', 'august', 'mark', 'hope', 'grace', 'joy']);

/**
 * Keeps a draft from speaking of its reader instead of to them: "Anna, can Anna send it?", "I wanted to tell the
 * landlord", "ich schreibe Herrn Weber". Where they were greeted, no name of theirs and none by which the request calls
 * them comes again, unless the request says it of somebody else besides, or common words begin with the same token. What
 * they are, where the request names nobody ("tell the landlord"), does not come behind its article, nor as a greeting.
 *
 * @param opening How the draft begins, with the greeting.
 * @param tokensOf The tokens of a text, as the model that writes has them.
 */
export function avoidReader(
  { reader, request, points, language }: Pick<Occasion, 'reader' | 'request' | 'points' | 'language'>,
  opening: string,
  tokensOf: TokensOf,
): Avoidance {
  const name = reader === null ? null : firstName(reader);
  if (name === null) {
    return avoidRole(roleInRequest(request), tokensOf);
  }
  const asked = [request, ...points].join(' ').match(/\p{L}+/gu) ?? [];
  const names = opening === '' ? [] : namesIn(`${name} ${readerInRequest(request) ?? ''}`);
  const firstOf = (word: string): number[] => tokensOf(` ${word}`).slice(0, 1);
  const others = [...functionWords(language), ...asked.filter((word) => !names.includes(word))];
  const common = new Set(others.flatMap((word) => [word, capitalized(word)].flatMap(firstOf)));
  const theirs = names.filter(
    (word) => !ordinaryWords.has(word.toLowerCase()) && asked.filter((each) => each === word).length <= 1,
  );
  return avoidTokens(theirs.flatMap(firstOf).filter((token) => !common.has(token)));
}

/** Shorter names are the beginning of other words. */
const fewestLetters = 4;
/** What stands before a name that is spoken to; behind other words it may be the sign-off ("Deine Marlis"). */
const calling =
  ', . ! ? Hi Hello Dear Hey Yes No Thanks you Hallo Liebe Lieber Danke Ja Nein Bonjour Chère Cher Merci Hola Querida Querido Gracias'.split(
    ' ',
  );

/**
 * Keeps a draft from speaking to its writer ("Yes, Ines, I will"), as a small model does that goes on for the one who is
 * answered.
 *
 * @param names What the writer is called.
 * @param asked All that the draft is asked to say.
 */
export function avoidWriter(names: readonly string[], asked: string, tokensOf: TokensOf): Avoidance {
  const written = names.filter((name) => name.length >= fewestLetters && !asked.includes(name));
  const before = calling.flatMap((word) => (/\p{L}/u.test(word) ? [word, ` ${word}`] : [word]));
  return avoidEndings(written.flatMap((name) => before.map((word) => [...tokensOf(word), ...tokensOf(` ${name}`)])));
}

/** The words of a name that begin with a capital, and how German bends a title. */
function namesIn(text: string): string[] {
  const words = text.match(/\p{Lu}[\p{L}'’-]+/gu) ?? [];
  return [...new Set(words.flatMap((word) => (/^Herrn?$/.test(word) ? ['Herr', 'Herrn'] : [word])))];
}

function avoidRole(role: string | null, tokensOf: TokensOf): Avoidance {
  const [article = '', noun = ''] = role?.split(/\s+/) ?? [];
  if (noun === '') {
    return avoidTokens([]);
  }
  const variants = (word: string): string[] => [word, capitalized(word)].flatMap((each) => [each, ` ${each}`]);
  // A model spells as most of what it has read does, whatever the request has.
  const spellings = [noun, noun.replace('our', 'or')];
  const nouns = spellings.flatMap(variants).flatMap((word) => tokensOf(word).slice(0, 1));
  const articles = new Set(variants(article).flatMap((word) => tokensOf(word).slice(-1)));
  const greets = calledSo.test(noun);
  return (written) => ((!greets && written.length < greetingTokens) || articles.has(written.at(-1) ?? -1) ? nouns : []);
}
