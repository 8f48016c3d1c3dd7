/** Where a passage begins and ends in its text, in UTF-16 units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Tokens of a passage: what fits an embedder of 256 tokens together with a line that says whose mail it is. */
const target = 200;
const most = 230;
/** Shorter ends are joined to the passage before. */
const least = 30;
/** A mail of a book's length is remembered by its beginning. */
const mostPassages = 40;

/**
 * Cuts a mail's own words into passages of about 200 tokens, at the borders of paragraphs where possible, else of
 * sentences, else of words. Passages do not overlap and hold everything but blank space; no more than `mostOf` are made.
 */
export function passagesOf(text: string, mostOf = mostPassages): Range[] {
  const passages: { start: number; end: number; tokens: number }[] = [];
  for (const { start, end } of pieces(text)) {
    const tokens = countTokens(text.slice(start, end));
    const last = passages.at(-1);
    const joined = (last?.tokens ?? 0) + tokens;
    if (last !== undefined && (joined <= target || (Math.min(tokens, last.tokens) < least && joined <= most))) {
      last.end = end;
      last.tokens = joined;
    } else {
      passages.push({ start, end, tokens });
    }
  }
  return passages.slice(0, mostOf).map(({ start, end }) => ({ start, end }));
}

/**
 * About how many tokens a word-piece vocabulary makes of a text: five letters one, a sign one, and one for each
 * character of the scripts that are written without spaces.
 */
export function countTokens(text: string): number {
  const pattern =
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]|[\p{L}\p{M}\p{N}]{1,5}|[^\s\p{L}\p{M}\p{N}]/gu;
  return text.match(pattern)?.length ?? 0;
}

/** The smallest stretches that need not be cut: paragraphs, or the sentences or words of one that is too long. */
function* pieces(text: string): Generator<Range> {
  for (const paragraph of split(text, { start: 0, end: text.length }, /\n\s*\n/g)) {
    if (fits(text, paragraph)) {
      yield paragraph;
      continue;
    }
    for (const sentence of split(text, paragraph, /(?<=[.!?…。！？][)"'”»]?)\s+/g)) {
      yield* fits(text, sentence) ? [sentence] : cutWords(text, sentence);
    }
  }
}

function fits(text: string, { start, end }: Range): boolean {
  return countTokens(text.slice(start, end)) <= target;
}

function* split(text: string, { start, end }: Range, border: RegExp): Generator<Range> {
  const part = text.slice(start, end);
  let from = 0;
  for (const match of [...part.matchAll(border), { index: part.length, 0: '' }]) {
    const stretch = part.slice(from, match.index);
    const begin = from + (stretch.length - stretch.trimStart().length);
    const finish = from + stretch.trimEnd().length;
    if (finish > begin) {
      yield { start: start + begin, end: start + finish };
    }
    from = match.index + match[0].length;
  }
}

/** Cuts a run without sentences, such as a list or a pasted table, after every `target` tokens. */
function* cutWords(text: string, { start, end }: Range): Generator<Range> {
  let from = start;
  let tokens = 0;
  // Long words are taken in pieces, or an unbroken line of a million letters would be one word.
  for (const match of text.slice(start, end).matchAll(/\s*\S{1,40}/gu)) {
    const count = countTokens(match[0]);
    const at = start + match.index;
    if (tokens + count > target && tokens > 0) {
      yield* split(text, { start: from, end: at }, /$^/g);
      from = at;
      tokens = 0;
    }
    tokens += count;
  }
  yield* split(text, { start: from, end }, /$^/g);
}
