/**
 * How formal a mail is, counted: no list of adjectives, but what people change when they write to a stranger and to a
 * friend (after Heylighen and Dewaele 1999 and Pavlick and Tetreault 2016): contractions, exclamation marks, greeting
 * and sign-off, du or Sie, lengths of sentences and words, capitals, polite forms. Each count is standardised over the
 * person's own mails, so that the scale runs from their most familiar mail to their most formal one and knows of nobody
 * else's; the score is the mean of all counts that differ between their mails.
 */
import type { Letter } from '../letter.ts';
import { countWords } from '../habits.ts';

type Trait = (letter: Letter) => number;

const contraction =
  /(?<!\p{L})\p{L}+['’](?:s|t|re|ve|ll|d|m)(?!\p{L})|(?<!\p{L})(?:gonna|wanna|gotta|yeah|yep|ok)(?!\p{L})|(?<!\p{L})(?:hab|geht|gibt|ist|ich)['’]s?(?!\p{L})/giu;
const familiar = /(?<!\p{L})(?:du|dir|dich|dein|deine|deinen|deinem|deiner|euch|euer|eure)(?!\p{L})/giu;
const formalPronoun = /(?<!^|[.!?:]\s{0,3})(?<!\p{L})(?:Sie|Ihnen|Ihr|Ihre|Ihren|Ihrem|Ihrer)(?!\p{L})/gu;
const polite =
  /(?<!\p{L})(?:please|kindly|would|could|shall|should|may|might|grateful|appreciate|regret|bitte|würde|würden|könnte|könnten|dürfte|dürften|gerne|leider)(?!\p{L})/giu;
const marks = /\.{3}|…|[:;]-?[)(DP]|\p{Extended_Pictographic}|(?<!\p{L})(?:haha|lol|x|xx)(?!\p{L})/giu;

/** Greetings by how formal they are; the first that fits counts. */
const greetings: readonly (readonly [RegExp, number])[] = [
  [
    /^(?:sehr geehrt|dear (?:sir|madam|mr|mrs|ms|dr|prof|professor|messrs)\b|(?:mr|mrs|ms|dr|prof)\.? \p{Lu}|to whom)/iu,
    2,
  ],
  [/^(?:guten (?:tag|morgen|abend)|good (?:morning|afternoon|evening))\b/iu, 1.5],
  [/^lieber? (?:herr|frau)\b/iu, 1],
  [/^(?:dear|lieber?|liebes)\b/iu, 0.5],
  [/^(?:hi|hiya|hey|hallo|hello|moin|servus|huhu|morning|evening)\b/iu, -0.5],
];
const signOffs: readonly (readonly [RegExp, number])[] = [
  [
    /(?:sincerely|faithfully|regards|freundlichen? grü|good wishes|best wishes|i remain|hochachtungsvoll|mit gruß|es grüßt)/i,
    1,
  ],
  [/(?:love|hugs?|kisses|\bx\b|\bxx\b|cheers|\bta\b|ciao|tschüss|\blg\b|drückt|bises|küss|see you|bye)/i, -1],
];

const traits: Readonly<Record<string, Trait>> = {
  greeting: ({ greeting }) => firstOf(greetings, greeting, -1, -0.25),
  signOff: ({ signOff }) => firstOf(signOffs, signOff, 0, 0) + signedLength(signOff),
  contractions: ({ body }) => -contractionsIn(body),
  exclamations: ({ body }) => -perHundred(body, /!/g),
  pronouns: ({ body }) => formalIn(body) - familiarIn(body),
  sentences: ({ body }) => Math.log(1 + countWords(body) / Math.max(1, sentenceCount(body))),
  words: ({ body }) => letterCount(body) / Math.max(1, countWords(body)),
  capitals: ({ body }) => -smallStartsIn(body),
  polite: ({ body }) => Math.min(6, perHundred(body, polite)),
  marks: ({ body, signOff }) => -perHundred(`${body} ${signOff ?? ''}`, marks),
};

/** A person's own scale of tone. */
export interface ToneScale {
  /** 0 is their mean mail, more is more formal; in standard deviations. */
  readonly score: (letter: Letter) => number;
  /** The scores of the letters it was made from, in their order. */
  readonly scores: readonly number[];
}

/** One mail has few words: what it has by chance must not count for more than so many standard deviations. */
const mostDeviations = 2.5;

/** `letters`: one or more, of one language. */
export function toneScale(letters: readonly Letter[]): ToneScale {
  const scales = Object.values(traits).map((trait) => {
    const values = letters.map(trait);
    const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
    const deviation = Math.sqrt(
      values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length),
    );
    return { trait, mean, deviation };
  });
  const telling = scales.filter(({ deviation }) => deviation > 1e-6);
  const score = (letter: Letter): number =>
    telling.reduce((sum, { trait, mean, deviation }) => {
      const value = (trait(letter) - mean) / deviation;
      return sum + Math.max(-mostDeviations, Math.min(mostDeviations, value));
    }, 0) / Math.max(1, telling.length);
  return { score, scores: letters.map(score) };
}

/** `none`: of a mail without one; `other`: of one that no form fits, such as a name alone. */
function firstOf(
  forms: readonly (readonly [RegExp, number])[],
  text: string | null,
  none: number,
  other: number,
): number {
  const line = text?.trim() ?? '';
  return line === '' ? none : (forms.find(([form]) => form.test(line))?.[1] ?? other);
}

/** A full name is more formal than a first name, and that more than a letter. */
function signedLength(signOff: string | null): number {
  const name = signOff?.trim().split('\n').at(-1)?.trim() ?? '';
  const words = name.split(/\s+/).filter((word) => /^\p{Lu}\p{L}+/u.test(word)).length;
  return words >= 2 ? 0.75 : words === 1 ? 0.25 : 0;
}

/** Contractions in a hundred words. */
export function contractionsIn(text: string): number {
  return perHundred(text, contraction);
}

/** Words of familiar address in a hundred. */
export function familiarIn(text: string): number {
  return perHundred(text, familiar);
}

/** Words of formal address in a hundred. */
export function formalIn(text: string): number {
  return perHundred(text, formalPronoun);
}

function perHundred(text: string, pattern: RegExp): number {
  // Of a note of five words one sign is not twenty in a hundred.
  return (100 * (text.match(pattern)?.length ?? 0)) / Math.max(25, countWords(text));
}

function sentenceCount(text: string): number {
  return text.split(/[.!?…]+(?:\s|$)|\n{2,}/u).filter((sentence) => sentence.trim() !== '').length;
}

function letterCount(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}

/** Share of sentences, and of the word "I", in small letters. */
export function smallStartsIn(text: string): number {
  const starts = text.match(/(?<=^|[.!?]\s+|\n\s*)\p{L}/gu) ?? [];
  const small =
    starts.filter((letter) => letter === letter.toLowerCase()).length +
    (text.match(/(?<!\p{L})i(?![\p{L}.])/gu)?.length ?? 0);
  return small / Math.max(1, starts.length);
}
