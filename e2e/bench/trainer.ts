/**
 * How fast the trainer is and how much memory it takes, beside torch with PEFT and beside the bound that inference
 * sets, on random weights in the shape of SmolLM2-135M: rank 16, four mails of 128 tokens, the last 96 of each learned.
 *
 *   node e2e/bench/trainer.ts [--threads 2] [--steps 5] [--bases q4_0,q8_0] [--no-torch]
 *
 * Each measurement has a process of its own. Torch is installed into a cache from the package index (about 3 GB) the
 * first time. Besides the wall clock the processor's time is told: on a machine that does other things as well, only
 * that can be compared.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Runtime } from '../../electron/engine/model/runtime.ts';
import { makeTiny } from '../../models/makeTiny.ts';
import { loadAddon, type WeightType } from '../../native/addon.ts';
import { chooseArithmetic, measureSpeeds, type MemoryMode, memoryModes } from '../../native/arithmetic.ts';
import { makeBatch } from '../../native/packing.ts';

const shape = { layers: 30, channels: 576, heads: 9, keyHeads: 3, headChannels: 64, feedForward: 1536 } as const;
const vocabulary = 49_152;
const mails = { count: 4, tokens: 128, learned: 96 } as const;
const rank = 16;
const typeNumbers: Partial<Record<WeightType, number>> = { f16: 1, q4_0: 2, q4_1: 3, q8_0: 8, q4_K: 12, bf16: 30 };

interface Measured {
  /** Seconds of one step: on the wall, and of the processor. */
  readonly wall: number;
  readonly processor: number;
  readonly mebibytes: number;
  readonly note: string;
}

const { values } = parseArgs({
  options: {
    threads: { type: 'string', default: '2' },
    steps: { type: 'string', default: '5' },
    bases: { type: 'string', default: 'q4_0,q8_0' },
    torch: { type: 'boolean', default: true },
    measure: { type: 'string' },
  },
  allowNegative: true,
});
const threads = Number(values.threads);
const steps = Number(values.steps);

if (values.measure !== undefined) {
  const [what, base] = JSON.parse(values.measure) as [MemoryMode | 'prompt', string];
  say(JSON.stringify(what === 'prompt' ? await measurePrompt(base) : await measureTraining(what, base)));
} else {
  compare();
}

function compare(): void {
  const folder = mkdtempSync(join(tmpdir(), 'ownhand-bench-'));
  try {
    const tokens = mails.count * mails.tokens;
    say(`${tokens} tokens a step, ${threads} threads, the median of ${steps} steps.\n`);
    say('| what | tokens/s | tokens per second of processor time | peak MiB | |');
    say('|---|---|---|---|---|');
    const row = (what: string, { wall, processor, mebibytes, note }: Measured): void => {
      say(
        `| ${what} | ${(tokens / wall).toFixed(0)} | ${(tokens / processor).toFixed(0)} | ${mebibytes.toFixed(0)} | ${note} |`,
      );
    };
    for (const type of values.bases.split(',') as WeightType[]) {
      const base = join(folder, `${type}.gguf`);
      writeModel(base, type);
      const prompt = measureApart('prompt', base);
      row(`libllama reads a prompt, ${type}`, prompt);
      for (const mode of memoryModes) {
        const measured = measureApart(mode, base);
        const passes = mode === 'fast' ? 2 : 3;
        const share = ((100 * passes * prompt.processor) / measured.processor).toFixed(0);
        row(`${mode}, ${type}`, {
          ...measured,
          note: `${measured.note}; ${share} % of ${passes} readings of the prompt`,
        });
      }
    }
    if (values.torch) {
      for (const type of ['bfloat16', 'float32']) {
        const peer = measureTorch(type);
        if (typeof peer === 'string') {
          say(`\ntorch with PEFT could not be had: ${peer}`);
          break;
        }
        row(`torch with PEFT, ${type}`, peer);
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function writeModel(path: string, type: WeightType): void {
  const addon = loadAddon();
  const number = typeNumbers[type];
  if (number === undefined) {
    throw new Error(`There is no base of type ${type} here.`);
  }
  const encode = (floats: Float32Array, columns: number): Uint8Array => addon.encode(floats, type, columns);
  writeFileSync(path, makeTiny({ architecture: 'llama', ...shape, vocabulary, type: { number, encode } }));
}

function measureApart(what: MemoryMode | 'prompt', base: string): Measured {
  const args = ['--threads', String(threads), '--steps', String(steps), '--measure', JSON.stringify([what, base])];
  const { stdout, status } = spawnSync(process.execPath, [import.meta.filename, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) {
    throw new Error(`Measuring ${what} failed.`);
  }
  return JSON.parse(stdout) as Measured;
}

async function measureTraining(memory: MemoryMode, base: string): Promise<Measured> {
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
  const speeds = await measureSpeeds(addon, addon.open({ ...options, ...filed }), { device: '', threads });
  const types = chooseArithmetic(speeds, memory);
  const session = addon.open({ ...options, ...types });
  await addon.loadWeights(session);
  const batch = makeBatch(
    Array.from({ length: mails.count }, (_, mail) => ({
      tokens: Array.from({ length: mails.tokens }, (_unused, i) => 300 + ((mail * 1009 + i * 37) % 40_000)),
      weights: Array.from({ length: mails.tokens }, (_unused, i) => (i < mails.tokens - mails.learned ? 0 : 1)),
    })),
    0,
    0,
  );
  const time = await timed(async () => {
    await addon.train(session, batch);
    addon.step(session, { learningRate: 1e-4, scale: 1e-3, clip: 1, decay: 0, count: 1 });
  });
  return { ...time, note: `${types.forwardType} forward, ${types.backwardType} backward, ${types.headType} head` };
}

async function measurePrompt(base: string): Promise<Measured> {
  const tokens = mails.count * mails.tokens;
  const runtime = new Runtime();
  const { model } = await runtime.load(base, { contextSize: tokens });
  await runtime.useThreads(threads);
  const context = await model.createContext({ contextSize: tokens, batchSize: tokens, threads });
  const sequence = context.getSequence();
  const words = model.tokenize('word '.repeat(2 * tokens)).slice(0, tokens);
  const time = await timed(async () => {
    await sequence.clearHistory();
    await sequence.evaluateWithoutGeneratingNewTokens(words);
  });
  return { ...time, note: '' };
}

/** Runs once to warm up and then `steps` times: the median. */
async function timed(act: () => Promise<void>): Promise<Omit<Measured, 'note'>> {
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
  const median = (list: number[]): number => list.sort((a, b) => a - b)[list.length >> 1] ?? 0;
  return { wall: median(walls), processor: median(processors), mebibytes: process.resourceUsage().maxRSS / 1024 };
}

/** Measures the peer, installing it first if need be. A text says why that could not be. */
function measureTorch(type: string): Measured | string {
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'ownhand', 'peers', 'torch');
  const python = join(cache, 'bin', 'python');
  const ready = join(cache, 'ready');
  if (!existsSync(ready)) {
    mkdirSync(cache, { recursive: true });
    for (const [command, ...args] of [
      ['python3', '-m', 'venv', cache],
      [python, '-m', 'pip', 'install', '--quiet', 'torch', 'transformers', 'peft'],
    ] as const) {
      if (spawnSync(command, args, { stdio: 'inherit' }).status !== 0) {
        return `${command} ${args.join(' ')} failed.`;
      }
    }
    writeFileSync(ready, '');
  }
  const peer = { ...shape, vocabulary, ...mails, rank, threads, steps, type };
  const script = join(import.meta.dirname, 'torchPeer.py');
  const { stdout, status } = spawnSync(python, [script, JSON.stringify(peer)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return status === 0 ? (JSON.parse(stdout) as Measured) : 'it stopped with an error.';
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
