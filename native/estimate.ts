import { AppError } from '../electron/contract/errors.ts';
import type { Addon, Arithmetic, Batch, Footprint } from './addon.ts';
import { type MemoryMode, memoryModes } from './arithmetic.ts';
import { peakBytes } from './memory.ts';
import { decideArithmetic, open, prepare, sessionOptions } from './model.ts';
import { completeOptions, type Settings, type TrainOptions, usable } from './options.ts';
import { largestBatch, paddedLength, planSteps } from './packing.ts';

export interface Estimate {
  /** In the memory mode that was asked for. */
  readonly tokensPerSecond: number;
  /** For all epochs, with their validation. */
  readonly seconds: number;
  readonly steps: number;
  /** The most memory that a run takes, in bytes, in each mode. */
  readonly memory: Readonly<Record<MemoryMode, number>>;
  /** Operators that the device lacks; empty when it can train. */
  readonly unsupported: readonly string[];
  readonly arithmetic: Arithmetic;
}

/** A forward pass is about this share of a forward and backward pass. */
const forwardShare = 0.36;

/**
 * Says what a training run will take on this machine: the memory by planning its largest micro-batch in each mode, the
 * time by running that micro-batch through one and through two layers of the model. Takes a few seconds.
 *
 * @throws {AppError} as `train` does, except for what only shows while training.
 */
export async function estimate(options: TrainOptions, { signal }: { signal?: AbortSignal } = {}): Promise<Estimate> {
  const settings = completeOptions(options);
  const examples = usable(settings.examples, settings.context);
  if (examples.length === 0) {
    throw new AppError('invalid-input', 'There is nothing to learn from: no example has a label and fits the context.');
  }
  const lengths = examples.map(({ tokens }) => tokens.length);
  const plan = planSteps(lengths, settings);
  const batch = largestBatch(plan, examples);
  const { addon, device } = prepare(settings);

  const footprints = new Map<MemoryMode, Footprint>();
  let arithmetic: Arithmetic | undefined;
  let layers = 0;
  for (const memory of memoryModes) {
    const types = await decideArithmetic(addon, device, settings, memory);
    const session = open(addon, sessionOptions(settings, device, types, memory));
    footprints.set(memory, addon.measure(session, batch));
    layers = session.layers;
    addon.close(session);
    arithmetic = memory === settings.memory ? types : arithmetic;
    signal?.throwIfAborted();
  }

  const chosen = arithmetic as Arithmetic;
  const one = await timeLayers(addon, settings, device, chosen, 1, batch);
  const two = await timeLayers(addon, settings, device, chosen, 2, batch);
  const secondsPerToken = (one + Math.max(0, two - one) * (layers - 1)) / batch.tokens.length;
  const padded = plan.flatMap(({ packs }) => packs.flat()).map((index) => paddedLength(lengths[index] ?? 0));
  const seconds = secondsPerToken * sum(padded);
  const validated = sum(usable(settings.validation ?? [], settings.context).map(({ tokens }) => tokens.length));
  return {
    tokensPerSecond: (sum(lengths) * settings.epochs) / seconds,
    seconds: seconds + secondsPerToken * forwardShare * validated * (settings.epochs + 1),
    steps: plan.length,
    memory: Object.fromEntries([...footprints].map(([mode, footprint]) => [mode, peakBytes(footprint)])) as Record<
      MemoryMode,
      number
    >,
    unsupported: footprints.get(settings.memory)?.unsupported ?? [],
    arithmetic: chosen,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Seconds of one micro-batch through a model cut to its first layers. */
async function timeLayers(
  addon: Addon,
  settings: Settings,
  device: string,
  arithmetic: Arithmetic,
  layers: number,
  batch: Batch,
): Promise<number> {
  const session = open(addon, { ...sessionOptions(settings, device, arithmetic), layers });
  try {
    await addon.loadWeights(session);
    let best = Infinity;
    for (let i = 0; i < 3; i++) {
      const started = performance.now();
      await addon.train(session, batch);
      best = Math.min(best, (performance.now() - started) / 1000);
    }
    return best;
  } finally {
    addon.close(session);
  }
}
