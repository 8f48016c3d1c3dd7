import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import { cancelled } from '../../contract/errors.ts';
import type { Pace } from './pace.ts';
import type { Runtime } from './runtime.ts';
import type { WriteRequest } from './writing.ts';

/** What a prompt is read with. The turn must be held for all of this. */
export interface Reader {
  readonly runtime: Runtime;
  readonly sequence: LlamaContextSequence;
  readonly pace: Pace;
}

/** The library's batch: the most tokens that are read at once. */
export const batchTokens = 512;
/** A piece of the prompt may take this long, so that stopping takes effect soon. */
const pieceMs = 220;
const smallestPiece = 16;

/** Forgets what does not begin like `tokens`, keeping `most` tokens at most. Answers how many are kept. */
export async function align({ sequence }: Reader, tokens: readonly number[], most: number): Promise<number> {
  const kept = Math.min(commonLength(sequence.contextTokens, tokens), most);
  const { nextTokenIndex } = sequence;
  if (kept < nextTokenIndex) {
    await sequence.eraseContextTokenRanges([{ start: kept, end: nextTokenIndex }]);
  }
  return sequence.nextTokenIndex;
}

export function pieceTokens(pace: Pace): number {
  const speed = pace.speed('read');
  const fitting = speed === null ? smallestPiece : Math.floor((speed * pieceMs) / 1000 / 8) * 8;
  return Math.min(batchTokens, Math.max(smallestPiece, fitting));
}

/** Reads tokens piece by piece. Fails with `cancelled` between two pieces. */
export async function readTokens(
  { runtime, sequence, pace }: Reader,
  tokens: readonly number[],
  promptTokens: number,
  signal: AbortSignal | undefined,
  onReading: WriteRequest['onReading'],
): Promise<void> {
  for (let at = 0; at < tokens.length;) {
    if (signal?.aborted) {
      throw cancelled();
    }
    const piece = tokens.slice(at, at + pieceTokens(pace));
    const threads = pace.nextThreads('read');
    await runtime.useThreads(threads);
    const start = performance.now();
    await sequence.evaluateWithoutGeneratingNewTokens(piece as Token[]);
    pace.record('read', threads, piece.length, performance.now() - start);
    at += piece.length;
    const left = promptTokens - sequence.nextTokenIndex;
    const speed = pace.speed('read');
    onReading?.({ fraction: 1 - left / promptTokens, secondsLeft: speed === null ? null : left / speed });
  }
  if (signal?.aborted) {
    throw cancelled();
  }
}

export function commonLength(a: readonly number[], b: readonly number[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) {
    length++;
  }
  return length;
}
