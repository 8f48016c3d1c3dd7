/** How some mails of the person are written, in what can be counted. */
export interface CountedTone {
  /** Contractions in a hundred words: I'm, don't. */
  readonly contractions: number;
  readonly wordsPerSentence: number;
  /** Share of sentences that begin with a small letter, 0 to 1. */
  readonly smallStarts: number;
  /** Whom the mails speak to; null where they tell nothing, or the language has one word for both. */
  readonly address: 'Sie' | 'du' | null;
}

export interface AimBrief {
  /** Words that the mail is to have; null where length is as it comes. */
  readonly words: number | null;
  /** What is usual for the person, to tell whether that is much. */
  readonly usualWords: number;
  /** Of the mails whose tone is wanted; null where tone is as it comes. */
  readonly tone: CountedTone | null;
}

/** What a draft aims at, a sentence each: counts, since a small model takes adjectives for a call to exaggerate. */
export function aimSentences({ words, usualWords, tone }: AimBrief): string[] {
  return [
    ...(words === null ? [] : [lengthSentence(words, usualWords)]),
    ...(tone === null ? [] : toneSentences(tone)),
  ];
}

function lengthSentence(words: number, usual: number): string {
  const rounded = words < 20 ? words : Math.round(words / 5) * 5;
  return words > usual * 1.3
    ? `Write it at length, in about ${rounded} words: say each thing in full sentences, with its reason or circumstance as far as you know it.`
    : `Write it in about ${rounded} words${words < usual * 0.8 ? ', leaving out whatever can be left out' : ''}.`;
}

function toneSentences({ contractions, wordsPerSentence, smallStarts, address }: CountedTone): string[] {
  return [
    ...(address === null ? [] : [`Address the reader with "${address}".`]),
    ...(contractions >= 1 ? ["Use contractions (I'm, it's, don't)."] : []),
    ...(contractions < 0.3 ? ['Use no contractions (I am, it is, do not).'] : []),
    ...(smallStarts > 0.5 ? ['Begin sentences with a small letter.'] : []),
    `Write sentences of about ${Math.round(wordsPerSentence)} words.`,
  ];
}
