import { createHash } from 'node:crypto';
import type { Embed } from './embed.ts';
import { fold } from './queryWords.ts';

/**
 * For tests: texts that share words are near each other. Every word has a direction of its own, taken from its digest;
 * a text is the sum of its words, 1 long. 64 dimensions.
 */
export function wordVector(text: string): Float32Array {
  const sum = new Float32Array(64);
  for (const word of fold(text).match(/[\p{L}\p{N}]+/gu) ?? []) {
    for (const [index, byte] of createHash('sha512').update(word).digest().entries()) {
      sum[index] = (sum[index] ?? 0) + byte - 127.5;
    }
  }
  const length = Math.hypot(...sum) || 1;
  return sum.map((value) => value / length);
}

export const embedWords: Embed = (texts) => Promise.resolve(texts.map(wordVector));
export const exampleForm = { embedder: 'words', dimensions: 64 } as const;
