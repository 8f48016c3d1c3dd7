import type { LlamaContextSequence } from 'node-llama-cpp';
import type { Pace } from './pace.ts';
import type { Runtime } from './runtime.ts';

const text = 'The quick brown fox jumps over the lazy dog and does not look back. '.repeat(4);
const readTokens = 32;
const writtenTokens = 4;

/**
 * Finds out how fast a model that was just loaded runs here: reads a little, then writes a little with each number of
 * threads, side by side. Leaves the sequence empty. The turn must be held.
 */
export async function measure(runtime: Runtime, sequence: LlamaContextSequence, pace: Pace): Promise<void> {
  const tokens = sequence.model.tokenize(text).slice(0, readTokens);
  const threads = pace.threads('read');
  await runtime.useThreads(threads);
  const start = performance.now();
  await sequence.evaluateWithoutGeneratingNewTokens(tokens);
  pace.record('read', threads, tokens.length, performance.now() - start);

  const best = new Map<number, number>();
  for (const token of tokens.slice(0, writtenTokens)) {
    for (const candidate of pace.candidates) {
      await runtime.useThreads(candidate);
      const began = performance.now();
      await sequence.evaluateWithoutGeneratingNewTokens([token]);
      best.set(candidate, Math.max(best.get(candidate) ?? 0, 1000 / (performance.now() - began)));
    }
  }
  const [fewer = 1, all = fewer] = pace.candidates.map((candidate) => best.get(candidate) ?? 1);
  pace.measured(all, fewer);
  await sequence.clearHistory();
}
