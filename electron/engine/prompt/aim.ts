/** How some mails of the person are written, in what can be counted. */
export interface CountedTone {
  /** Contractions in a hundred words: I'm, don't. */
  readonly contractions: number;
  readonly wordsPerSentence: number;
  /** Share of sentences that begin with a small letter, 0 to 1. */
  readonly smallStarts: number;
  /** The word they speak to their reader with; null where they tell nothing, or the language has one word for all. */
  readonly address: string | null;
}

export interface AimBrief {
  /** Sentences that the mail is to have; null where length is as it comes. */
  readonly sentences: number | null;
  /** Of the mails whose tone is wanted; null where tone is as it comes. */
  readonly tone: CountedTone | null;
}

/**
 * What a draft aims at, a sentence each: counts, since a small model takes adjectives for a call to exaggerate. Length
 * is told in sentences, which such a model counts; it does not count words.
 */
export function aimSentences({ sentences, tone }: AimBrief): string[] {
  return [...(sentences === null ? [] : [lengthSentence(sentences)]), ...(tone === null ? [] : toneSentences(tone))];
}

function lengthSentence(sentences: number): string {
  if (sentences <= 2) {
    return `Write ${sentences === 1 ? 'one short sentence' : 'one or two sentences'}.`;
  }
  return `Write ${sentences - 1} to ${sentences + 1} sentences.`;
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
