/** How well a program kept the words that a mail's author wrote, counted against lines labelled by hand. */

/** What a labelled line is. `material` is pasted: logs, output, what stands for a cut ("[...]"). */
export type Label =
  | 'own'
  | 'greeting'
  | 'sign-off'
  | 'signature'
  | 'quote'
  | 'attribution'
  | 'forward'
  | 'footer'
  | 'material'
  | 'automatic';

export interface Score {
  /** The author's own words, apart from greeting and sign-off. */
  readonly own: number;
  readonly ownKept: number;
  /** Every word that the program kept. */
  readonly kept: number;
  /** Kept words of somebody else's or of a program's, and words that stand nowhere in the mail. */
  readonly foreign: number;
  /** Kept words of the author's signature, which are theirs but not written for this mail. */
  readonly signature: number;
}

const foreignLabels: ReadonlySet<Label> = new Set(['quote', 'attribution', 'forward', 'footer', 'automatic']);

/** Reads "greeting 1, own 3-9": a label for each line, counted from 1; lines without one are blank. */
export function readLabels(text: string): ReadonlyMap<number, Label> {
  const labels = new Map<number, Label>();
  for (const range of text.split(', ')) {
    const [, label, from, to] = /^(\S+) (\d+)(?:-(\d+))?$/.exec(range) ?? [];
    for (let line = Number(from); line <= Number(to ?? from); line += 1) {
      labels.set(line, label as Label);
    }
  }
  return labels;
}

/** Compares what was kept with the labelled lines, word by word. */
export function score(lines: readonly string[], labels: ReadonlyMap<number, Label>, kept: string): Score {
  const words: string[] = [];
  const kinds: Label[] = [];
  for (const [at, line] of lines.entries()) {
    for (const word of wordsOf(line)) {
      words.push(word);
      kinds.push(labels.get(at + 1) ?? 'material');
    }
  }
  const keptWords = wordsOf(kept);
  const found = align(keptWords, words).map((at) => (at < 0 ? null : (kinds[at] ?? null)));
  const count = (test: (kind: Label | null) => boolean): number => found.filter(test).length;
  return {
    own: kinds.filter((kind) => kind === 'own').length,
    ownKept: count((kind) => kind === 'own'),
    kept: keptWords.length,
    foreign: count((kind) => kind === null || foreignLabels.has(kind)),
    signature: count((kind) => kind === 'signature'),
  };
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/**
 * For each kept word its place in the mail, or -1: the longest common subsequence, and of several that in which most
 * words stand beside those that stood beside them. (A kept text leaves out, but changes no order.)
 */
function align(kept: readonly string[], words: readonly string[]): number[] {
  const width = words.length + 1;
  // by pair of ends: the best value, and the best value of alignments that pair these two words
  const best = new Int32Array((kept.length + 1) * width);
  const paired = new Int32Array((kept.length + 1) * width).fill(-1);
  for (let row = 1; row <= kept.length; row += 1) {
    for (let column = 1; column < width; column += 1) {
      const at = row * width + column;
      const diagonal = at - width - 1;
      if (kept[row - 1] === words[column - 1]) {
        paired[at] = Math.max((best[diagonal] ?? 0) + 4, (paired[diagonal] ?? -1) + 5);
      }
      best[at] = Math.max(best[at - 1] ?? 0, best[at - width] ?? 0, paired[at] ?? -1);
    }
  }
  const places = new Array<number>(kept.length).fill(-1);
  let row = kept.length;
  let column = width - 1;
  let adjoins = false;
  while (row > 0 && column > 0) {
    const at = row * width + column;
    const diagonal = at - width - 1;
    if (adjoins || (paired[at] ?? -1) === best[at]) {
      places[row - 1] = column - 1;
      adjoins = (paired[at] ?? -1) === (paired[diagonal] ?? -1) + 5 && (paired[diagonal] ?? -1) >= 0;
      row -= 1;
      column -= 1;
    } else if (best[at] === best[at - 1]) {
      column -= 1;
    } else {
      row -= 1;
    }
  }
  return places;
}
