import { lexicon } from '../../lexicon.ts';
import { functionWords } from '../../prompt/functionWords.ts';
import { plainWord, wordPattern, wordsOf } from './words.ts';

/** What of a text must not be lost or made up, each in the form in which two are compared. */
export interface Facts {
  /** Numbers, times, prices, links, addresses. */
  readonly numbers: ReadonlySet<string>;
  /** Names, weekdays and months; names of files and in programs, word by word. */
  readonly names: ReadonlySet<string>;
}

/** Names that begin a sentence too, and words that have a capital by the rules of English alone. */
const noName = new Set(
  `i i'm i'll i've i'd ok okay pm am re fw fwd tldr ps hi hey hello dear thanks thank best regards cheers yours english
   sent subject mr mrs ms dr prof professor herr herrn frau`.split(/\s+/),
);
/** Days, months, and days as they are told from the day of writing. */
const dayOrMonth =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)days?$|^(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)s?$|^(?:january|february|april|june|july|august|september|october|november|december|januar|februar|märz|juni|juli|oktober|dezember)$|^(?:today|tomorrow|yesterday|tonight|noon|midnight|heute|gestern|übermorgen|vorgestern|mittags?)$/;
const listMark = /^\s*\(?\d{1,2}[.):]\s+/gm;
const spelled = lexicon<string>({
  ...{
    two: '2',
    three: '3',
    four: '4',
    five: '5',
    six: '6',
    seven: '7',
    eight: '8',
    nine: '9',
    ten: '10',
    eleven: '11',
  },
  ...{ twelve: '12', zwei: '2', drei: '3', vier: '4', fünf: '5', sechs: '6', sieben: '7', acht: '8', neun: '9' },
  ...{ zehn: '10', elf: '11', zwölf: '12' },
});

/**
 * The names and numbers of a text, word by word: notes leave out the "at" by which 3 is a time and part a day from its
 * month, so that they hold few of the facts that `draft/points/facts.ts` tells in whole sentences. In German every noun
 * has a capital, so there only weekdays, months, words with capitals inside, and words with a sign of being a name are
 * told.
 */
export function factsOf(text: string, language: string): Facts {
  const numbers = new Set<string>();
  const names = new Set<string>();
  for (const sentence of text.replace(listMark, '').split(/(?<=[.!?:;…"“(–—-])\s+|\n+/u)) {
    const tokens = sentence.match(wordPattern) ?? [];
    for (const [at, raw] of tokens.entries()) {
      const word = plainWord(raw).replace(/'s$/, '');
      if (/^\p{N}/u.test(raw) || raw.includes('://') || raw.includes('@')) {
        numbers.add(plainNumber(word));
      } else if (spelled[word] !== undefined) {
        numbers.add(spelled[word]);
      } else if (dayOrMonth.test(word)) {
        names.add(word.replace(/s$/, ''));
      } else if (isName(raw, at, language)) {
        names.add(word);
      }
    }
  }
  for (const name of text.replace(linkOrAddress, ' ').match(codeName) ?? []) {
    for (const word of wordsOf(name.replaceAll('_', ' ')).filter((each) => each.length > 1)) {
      names.add(word);
    }
  }
  return { numbers, names };
}

/** Looked for at the beginning of a run of signs only, as in `wordPattern`. */
const linkOrAddress = /(?<!\S)\S+@\S+|https?:\/\/\S+/g;
/** `plan.pdf`, `read_all`, `data$age` and `plot(`, but neither "e.g." nor "file(s)". */
const codeName =
  /(?<![\p{L}\p{N}@/.:$_-])(?:\p{L}[\p{L}\p{N}]+(?:[._$][\p{Ll}\p{N}][\p{L}\p{N}]+)+(?![\p{L}@/])|\p{L}[\p{L}\p{N}._]+(?=\((?!s\))))/gu;

function isName(raw: string, at: number, language: string): boolean {
  const word = plainWord(raw);
  if (noName.has(word) || functionWords(language).has(word)) {
    return false;
  }
  if (/^\p{Lu}[\p{L}\p{N}]*\p{Lu}/u.test(raw)) {
    return true;
  }
  return language !== 'de' && at > 0 && /^\p{Lu}\p{L}+/u.test(raw);
}

/** 9, 09 and 9.00 are written for one another; so are 1,140 and 1140. */
function plainNumber(word: string): string {
  return word
    .replace(/(\d)[,.](?=\d{3}(?!\d))/g, '$1')
    .replace(/^0+(?=\d)/, '')
    .replace(/[:.]00$/, '')
    .replace(/[.,:]$/, '');
}

/** Which facts of a mail a request lacks. */
export function missingFacts(mail: Facts, request: string): string[] {
  const words = new Set(
    wordsOf(request).flatMap((word) => [word, word.replace(/'s$/, ''), plainNumber(word), spelled[word] ?? word]),
  );
  const text = ` ${[...words].join(' ')} `;
  const has = (fact: string): boolean => words.has(fact) || (fact.length > 3 && text.includes(` ${fact}`));
  return [...mail.numbers, ...mail.names].filter((fact) => !has(fact));
}

const timeFromNow =
  /\b(this|last|diese[rsnm]?|letzte[rsnm]?) (week|weekend|month|year|morning|afternoon|evening|summer|winter|autumn|spring|woche|wochenende|monat|jahr)\b/giu;

/** Whether a request tells a time from the day of writing (`this week`) where the mail does not (`that week`). */
export function inventsTime(request: string, known: string): boolean {
  const text = known.toLowerCase();
  return [...request.toLowerCase().matchAll(timeFromNow)].some(([, word = '', span = '']) => {
    return text.includes(span) && !new RegExp(`\\b${word}\\b[^.]{0,20}\\b${span}`, 'u').test(text);
  });
}

/** Which facts of a request stand nowhere in what is known. */
export function inventedFacts(request: Facts, known: string): string[] {
  const words = new Set(
    wordsOf(known).flatMap((word) => [word, word.replace(/'s$/, ''), plainNumber(word), spelled[word] ?? word]),
  );
  return [...request.numbers, ...request.names].filter((fact) => !words.has(fact) && !words.has(`${fact}s`));
}
