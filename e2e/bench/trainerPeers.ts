import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { npmPeer, pythonPeer } from './peers.ts';
import type { Measured } from './trainerMeasure.ts';

/** A peer that takes longer is not waited for. */
const mostSeconds = 400;

/**
 * Measures torch with PEFT on the same shape and batch, after installing it (about 3 GB) the first time. A text says why
 * it cannot be had.
 */
export function measureTorch(peer: Readonly<Record<string, unknown>>): Measured | string {
  const { python, trouble } = pythonPeer('torch', ['torch', 'transformers', 'peft']);
  if (trouble !== undefined) {
    return trouble;
  }
  const script = join(import.meta.dirname, 'torchPeer.py');
  const { stdout, status } = spawnSync(python, ['-W', 'ignore', script, JSON.stringify(peer)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return status === 0 ? (JSON.parse(stdout) as Measured) : 'it stopped with an error.';
}

/**
 * Measures QVAC's `finetune` on a model whose words are `w0`, `w1` and so on, for so many windows of `context` tokens.
 * A text says why it cannot be had.
 */
export async function measureQvac(
  model: string,
  { threads, context, rank, windows }: { threads: number; context: number; rank: number; windows: number },
): Promise<Measured | string> {
  const { folder: cache, trouble } = npmPeer('qvac', ['@qvac/llm-llamacpp@0.53.0', 'bare@1']);
  if (trouble !== undefined) {
    return trouble;
  }
  copyFileSync(join(import.meta.dirname, 'qvacPeer.mjs'), join(cache, 'qvacPeer.mjs'));
  const folder = mkdtempSync(join(tmpdir(), 'ownhand-qvac-'));
  try {
    const text = join(folder, 'text.txt');
    const words = Array.from({ length: context * (windows + 1) }, (_, i) => `w${(i * 37) % 40_000}`);
    writeFileSync(text, words.join(' '));
    const options = [model, text, folder, threads, context, rank].map(String);
    const child = spawn(join(cache, 'node_modules', '.bin', 'bare'), ['qvacPeer.mjs', ...options], {
      cwd: cache,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    let usage = { processor: 0, mebibytes: 0 };
    const watch = setInterval(() => {
      usage = usageOf(child.pid) ?? usage;
    }, 200);
    const limit = setTimeout(() => child.kill('SIGKILL'), mostSeconds * 1000);
    await new Promise((resolve) => child.on('close', resolve));
    clearInterval(watch);
    clearTimeout(limit);
    const line = output.split('\n').find((candidate) => candidate.startsWith('{"reports"'));
    const { reports } = JSON.parse(line ?? '{"reports":[]}') as { reports: [number, number][] };
    const [batches, milliseconds] = reports.at(-1) ?? [0, 0];
    if (batches === 0) {
      return child.signalCode === 'SIGKILL'
        ? `it had not finished ${windows} windows of ${context} tokens after ${mostSeconds} s.`
        : `it stopped without a report (${output.trim().split('\n').at(-1) ?? ''}).`;
    }
    return {
      walls: [milliseconds / 1000 / batches],
      processors: [usage.processor / batches],
      mebibytes: usage.mebibytes,
      note: '',
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Seconds of the processor and the most memory of a process that is still there. Linux only. */
function usageOf(pid: number | undefined): { processor: number; mebibytes: number } | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    const ticks = Number(fields[11]) + Number(fields[12]);
    const kibibytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return { processor: ticks / 100, mebibytes: Number(kibibytes) / 1024 };
  } catch {
    return undefined;
  }
}
