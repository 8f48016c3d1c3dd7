import { AppError, cancelled } from '../electron/contract/errors.ts';
import { type Addon, type Batch, type Session, type TargetName, targetNames } from './addon.ts';
import { adapterKeys, readAdapter } from './adapterFile.ts';
import { readGguf } from './gguf.ts';
import { compute, type Ground } from './compute.ts';
import { checkMemory, highestBytes } from './memory.ts';
import { decideArithmetic, loadWeights, open, prepare, sessionOptions } from './model.ts';
import { completeOptions, hashFile, type Settings, type TrainOptions } from './options.ts';
import { type Example, makeBatch, paddedLength } from './packing.ts';
import { createPace } from './pace.ts';

export type ScoreOptions = Pick<
  TrainOptions,
  'base' | 'baseHash' | 'examples' | 'threads' | 'backend' | 'memory' | 'lowPriority' | 'arithmetic'
> & {
  /** An adapter of ours to look through; without one the base itself is asked. */
  readonly adapter?: string | undefined;
  /** Also answer the loss of every token. Takes about 1.5 times as long. */
  readonly eachToken?: boolean | undefined;
};

export interface Score {
  /** Sum over the labels of weight * -log likelihood, in nats. 0 where nothing has a label or the example is too long. */
  readonly loss: number;
  /** Sum of the label weights: `loss / weight` is the mean loss per token. */
  readonly weight: number;
  /** With `eachToken`: -log likelihood of each token that has a label, in nats; null for the others. */
  readonly tokens?: readonly (number | null)[] | undefined;
}

export interface ScoreProgress {
  readonly phase: 'loading' | 'scoring';
  readonly done: number;
  readonly total: number;
  readonly tokensPerSecond?: number | undefined;
  readonly secondsLeft?: number | undefined;
  /** The most memory taken so far, in bytes. */
  readonly memory: number;
}

export interface ScoreCall {
  readonly signal?: AbortSignal | undefined;
  readonly progress?: ((progress: ScoreProgress) => void) | undefined;
}

/** Longer than training allows, because a prompt with examples is: only one mail and no gradient is in memory. */
const mostTokens = 8_192;

/**
 * Says how likely a model finds each example's labels: the evaluation of training, example by example.
 *
 * @returns One score for each example, in their order.
 * @throws {AppError} `cancelled`, within 0.3 s of aborting; else as `train` does for its base, adapter and memory.
 */
export async function score(options: ScoreOptions, call: ScoreCall = {}): Promise<Score[]> {
  const { adapter, eachToken = false, ...plain } = options;
  const shape = adapter === undefined ? withoutAdapter : await shapeOf(adapter);
  const settings = completeOptions({ ...plain, ...shape, output: '' });
  const { examples } = settings;
  const scorable = examples.filter(isScorable);
  const longest = scorable.reduce<Example | undefined>(
    (most, example) => ((most?.tokens.length ?? 0) >= example.tokens.length ? most : example),
    undefined,
  );
  if (longest === undefined) {
    return examples.map(() => ({ loss: 0, weight: 0 }));
  }
  const prepared = await prepare(settings);
  const { addon, device, cores } = prepared;
  const arithmetic = (await decideArithmetic(prepared, settings))(settings.memory);
  const session = open(addon, sessionOptions(settings, device, arithmetic));
  try {
    checkMemory(addon.measure(session, makeBatch([longest], 0, 0)), 'Close other programs, or take a smaller model.');
    await loadWeights(addon, session, call.signal, () => {
      call.progress?.({ phase: 'loading', done: 0, total: examples.length, memory: highestBytes() });
    });
    addon.write(session, 'weights', await adapterWeights(addon, session, settings, adapter));
    const pace = createPace();
    const scores: Score[] = [];
    for (const example of examples) {
      const started = performance.now();
      scores.push(
        isScorable(example) ? await scoreOne({ addon, session, cores }, example, eachToken, call.signal) : nothing,
      );
      pace.add(example.tokens.length, performance.now() - started);
      call.progress?.({
        phase: 'scoring',
        done: scores.length,
        total: examples.length,
        tokensPerSecond: pace.tokensPerSecond(),
        secondsLeft: pace.secondsFor(examples.length - scores.length),
        memory: highestBytes(),
      });
    }
    return scores;
  } finally {
    addon.close(session);
  }
}

const nothing: Score = { loss: 0, weight: 0 };

function isScorable({ tokens, weights }: Example): boolean {
  return paddedLength(tokens.length) <= mostTokens && weights.some((weight, i) => i > 0 && weight > 0);
}

interface Shape {
  readonly rank: number;
  readonly alpha: number;
  readonly targets: readonly TargetName[];
}

/** The smallest adapter there can be. Left at zero, it changes nothing. */
const withoutAdapter: Shape = { rank: 1, alpha: 1, targets: ['attn_k'] };

async function shapeOf(adapter: string): Promise<Shape> {
  const { values, tensors } = await readGguf(adapter).catch((error: unknown) => {
    throw new AppError('unreadable', 'The adapter cannot be read.', { cause: error });
  });
  if (values.get('general.type') !== 'adapter' || values.get(adapterKeys.baseHash) === undefined) {
    throw new AppError('unreadable', 'This file is no adapter that was trained here.');
  }
  return {
    rank: Number(values.get(adapterKeys.rank)),
    alpha: Number(values.get('adapter.lora.alpha')),
    targets: targetNames.filter((target) => tensors.has(`blk.0.${target}.weight.lora_a`)),
  };
}

async function adapterWeights(
  addon: Addon,
  session: Session,
  { base, baseHash, rank, alpha }: Settings,
  adapter: string | undefined,
): Promise<Float32Array> {
  if (adapter === undefined) {
    return addon.read(session, 'weights').fill(0);
  }
  const wanted = { architecture: session.architecture, rank, alpha, baseHash: baseHash ?? (await hashFile(base)) };
  return readAdapter(adapter, wanted, session.parameters);
}

async function scoreOne(
  ground: Ground,
  example: Example,
  eachToken: boolean,
  signal: AbortSignal | undefined,
): Promise<Score> {
  const batch = makeBatch([example], 0, 0);
  const outcome = await compute(eachToken ? 'logits' : 'evaluate', ground, batch, signal);
  if (outcome === null) {
    throw cancelled();
  }
  const { loss, weight, logits } = outcome;
  return eachToken
    ? { loss, weight, tokens: lossesOfTokens(logits, batch, ground.session.vocabulary, example.tokens.length) }
    : { loss, weight };
}

/** @param logits [M, V] */
function lossesOfTokens(logits: Float32Array, { rows, words }: Batch, V: number, length: number): (number | null)[] {
  const losses = new Array<number | null>(length).fill(null);
  for (const [m, row] of rows.entries()) {
    const one = logits.subarray(m * V, (m + 1) * V);
    let highest = -Infinity;
    for (const value of one) {
      highest = Math.max(highest, value);
    }
    let sum = 0;
    for (const value of one) {
      sum += Math.exp(value - highest);
    }
    losses[row + 1] = Math.log(sum) + highest - (one[words[m] ?? 0] ?? 0);
  }
  return losses;
}
