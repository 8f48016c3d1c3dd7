import type { Batch } from './addon.ts';
import { createRandom } from './random.ts';

/** A mail to learn from: a prompt and an answer, already in the model's tokens. */
export interface Example {
  readonly tokens: readonly number[];
  /** As long as `tokens`: how much it counts that token i is predicted from those before it. 0 for the prompt. */
  readonly weights: readonly number[];
}

/** What one step of the optimizer learns from: micro-batches, each a list of indexes of examples. */
export interface PlannedStep {
  readonly epoch: number;
  readonly lastOfEpoch: boolean;
  readonly packs: readonly (readonly number[])[];
}

/** ggml's tiled kernels want multiples of 16 tokens, see Graph::spanUnit. */
export function paddedLength(tokens: number): number {
  return Math.ceil(tokens / 16) * 16;
}

/**
 * Puts examples together so that each pack holds at most `context` tokens: each into the fullest pack it still fits.
 * The packs keep the order in which they were begun.
 */
export function pack(lengths: readonly number[], order: readonly number[], context: number): number[][] {
  const packs: { members: number[]; room: number }[] = [];
  for (const index of order) {
    const length = paddedLength(lengths[index] ?? 0);
    let best: (typeof packs)[number] | undefined;
    for (const candidate of packs) {
      if (candidate.room >= length && (best === undefined || candidate.room < best.room)) {
        best = candidate;
      }
    }
    if (best === undefined) {
      best = { members: [], room: context };
      packs.push(best);
    }
    best.members.push(index);
    best.room -= length;
  }
  return packs.map(({ members }) => members);
}

/**
 * Every step of a training run, in order. The whole run follows from the seed, so a step's number is all that a
 * checkpoint has to remember of it.
 */
export function planSteps(
  lengths: readonly number[],
  options: { context: number; epochs: number; accumulate: number; seed: number },
): PlannedStep[] {
  const random = createRandom(options.seed);
  const steps: PlannedStep[] = [];
  for (let epoch = 1; epoch <= options.epochs; epoch++) {
    const order = random.shuffle(lengths.map((_, index) => index));
    const packs = random.shuffle(pack(lengths, order, options.context));
    for (let i = 0; i < packs.length; i += options.accumulate) {
      const lastOfEpoch = i + options.accumulate >= packs.length;
      steps.push({ epoch, lastOfEpoch, packs: packs.slice(i, i + options.accumulate) });
    }
  }
  return steps;
}

/** The arrays of one micro-batch. */
export function makeBatch(examples: readonly Example[], dropout: number, dropoutSeed: number): Batch {
  const total = examples.reduce((sum, { tokens }) => sum + paddedLength(tokens.length), 0);
  const tokens = new Int32Array(total);
  const positions = new Int32Array(total);
  const spans: number[] = [];
  const rows: number[] = [];
  const words: number[] = [];
  const weights: number[] = [];
  let start = 0;
  for (const example of examples) {
    const length = paddedLength(example.tokens.length);
    tokens.set(example.tokens, start);
    for (let i = 0; i < length; i++) {
      positions[start + i] = i;
    }
    for (let i = 1; i < example.tokens.length; i++) {
      const weight = example.weights[i] ?? 0;
      if (weight > 0) {
        rows.push(start + i - 1);
        words.push(example.tokens[i] ?? 0);
        weights.push(weight);
      }
    }
    spans.push(start, length);
    start += length;
  }
  return {
    tokens,
    positions,
    spans: Int32Array.from(spans),
    rows: Int32Array.from(rows),
    words: Int32Array.from(words),
    weights: Float32Array.from(weights),
    dropout,
    dropoutSeed,
  };
}

/** The batch of a plan that takes the most memory: the most tokens, and among those the longest mail. */
export function largestBatch(plan: readonly PlannedStep[], examples: readonly Example[]): Batch {
  const packs = plan.flatMap((step) => step.packs.map((members) => members.map((index) => examples[index] as Example)));
  const size = (mails: readonly Example[]): number =>
    mails.reduce((sum, { tokens }) => sum + tokens.length, 0) + Math.max(...mails.map(({ tokens }) => tokens.length));
  const largest = packs.reduce((a, b) => (size(b) > size(a) ? b : a));
  return makeBatch(largest, 0, 0);
}
