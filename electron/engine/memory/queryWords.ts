/** What a person typed into a search box, taken apart. */
export interface QueryWords {
  /** Single words and quoted phrases as they were typed. */
  readonly terms: readonly string[];
  /** The last word is still being typed: it matches every word that begins so. */
  readonly open: boolean;
}

const word = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;
/** A longer query says no more by its words; its meaning is searched whole. */
const mostTerms = 20;

/** Reads a query. Nothing a person can type is a mistake; quotes keep words together. */
export function readQuery(text: string, typing: boolean): QueryWords {
  const terms: string[] = [];
  let open = false;
  for (const match of text.matchAll(/"([^"]*)"|[^\s"]+/g)) {
    const quoted = match[1];
    const words = (quoted ?? match[0]).match(word) ?? [];
    terms.push(...(quoted === undefined ? words : words.length > 0 ? [words.join(' ')] : []));
    open = quoted === undefined && words.length > 0 && match.index + match[0].length === text.length;
  }
  const distinct = [...new Map(terms.map((term) => [fold(term), term])).values()];
  // One letter begins too many words to say anything, and reading them all would take a while.
  const begun = open && distinct.length <= mostTerms && fold(distinct.at(-1) ?? '').length > 1;
  return { terms: distinct.slice(0, mostTerms), open: typing && begun };
}

/** An FTS5 expression that finds mail with all, or with any, of the terms; null where there are none. */
export function expression({ terms, open }: QueryWords, join: 'AND' | 'OR'): string | null {
  const quoted = terms.map((term, index) => `"${term}"${open && index === terms.length - 1 ? '*' : ''}`);
  return quoted.length === 0 ? null : quoted.join(` ${join} `);
}

/** Makes words comparable the way the index does: case and accents do not count. */
export function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
