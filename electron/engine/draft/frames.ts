import type { Sieve } from './sieve.ts';

const frame = '```';

/** Leaves out the lines with which chat models frame program text ("```r"): people write it as it is. */
export function withoutFrames(): Sieve {
  /** What the line begins with, while that may be a frame; null within a line that is none. */
  let begun: string | null = '';

  const take = (character: string): string => {
    if (begun === null) {
      begun = character === '\n' ? '' : null;
      return character;
    }
    begun += character;
    const mark = begun.trimStart();
    if (mark.startsWith(frame)) {
      begun = character === '\n' ? '' : begun;
      return '';
    }
    if (frame.startsWith(mark) && character !== '\n') {
      return '';
    }
    const text = begun;
    begun = character === '\n' ? '' : null;
    return text;
  };

  return {
    push: (piece) => Array.from(piece, take).join(''),
    rest: () => {
      const text = begun ?? '';
      begun = '';
      return text.trimStart().startsWith(frame) ? '' : text;
    },
  };
}
