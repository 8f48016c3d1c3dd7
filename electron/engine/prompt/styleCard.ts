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
  const most = Math.max(10, Math.round(style.words[2] / 5) * 5);
  return [
    // How few words are usual is not said: a model that knows fills a short mail with inventions.
    `${writer}'s mails have at most ${most} words, in sentences of about ${Math.round(style.wordsPerSentence)} words, ` +
      'and fewer where there is less to say.',
    ...(style.exclaims < 0.1 ? [`${writer} uses no exclamation marks.`] : []),
    ...(style.greets < 0.2 ? [`${writer} begins without a greeting.`] : []),
    ...(style.signs < 0.2 ? [`${writer} ends without a sign-off.`] : []),
  ];
}
