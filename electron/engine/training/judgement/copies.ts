import { plainWords } from './words.ts';

/** Nobody writes so many words in a row again by chance. */
const runLength = 20;

/** The runs of 20 words that stand in a person's mails, to tell what was copied out of them. */
export interface Runs {
  /**
   * Share of the text's runs that stand in one of the mails, 0 to 1; 0 for a text that is too short to have one.
   * `except`: mails that do not count, such as the one that the text was written for.
   */
  copied(text: string, except?: readonly number[]): number;
}

/** Runs are remembered by their hash: 1,000 mails of 500 words take a few MB. */
export function runsOf(mails: Iterable<{ readonly id: number; readonly text: string }>): Runs {
  const seenIn = new Map<number, number[]>();
  for (const { id, text } of mails) {
    for (const run of new Set(runs(text))) {
      const known = seenIn.get(run);
      if (known === undefined) {
        seenIn.set(run, [id]);
      } else {
        known.push(id);
      }
    }
  }
  return {
    copied: (text, except = []) => {
      const own = runs(text);
      const found = own.filter((run) => seenIn.get(run)?.some((id) => !except.includes(id)) ?? false);
      return own.length === 0 ? 0 : found.length / own.length;
    },
  };
}

function runs(text: string): number[] {
  const words = plainWords(text);
  return Array.from({ length: Math.max(0, words.length - runLength + 1) }, (_, at) =>
    hash(words.slice(at, at + runLength).join(' ')),
  );
}

/** 53 bits out of two rounds of FNV-1a (Fowler, Noll, Vo), so that two runs are not taken for the same by chance. */
function hash(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b);
  }
  return (high >>> 11) * 2 ** 32 + (low >>> 0);
}
