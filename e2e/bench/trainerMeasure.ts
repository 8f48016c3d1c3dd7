import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../electron/contract/errors.ts';
import { makeTiny } from '../../models/makeTiny.ts';
import { loadAddon, type WeightType } from '../../native/addon.ts';
import { chooseArithmetic, measureSpeeds, type MemoryMode } from '../../native/arithmetic.ts';
import { estimate, type Example, train, type TrainOptions } from '../../native/index.ts';
import { makeBatch } from '../../native/packing.ts';

export const mails = { count: 4, tokens: 128, learned: 96 } as const;
export const rank = 16;
/** Of a run on a real model. */
const runSteps = 6;

/** The shapes of the models that are measured with random weights. */
export const shapes = {
  smollm: {
    architecture: 'llama',
    layers: 30,
    channels: 576,
    heads: 9,
    keyHeads: 3,
    headChannels: 64,
    feedForward: 1536,
    vocabulary: 49_152,
  },
  gemma: {
    architecture: 'gemma3',
    layers: 18,
    channels: 640,
    heads: 4,
    keyHeads: 1,
    headChannels: 256,
    feedForward: 2048,
    vocabulary: 262_144,
    window: 512,
  },
} as const;
const typeNumbers: Partial<Record<WeightType, number>> = { f16: 1, q4_0: 2, q4_1: 3, q8_0: 8, q4_K: 12, bf16: 30 };

export interface Measured {
  /** Seconds of each step: on the wall, and of the processor. */
  readonly walls: readonly number[];
  readonly processors: readonly number[];
  readonly mebibytes: number;
  readonly note: string;
}

/** What a run on a real model came to, beside what was said before. */
export interface RunMeasured {
  readonly estimated: { readonly tokensPerSecond: number; readonly seconds: number; readonly mebibytes: number };
  readonly tokensPerSecond: number;
  readonly seconds: number;
  readonly mebibytes: number;
  /** Milliseconds from aborting, in the middle of a step, to the end of the call. */
  readonly stopped: number;
}

export type Task =
  | { readonly what: 'write'; readonly path: string; readonly shape: keyof typeof shapes; readonly type: WeightType }
  | { readonly what: 'prompt'; readonly base: string; readonly threads: number; readonly steps: number }
  | {
      readonly what: 'train';
      readonly base: string;
      readonly threads: number;
      readonly steps: number;
      readonly memory: MemoryMode;
    }
  | RunTask;

interface RunTask {
  readonly what: 'estimate' | 'run' | 'stop';
  readonly base: string;
  readonly threads: number;
  readonly memory: MemoryMode;
  readonly lowPriority?: boolean;
}

/** Does a task in a process of its own, whose memory is then its own as well. Answers what `perform` does. */
export function apart(task: Task): unknown {
  const { stdout, status } = spawnSync(process.execPath, [import.meta.filename, JSON.stringify(task)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) {
    throw new Error(`Measuring failed: ${JSON.stringify(task)}`);
  }
  return JSON.parse(stdout) as unknown;
}

if (process.argv[1] === import.meta.filename) {
  process.stdout.write(JSON.stringify(await perform(JSON.parse(process.argv[2] ?? '') as Task)));
}

async function perform(task: Task): Promise<unknown> {
  switch (task.what) {
    case 'write':
      writeModel(task.path, task.shape, task.type);
      return null;
    case 'prompt':
      return measurePrompt(task.base, task.threads, task.steps);
    case 'train':
      return measureTraining(task.base, task.threads, task.steps, task.memory);
    default:
      return measureRun(task);
  }
}

function writeModel(path: string, shape: keyof typeof shapes, type: WeightType): void {
  const addon = loadAddon();
  const number = typeNumbers[type];
  if (number === undefined) {
    throw new Error(`There is no base of type ${type} here.`);
  }
  const encode = (floats: Float32Array, columns: number): Uint8Array => addon.encode(floats, type, columns);
  writeFileSync(path, makeTiny({ ...shapes[shape], type: { number, encode } }));
}

function makeMails(count: number): Example[] {
  return Array.from({ length: count }, (_, mail) => ({
    tokens: Array.from({ length: mails.tokens }, (_unused, i) => 300 + ((mail * 1009 + i * 37) % 40_000)),
    weights: Array.from({ length: mails.tokens }, (_unused, i) => (i < mails.tokens - mails.learned ? 0 : 1)),
  }));
}

async function measureTraining(base: string, threads: number, steps: number, memory: MemoryMode): Promise<Measured> {
  const addon = loadAddon();
  const options = {
    base,
    device: '',
    threads,
    rank,
    alpha: 2 * rank,
    targets: Int32Array.of(0, 1, 2, 3, 4, 5, 6),
    storeTransposes: memory !== 'lean',
    repack: memory !== 'lean',
    recompute: memory !== 'fast',
    portable: false,
    layers: 0,
  };
  const filed = { forwardType: 'file', backwardType: 'f32', headType: 'file', headBackwardType: 'f32' } as const;
  const planned = addon.open({ ...options, ...filed });
  const types = chooseArithmetic(await measureSpeeds(addon, planned, { device: '', threads }), memory);
  addon.close(planned);
  const session = addon.open({ ...options, ...types });
  await addon.loadWeights(session);
  addon.write(session, 'weights', notZero(addon.read(session, 'weights')));
  const batch = makeBatch(makeMails(mails.count), 0, 0);
  const time = await timed(steps, async () => {
    await addon.train(session, batch);
    addon.step(session, { learningRate: 1e-4, scale: 1e-3, clip: 1, decay: 0, count: 1 });
  });
  return { ...time, note: `${types.forwardType} forward, ${types.backwardType} backward` };
}

/** Some weights for an adapter, so that nothing is faster for being zero. In place: copies would count as memory. */
function notZero(weights: Float32Array): Float32Array {
  for (let i = 0; i < weights.length; i++) {
    weights[i] = Math.sin(i) / 30;
  }
  return weights;
}

async function measurePrompt(base: string, threads: number, steps: number): Promise<Measured> {
  const tokens = mails.count * mails.tokens;
  // Only here, since it would count as memory of the trainer.
  const { Runtime } = await import('../../electron/engine/model/runtime.ts');
  const runtime = new Runtime();
  const { model } = await runtime.load(base, { contextSize: tokens });
  await runtime.useThreads(threads);
  const context = await model.createContext({ contextSize: tokens, batchSize: tokens, threads });
  const sequence = context.getSequence();
  const words = model.tokenize('word '.repeat(2 * tokens)).slice(0, tokens);
  const time = await timed(steps, async () => {
    await sequence.clearHistory();
    await sequence.evaluateWithoutGeneratingNewTokens(words);
  });
  return { ...time, note: '' };
}

/** Runs once to warm up and then `steps` times. */
async function timed(steps: number, act: () => Promise<void>): Promise<Omit<Measured, 'note'>> {
  await act();
  const walls: number[] = [];
  const processors: number[] = [];
  for (let i = 0; i < steps; i++) {
    const began = performance.now();
    const before = process.cpuUsage();
    await act();
    const { user, system } = process.cpuUsage(before);
    walls.push((performance.now() - began) / 1000);
    processors.push((user + system) / 1e6);
  }
  return { walls, processors, mebibytes: process.resourceUsage().maxRSS / 1024 };
}

/** A run as the program does it, with its estimate, or stopped in the middle of its third step. */
async function measureRun({ what, ...task }: RunTask): Promise<Partial<RunMeasured>> {
  const folder = mkdtempSync(join(tmpdir(), 'ownhand-bench-'));
  const options: TrainOptions = {
    ...task,
    baseHash: '0'.repeat(64),
    examples: makeMails(runSteps * mails.count),
    validation: makeMails(mails.count),
    output: join(folder, 'adapter.gguf'),
    epochs: 1,
  };
  try {
    if (what === 'estimate') {
      const { tokensPerSecond, seconds, memory: bytes } = await estimate(options);
      return { estimated: { tokensPerSecond, seconds, mebibytes: bytes[task.memory] / 2 ** 20 } };
    }
    let began = 0;
    if (what === 'run') {
      const { tokensPerSecond, memory: bytes } = await train(options, {
        progress: ({ phase }) => {
          began ||= phase === 'loading' ? 0 : performance.now();
        },
      });
      return { tokensPerSecond, seconds: (performance.now() - began) / 1000, mebibytes: bytes / 2 ** 20 };
    }
    const controller = new AbortController();
    let aborted = 0;
    let second = 0;
    await train(options, {
      signal: controller.signal,
      progress: ({ phase, step }) => {
        if (phase === 'training' && step === 1) {
          second = performance.now();
        } else if (phase === 'training' && step === 2) {
          setTimeout(
            () => {
              aborted = performance.now();
              controller.abort();
            },
            (performance.now() - second) / 2,
          );
        }
      },
    }).catch((error: unknown) => {
      if (!(error instanceof AppError && error.code === 'cancelled')) {
        throw error;
      }
    });
    return { stopped: performance.now() - aborted };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
