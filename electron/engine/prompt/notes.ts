import { functionWords } from './functionWords.ts';

export interface NoteLimits {
  readonly sentences: number;
  readonly words: number;
}

/** Longer notes cost reading time and show nothing more of how a request becomes a mail. */
const shown: NoteLimits = { sentences: 6, words: 36 };

/** The word that asks, by language: a question in a mail was a wish to ask before it was written. */
const askingWords: Readonly<Record<string, string>> = {
  en: 'ask:',
  de: 'fragen:',
  fr: 'demander:',
  es: 'preguntar:',
  it: 'chiedere:',
  nl: 'vragen:',
  pt: 'perguntar:',
};

/**
 * The note form of a mail: its content words, sentence by sentence, as somebody would jot down what to say. Right by
 * construction: nothing is in it that is not in the mail. Stands in for the request that led to the mail when an
 * example is shown, so that the model sees how few words become a whole mail in the person's hand.
 * `body`: the person's own words without greeting and sign-off.
 */
export function noteForm(body: string, language: string, limits: NoteLimits = shown): string {
  const grammar = functionWords(language);
  const notes = sentences(body)
    .slice(0, limits.sentences)
    .map((sentence) => content(sentence, grammar, askingWords[language]))
    .filter((note) => note !== '')
    .join('; ');
  return notes.split(' ').slice(0, limits.words).join(' ').replace(/;$/, '');
}

function sentences(text: string): string[] {
  return text
    .split(/(?<=[.!?…])\s+|\n{2,}/u)
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
    .filter((sentence) => sentence !== '');
}

function content(sentence: string, grammar: ReadonlySet<string>, asking = ''): string {
  const question = sentence.endsWith('?');
  const kept = sentence
    .replace(/[.!?…]+$/u, '')
    .split(' ')
    .filter((word) => /\p{N}/u.test(word) || !grammar.has(word.toLowerCase().replace(/^[^\p{L}]+|[^\p{L}']+$/gu, '')))
    .join(' ')
    .replace(/^[,;:–—-]+\s*|\s*[,;:–—-]+$/gu, '');
  return question && kept !== '' ? `${asking} ${kept}?`.trimStart() : kept;
}
