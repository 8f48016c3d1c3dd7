const words: Readonly<Record<string, string>> = {
  mine: 'In your own words',
  shorter: 'Shorter',
  friendlier: 'Friendlier',
  answer: 'An answer',
  continue: 'Gone on',
};

/** What was done, in words; an instruction of the person's own as they wrote it. */
export function mannerWords(manner: string): string {
  return words[manner] ?? `“${manner}”`;
}
