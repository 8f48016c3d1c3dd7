import { AppError } from '../electron/contract/errors.ts';
import type { Arithmetic, Batch, Footprint } from './addon.ts';
import { type MemoryMode, memoryModes } from './arithmetic.ts';
import { compute } from './compute.ts';
import { peakBytes } from './memory.ts';
import { decideArithmetic, open, prepare, type Prepared, sessionOptions } from './model.ts';
import { completeOptions, type Settings, type TrainOptions, usable } from './options.ts';
import { type Example, largestBatch, paddedLength, planSteps } from './packing.ts';

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

/** So many bytes of weights are timed, or all: fewer would stay in the processor's cache, and be faster than the model. */
const timedBytes = 500 * 2 ** 20;

/**
 * Says what a training run will take on this machine: the memory by planning its largest micro-batch in each mode, the
 * time by running that micro-batch through a part of the model's layers, and through a third of that. Takes seconds.
 *
 * @throws {AppError} as `train` does, except for what only shows while training.
 */
export async function estimate(options: TrainOptions, { signal }: { signal?: AbortSignal } = {}): Promise<Estimate> {
  const settings = completeOptions(options);
  const examples = usable(settings.examples, settings.context);
  if (examples.length === 0) {
    throw new AppError('invalid-input', 'There is nothing to learn from: no example has a label and fits the context.');
  }
  const plan = planSteps(
    examples.map(({ tokens }) => tokens.length),
    settings,
  );
  const batch = largestBatch(plan, examples);
  const prepared = await prepare(settings);
  const { addon, device } = prepared;
  const choose = await decideArithmetic(prepared, settings);

  const footprints = new Map<MemoryMode, Footprint>();
  let layers = 0;
  for (const memory of memoryModes) {
    const session = open(addon, sessionOptions(settings, device, choose(memory), memory));
    footprints.set(memory, addon.measure(session, batch));
    layers = session.layers;
    addon.close(session);
    signal?.throwIfAborted();
  }

  const arithmetic = choose(settings.memory);
  const timed = Math.ceil((timedBytes * layers) / (footprints.get(settings.memory)?.weights ?? Infinity));
  const most = Math.min(layers, Math.max(4, timed));
  const more = await timeLayers(prepared, settings, arithmetic, most, batch);
  signal?.throwIfAborted();
  const few = await timeLayers(prepared, settings, arithmetic, Math.ceil(most / 3), batch);
  /** Seconds of so much mail in a pass of one kind: the layers see every token, the head only those with a label. */
  const secondsFor = (kind: 'train' | 'evaluate', mails: readonly Example[]): number => {
    const oneLayer = Math.max(0, more[kind] - few[kind]) / Math.max(1, more.layers - few.layers);
    const head = Math.max(0, few[kind] - oneLayer * few.layers);
    const tokens = sum(mails.map((mail) => paddedLength(mail.tokens.length)));
    return (
      (oneLayer * layers * tokens) / batch.tokens.length + (head * sum(mails.map(countLabels))) / batch.rows.length
    );
  };
  const training = secondsFor('train', examples) * settings.epochs + (few.step / few.layers) * layers * plan.length;
  const validating = secondsFor('evaluate', usable(settings.validation ?? [], settings.context));
  return {
    tokensPerSecond: (sum(examples.map(({ tokens }) => tokens.length)) * settings.epochs) / training,
    seconds: training + validating * (settings.epochs + 1),
    steps: plan.length,
    memory: Object.fromEntries([...footprints].map(([mode, footprint]) => [mode, peakBytes(footprint)])) as Record<
      MemoryMode,
      number
    >,
    unsupported: footprints.get(settings.memory)?.unsupported ?? [],
    arithmetic,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function countLabels({ weights }: Example): number {
  return weights.filter((weight, i) => i > 0 && weight > 0).length;
}

/** Seconds of one micro-batch, of looking at it only, and of a step, with a model cut to its first layers. */
async function timeLayers(
  { addon, device, cores }: Prepared,
  settings: Settings,
  arithmetic: Arithmetic,
  layers: number,
  batch: Batch,
): Promise<{ layers: number; train: number; evaluate: number; step: number }> {
  const session = open(addon, { ...sessionOptions(settings, device, arithmetic), layers });
  const ground = { addon, session, cores };
  try {
    await addon.loadWeights(session);
    const times: Record<'train' | 'evaluate' | 'step', number[]> = { train: [], evaluate: [], step: [] };
    const time = async (what: keyof typeof times, act: () => unknown): Promise<void> => {
      const started = performance.now();
      await act();
      times[what].push((performance.now() - started) / 1000);
    };
    // The first one also pays for memory that the system has yet to find.
    await compute('train', ground, batch);
    for (let i = 0; i < 3; i++) {
      await time('train', () => compute('train', ground, batch));
      await time('evaluate', () => compute('evaluate', ground, batch));
      await time('step', () => addon.step(session, { learningRate: 0, scale: 1, clip: 1, decay: 0, count: 1 }));
    }
    const middle = (list: number[]): number => list.sort((a, b) => a - b)[1] ?? 0;
    return { layers, train: middle(times.train), evaluate: middle(times.evaluate), step: middle(times.step) };
  } finally {
    addon.close(session);
  }
}
