/**
 * How fast the trainer is and how much memory it takes, beside torch with PEFT, QVAC, and the bound that inference sets:
 * random weights in the shapes of SmolLM2-135M and Gemma 3 270M, rank 16, four mails of 128 tokens, the last 96 of each
 * learned. Then real models: what `estimate` says before a run, what the run comes to, and how soon it stops; and how
 * fast a run is, as the app does it, beside a program that takes all of one core.
 *
 *   node e2e/bench/trainer.ts [--threads 2] [--steps 3] [--rounds 2] [--only ours,torch,qvac,runs,beside]
 *     [--runs smollm2-135m:recompute,qwen2.5-coder-1.5b:lean]
 *
 * Each measurement has a process of its own, and the rounds take turns. The peers are installed into a cache the first
 * time. Besides the wall clock the processor's time is told: on a machine that does other things as well, only that can
 * be compared, and with one thread better than with more, which wait for each other by spinning.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { modelsFolder } from '../../electron/engine/model/folder.ts';
import { type MemoryMode, memoryModes } from '../../native/arithmetic.ts';
import { apart, mails, type Measured, rank, type RunMeasured, shapes } from './trainerMeasure.ts';
import { measureQvac, measureTorch } from './trainerPeers.ts';

const { values } = parseArgs({
  options: {
    threads: { type: 'string', default: '2' },
    steps: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '2' },
    only: { type: 'string', default: 'ours,torch,qvac,runs,beside' },
    runs: {
      type: 'string',
      default:
        'smollm2-135m:fast,smollm2-135m:recompute,qwen2.5-coder-0.5b:recompute,qwen2.5-coder-1.5b:recompute,qwen2.5-coder-1.5b:lean',
    },
  },
});
const threads = Number(values.threads);
const steps = Number(values.steps);
const rounds = Number(values.rounds);
const only = new Set(values.only.split(','));
const tokens = mails.count * mails.tokens;
const folder = mkdtempSync(join(tmpdir(), 'ownhand-bench-'));
try {
  say(`${tokens} tokens a step, threads: ${threads}, medians of ${rounds} times ${steps} steps.\n`);
  if (only.has('ours') || only.has('torch')) {
    compareWithTorch();
  }
  if (only.has('qvac')) {
    await compareWithQvac();
  }
  if (only.has('runs')) {
    compareWithEstimates(values.runs.split(','));
  }
  if (only.has('beside')) {
    measureBeside();
  }
} finally {
  rmSync(folder, { recursive: true });
}

function compareWithTorch(): void {
  const rows = new Map<string, Measured | string>();
  const bases = ['q4_0', 'q8_0'] as const;
  for (const type of only.has('ours') ? bases : []) {
    apart({ what: 'write', path: join(folder, type), shape: 'smollm', type });
  }
  for (let round = 0; round < rounds; round++) {
    for (const type of only.has('ours') ? bases : []) {
      const base = join(folder, type);
      add(rows, `libllama reads a prompt, ${type}`, apart({ what: 'prompt', base, threads, steps }) as Measured);
      for (const memory of memoryModes) {
        add(rows, `${memory}, ${type}`, apart({ what: 'train', base, threads, steps, memory }) as Measured);
      }
    }
    for (const type of only.has('torch') ? ['bfloat16', 'float32'] : []) {
      const peer = { ...shapes.smollm, ...mails, rank, threads, steps, type };
      add(rows, `torch with PEFT, ${type}`, measureTorch(peer));
    }
  }
  table(rows);

  const [torch, torch32] = ['bfloat16', 'float32'].map((type) => rows.get(`torch with PEFT, ${type}`));
  say('| of the processor’s time | measured | goal |\n|---|---|---|');
  for (const type of bases) {
    const [fast, recompute, prompt] = [`fast, ${type}`, `recompute, ${type}`, `libllama reads a prompt, ${type}`].map(
      (name) => rows.get(name),
    );
    goal(`${type}, fast against torch in BF16, speed`, speed(fast) / speed(torch), '>= 1.25');
    goal(`${type}, fast against torch in F32, speed`, speed(fast) / speed(torch32), '>= 2');
    goal(`${type}, fast against torch in BF16, memory`, memoryOf(fast) / memoryOf(torch), '<= 0.5');
    goal(`${type}, recompute against torch in BF16, memory`, memoryOf(recompute) / memoryOf(torch), '<= 0.25');
    goal(`${type}, recompute against fast, speed`, speed(recompute) / speed(fast), '>= 0.7');
    goal(`${type}, fast against the bound`, speed(fast) / bound(prompt, 2), '>= 0.85');
    goal(`${type}, recompute against the bound`, speed(recompute) / bound(prompt, 3), '>= 0.85');
  }
  say('');
}

/** Forward passes at the speed at which libllama reads, plus the head, which it computes for one row only. */
function bound(prompt: Measured | string | undefined, passes: number): number {
  const { channels, heads, keyHeads, headChannels, feedForward, layers, vocabulary } = shapes.smollm;
  const layer = 2 * channels * headChannels * (heads + keyHeads) + 3 * channels * feedForward;
  const head = ((mails.learned / mails.tokens) * channels * vocabulary) / (layers * layer);
  return speed(prompt) / (passes + 2 * head);
}

async function compareWithQvac(): Promise<void> {
  const base = join(folder, 'gemma');
  apart({ what: 'write', path: base, shape: 'gemma', type: 'q4_0' });
  const rows = new Map<string, Measured | string>();
  add(rows, 'recompute, gemma q4_0', apart({ what: 'train', base, threads, steps, memory: 'recompute' }) as Measured);
  add(rows, 'lean, gemma q4_0', apart({ what: 'train', base, threads, steps, memory: 'lean' }) as Measured);
  add(rows, 'QVAC 0.53.0, gemma q4_0', await measureQvac(base, { threads, context: tokens, rank, windows: 2 }));
  table(rows);
  const [ours, lean, theirs] = [...rows.values()];
  say('| of the processor’s time | measured | goal |\n|---|---|---|');
  goal('gemma, recompute against QVAC, speed', speed(ours) / speed(theirs), '>= 4');
  goal('gemma, recompute against QVAC, memory', memoryOf(ours) / memoryOf(theirs), '<= 0.25');
  goal('gemma, lean against QVAC, memory', memoryOf(lean) / memoryOf(theirs), '<= 0.25');
  say('');
}

function compareWithEstimates(runs: readonly string[]): void {
  say('| run | tokens/s | said before | seconds | said before | peak MiB | said before | stops within |');
  say('|---|---|---|---|---|---|---|---|');
  for (const run of runs) {
    const [model, memory] = run.split(':') as [string, MemoryMode];
    const base = join(modelsFolder(), `${model}.gguf`);
    if (!existsSync(base)) {
      say(`| ${model}, ${memory} | not here: ownhand models add ${model} | | | | | | |`);
      continue;
    }
    const parts = (['estimate', 'run', 'stop'] as const).map((what) => apart({ what, base, threads, memory }));
    const { estimated, tokensPerSecond, seconds, mebibytes, stopped } = Object.assign({}, ...parts) as RunMeasured;
    const said = (before: number, after: number): string =>
      `${before.toFixed(0)} (${after < before ? '+' : ''}${((100 * (before - after)) / after).toFixed(0)} %)`;
    say(
      `| ${model}, ${memory} | ${tokensPerSecond.toFixed(0)} | ${said(estimated.tokensPerSecond, tokensPerSecond)} ` +
        `| ${seconds.toFixed(0)} | ${said(estimated.seconds, seconds)} | ${mebibytes.toFixed(0)} ` +
        `| ${said(estimated.mebibytes, mebibytes)} | ${stopped.toFixed(0)} ms |`,
    );
  }
}

function measureBeside(): void {
  const base = join(modelsFolder(), 'smollm2-135m.gguf');
  const run = (count: number): number =>
    (apart({ what: 'run', base, threads: count, memory: 'recompute', lowPriority: true }) as RunMeasured)
      .tokensPerSecond;
  const alone = run(threads);
  const other = spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' });
  let beside: number;
  let one: number;
  try {
    beside = run(threads);
    one = run(1);
  } finally {
    other.kill();
  }
  say('| smollm2-135m, recompute, low priority | tokens/s | against alone |\n|---|---|---|');
  say(`| nothing beside it, at most ${threads} threads | ${alone.toFixed(0)} | |`);
  say(`| a busy program, at most ${threads} threads | ${beside.toFixed(0)} | ${(beside / alone).toFixed(2)} |`);
  say(`| a busy program, 1 thread | ${one.toFixed(0)} | ${(one / alone).toFixed(2)} |\n`);
}

/** Puts what one round measured to what earlier rounds did. */
function add(rows: Map<string, Measured | string>, what: string, one: Measured | string): void {
  const before = rows.get(what);
  const known = typeof one === 'string' || before === undefined || typeof before === 'string';
  rows.set(
    what,
    known
      ? one
      : {
          walls: [...before.walls, ...one.walls],
          processors: [...before.processors, ...one.processors],
          mebibytes: Math.max(before.mebibytes, one.mebibytes),
          note: one.note,
        },
  );
}

function table(rows: ReadonlyMap<string, Measured | string>): void {
  say('| what | tokens/s | tokens per second of processor time | peak MiB | |\n|---|---|---|---|---|');
  for (const [what, row] of rows) {
    say(
      typeof row === 'string'
        ? `| ${what} | could not be had: ${row} | | | |`
        : `| ${what} | ${(tokens / median(row.walls)).toFixed(0)} | ${speed(row).toFixed(0)} | ${row.mebibytes.toFixed(0)} | ${row.note} |`,
    );
  }
  say('');
}

/** Tokens per second of processor time. */
function speed(row: Measured | string | undefined): number {
  return row === undefined || typeof row === 'string' ? NaN : tokens / median(row.processors);
}

function memoryOf(row: Measured | string | undefined): number {
  return row === undefined || typeof row === 'string' ? NaN : row.mebibytes;
}

function goal(what: string, measured: number, wanted: string): void {
  say(`| ${what} | ${Number.isNaN(measured) ? 'not measured' : measured.toFixed(2)} | ${wanted} |`);
}

function median(list: readonly number[]): number {
  return [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
