/** What can be counted in a person's mail. */
export interface Style {
  /** Words in a mail: the 10th, 50th and 90th percentile. */
  readonly words: readonly [number, number, number];
  readonly wordsPerSentence: number;
  /** Shares of mails, 0 to 1. */
  readonly exclaims: number;
  readonly greets: number;
  readonly signs: number;
}

/** A person's style in a few sentences that a model can follow: only what sets limits it would else overstep. */
export function styleCard(writer: string, style: Style): string[] {
  const [short, usual, long] = style.words.map((count) => Math.max(5, Math.round(count / 5) * 5));
  return [
    `${writer}'s mails have about ${usual ?? 0} words, seldom fewer than ${short ?? 0} or more than ${long ?? 0}, ` +
      `in sentences of about ${Math.round(style.wordsPerSentence)} words.`,
    ...(style.exclaims < 0.1 ? [`${writer} uses no exclamation marks.`] : []),
    ...(style.greets < 0.2 ? [`${writer} begins without a greeting.`] : []),
    ...(style.signs < 0.2 ? [`${writer} ends without a sign-off.`] : []),
  ];
}
