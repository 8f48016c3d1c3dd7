import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { cpus } from 'node:os';
import { AppError } from '../electron/contract/errors.ts';
import { type Arithmetic, type TargetName, targetNames } from './addon.ts';
import type { MemoryMode } from './arithmetic.ts';
import type { Backend } from './libraries.ts';
import { type Example, paddedLength } from './packing.ts';

export interface TrainOptions {
  /** Path of the base model, a GGUF of any type that ggml can read. */
  readonly base: string;
  /** SHA-256 of that file in hex, if it is known; else the file is read for it. */
  readonly baseHash?: string | undefined;
  readonly examples: readonly Example[];
  /** Examples that are only looked at: their loss chooses the best epoch and stops early. */
  readonly validation?: readonly Example[] | undefined;
  /** Where the adapter goes. */
  readonly output: string;
  /** An adapter of ours, of the same base, rank, alpha and targets, to train further. */
  readonly startFrom?: string | undefined;

  /**
   * At most so many compute, fewer while other programs need the cores. Never more than the physical cores: with more,
   * ggml's threads wait for each other hundreds of times longer.
   */
  readonly threads: number;
  readonly backend?: Backend | undefined;
  readonly memory?: MemoryMode | undefined;
  /** Lets everything else on the machine go first. */
  readonly lowPriority?: boolean | undefined;
  /** Types of the frozen weights; measured when left out. */
  readonly arithmetic?: Arithmetic | undefined;

  /** Inner size of the adapters. ggml's kernels are fastest at multiples of 16. */
  readonly rank?: number | undefined;
  /** The adapters' part counts alpha / rank. */
  readonly alpha?: number | undefined;
  readonly targets?: readonly TargetName[] | undefined;
  /** Share of the adapters' inner values that are dropped while training, 0 to below 1. */
  readonly dropout?: number | undefined;

  /** Tokens per micro-batch, and the longest example; a multiple of 16, at most 2048. */
  readonly context?: number | undefined;
  readonly epochs?: number | undefined;
  /** Micro-batches per step. */
  readonly accumulate?: number | undefined;
  /** The highest one, after the warm-up. */
  readonly learningRate?: number | undefined;
  /** Share of the steps that the learning rate takes to rise. */
  readonly warmUp?: number | undefined;
  /** The longest gradient that is applied as it is. */
  readonly clip?: number | undefined;
  readonly weightDecay?: number | undefined;
  /** Epochs without a better validation loss before training stops. */
  readonly patience?: number | undefined;
  readonly seed?: number | undefined;

  /** Where an unfinished run is kept, so that the same call goes on from there. */
  readonly checkpoint?: {
    readonly folder: string;
    /** 32 bytes that encrypt it. */
    readonly key: Uint8Array;
    readonly everySteps?: number | undefined;
  };
}

const defaults = {
  backend: 'cpu',
  memory: 'recompute',
  lowPriority: false,
  rank: 16,
  alpha: 32,
  targets: targetNames,
  dropout: 0,
  context: 512,
  epochs: 3,
  accumulate: 1,
  learningRate: 5e-4,
  warmUp: 0.05,
  clip: 1,
  weightDecay: 0,
  patience: 1,
  seed: 1,
} as const satisfies Partial<TrainOptions>;

type Filled = { readonly [K in keyof typeof defaults]-?: NonNullable<TrainOptions[K]> };
export type Settings = Omit<TrainOptions, keyof typeof defaults> & Filled;

/**
 * Fills in what was left out and checks the rest.
 *
 * @throws {AppError} `invalid-input` naming the option that cannot be.
 */
export function completeOptions(options: TrainOptions): Settings {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const settings = { ...defaults, ...given } as unknown as Settings;
  const require = (holds: boolean, sentence: string): void => {
    if (!holds) {
      throw new AppError('invalid-input', sentence);
    }
  };
  const whole = (value: number, least: number, most: number): boolean =>
    Number.isInteger(value) && value >= least && value <= most;
  require(whole(settings.threads, 1, 256), 'The number of threads must be between 1 and 256.');
  require(whole(settings.rank, 1, 256), 'The rank must be between 1 and 256.');
  require(settings.alpha > 0, 'Alpha must be above 0.');
  require(settings.targets.length > 0, 'At least one kind of layer must be trained.');
  require(settings.dropout >= 0 && settings.dropout < 1, 'Dropout must be at least 0 and below 1.');
  require(whole(settings.context, 16, 2048) &&
    settings.context % 16 === 0, 'The context must be a multiple of 16 between 16 and 2048 tokens.');
  require(whole(settings.epochs, 1, 1000), 'The number of epochs must be between 1 and 1000.');
  require(whole(settings.accumulate, 1, 1000), 'A step must have between 1 and 1000 micro-batches.');
  require(settings.learningRate > 0 && settings.learningRate < 1, 'The learning rate must be between 0 and 1.');
  require(settings.warmUp >= 0 && settings.warmUp <= 1, 'The warm-up must be a share of the steps, between 0 and 1.');
  require(whole(settings.patience, 1, 1000), 'The patience must be at least one epoch.');
  require(settings.checkpoint === undefined ||
    settings.checkpoint.key.length === 32, 'The key of the checkpoints must have 32 bytes.');
  for (const { tokens, weights } of [...settings.examples, ...(settings.validation ?? [])]) {
    require(tokens.length === weights.length, 'Every token of an example needs a weight.');
    require(weights.every((weight) => weight >= 0 && weight < 1e6), 'A label cannot weigh less than nothing.');
  }
  return settings;
}

/** The examples that fit the context and have something to learn. */
export function usable(examples: readonly Example[], context: number): Example[] {
  return examples.filter(
    ({ tokens, weights }) => paddedLength(tokens.length) <= context && weights.some((weight, i) => i > 0 && weight > 0),
  );
}

/** SHA-256 of everything that the examples say, in hex. */
export function hashExamples(settings: Pick<Settings, 'examples' | 'validation'>): string {
  return createHash('sha256')
    .update(JSON.stringify([settings.examples, settings.validation ?? []]))
    .digest('hex');
}

/**
 * SHA-256 of all that changes the numbers of a run, in hex: what must agree for a checkpoint to go on. That is every
 * option but the number of threads, and the processor: its instructions decide which arithmetic there is.
 */
export function hashRun(settings: Settings, baseHash: string, dataHash: string): string {
  const { rank, alpha, targets, dropout, context, epochs, accumulate, learningRate, warmUp, clip } = settings;
  const { weightDecay, patience, seed, backend, startFrom } = settings;
  const numbers = { rank, alpha, targets, dropout, context, epochs, accumulate, learningRate, warmUp, clip };
  const processor = cpus()[0]?.model;
  const all = { ...numbers, weightDecay, patience, seed, backend, processor, startFrom, baseHash, dataHash };
  return createHash('sha256').update(JSON.stringify(all)).digest('hex');
}

/** @throws {AppError} `no-model` when the file is not there. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 22 })) {
      hash.update(chunk as Buffer);
    }
  } catch (error) {
    throw new AppError('no-model', 'The base model is not there or cannot be read.', { cause: error });
  }
  return hash.digest('hex');
}
