/** Tokens that may not come next, given what was written so far. */
export type Avoidance = (written: readonly number[]) => readonly number[];

/** So many tokens may be the same as in a text that must not be copied; the next one must differ. */
const longestRun = 6;
/** The same for what the answer itself said before: longer, because people repeat names and figures. */
const longestRepeat = 8;

/**
 * Keeps an answer from copying whole stretches out of texts that only show how somebody writes, as
 * `encoder_no_repeat_ngram_size` does in fairseq. Stretches that stand in two of the texts are the person's own turns
 * of phrase and stay allowed, and so is what the request itself says.
 *
 * @param texts The tokens of each text.
 * @param allowed The tokens of what may be copied.
 */
export function avoidCopies(texts: readonly (readonly number[])[], allowed: readonly number[]): Avoidance {
  const free = new Set(runs(allowed).map(({ key, next }) => `${key} ${next}`));
  const seenIn = new Map<string, number>();
  for (const text of texts) {
    for (const stretch of new Set(runs(text).map(({ key, next }) => `${key} ${next}`))) {
      seenIn.set(stretch, (seenIn.get(stretch) ?? 0) + 1);
    }
  }
  const banned = new Map<string, number[]>();
  for (const { key, next } of texts.flatMap(runs)) {
    const stretch = `${key} ${next}`;
    if (seenIn.get(stretch) === 1 && !free.has(stretch)) {
      banned.set(key, [...(banned.get(key) ?? []), next]);
    }
  }
  return (written) => (written.length < longestRun ? [] : (banned.get(written.slice(-longestRun).join(' ')) ?? []));
}

/**
 * Keeps an answer from going round in circles, as small models do: so many tokens, `longest`, do not come twice, as
 * `no_repeat_ngram_size` in fairseq.
 */
export function avoidLoops(longest = longestRepeat): Avoidance {
  return (written) => {
    const start = written.length - longest;
    if (start < 1) {
      return [];
    }
    const banned: number[] = [];
    for (let at = 0; at < start; at += 1) {
      let same = 0;
      while (same < longest && written[at + same] === written[start + same]) {
        same += 1;
      }
      const next = written[at + longest];
      if (same === longest && next !== undefined) {
        banned.push(next);
      }
    }
    return banned;
  };
}

/** Keeps an answer from beginning with any of these tokens; its lines too, where the tokens that end a line are given. */
export function avoidStarts(tokens: readonly number[], breaks: readonly number[] = []): Avoidance {
  return (written) => (isStart(written.at(-1), breaks) ? tokens : []);
}

/**
 * Keeps an answer from beginning with a word of several tokens: only the last of them is kept away, so that another word
 * with the same beginning may come ("Apologies" where "Apologise" may not).
 */
export function avoidBeginnings(words: readonly (readonly number[])[], breaks: readonly number[] = []): Avoidance {
  return (written) =>
    words.flatMap((word) => {
      const before = word.slice(0, -1);
      const begun = before.every((token, at) => written.at(at - before.length) === token);
      return begun && isStart(written.at(-before.length - 1), breaks) ? word.slice(-1) : [];
    });
}

/** Keeps words of several tokens out of an answer: only the last token is kept away, behind the others. */
export function avoidEndings(words: readonly (readonly number[])[]): Avoidance {
  return (written) =>
    words.flatMap((word) => {
      const before = word.slice(0, -1);
      return before.every((token, at) => written.at(at - before.length) === token) ? word.slice(-1) : [];
    });
}

/** Keeps an answer, or a line of it, that begins with one of `first` from going on with any of `next`. */
export function avoidSeconds(
  first: readonly number[],
  next: readonly number[],
  breaks: readonly number[] = [],
): Avoidance {
  return (written) => (first.includes(written.at(-1) ?? -1) && isStart(written.at(-2), breaks) ? next : []);
}

function isStart(before: number | undefined, breaks: readonly number[]): boolean {
  return before === undefined || breaks.includes(before);
}

/** Keeps these tokens out of an answer altogether. */
export function avoidTokens(tokens: readonly number[]): Avoidance {
  return () => tokens;
}

function runs(tokens: readonly number[]): { key: string; next: number }[] {
  return tokens.slice(longestRun).map((next, at) => ({ key: tokens.slice(at, at + longestRun).join(' '), next }));
}
