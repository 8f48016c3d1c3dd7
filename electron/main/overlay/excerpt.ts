/** Far more than can be rewritten at once, and little enough to be shown. */
const mostLetters = 20_000;

/** The beginning of a text, cut where no letter is torn from its marks, and no emoji in two. */
export function excerpt(text: string): string {
  if (text.length <= mostLetters) {
    return text;
  }
  const [last] = [...new Intl.Segmenter().segment(text.slice(mostLetters - 100, mostLetters + 100))].filter(
    ({ index, segment }) => index + segment.length > 100,
  );
  return text.slice(0, mostLetters - 100 + (last?.index ?? 100));
}
