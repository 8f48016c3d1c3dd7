/**
 * How soon a draft begins and how fast it comes, against libllama alone.
 *
 *   node e2e/bench/draft.ts [--model ID]
 *
 * The sample mailbox is taken in and remembered, then seven drafts are written as the window would: the standing part
 * of the prompt is prepared when the page opens, and each draft is asked for after that. "First" is the time from the
 * request to the first shown word; once more in a new app with the request read ahead up to its last word but one, as
 * the window has it read while somebody types. The bare speeds are measured in the same run, before and after; the better counts.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createApp } from '../../electron/engine/app/app.ts';
import { modelPath, modelsFolder } from '../../electron/engine/model/folder.ts';
import { engine, engineForMain } from '../../electron/contract/engine.ts';
import { type Client, connect } from '../../electron/rpc/connect.ts';
import { pair } from '../../electron/rpc/port.ts';
import { serve } from '../../electron/rpc/serve.ts';
import { measureBare } from './bare.ts';

const requests = [
  'Tell Toby to bring the oil and the small ladder on Thursday',
  'Ask Mrs Fairclough whether the scaffolding can stay until Friday',
  'decline the dinner on Saturday, too tired, propose next week',
  'Thank Otto for the book and say I have read half of it',
  'Say that the repair costs 640 pounds and takes three weeks',
  'Remind the hotel that the invoice is still open',
  'Ask the museum when the van can be loaded on Tuesday',
];

const { values } = parseArgs({ options: { model: { type: 'string', default: 'qwen2.5-coder-1.5b' } } });
const file = modelPath(modelsFolder(), values.model);
const home = mkdtempSync(join(tmpdir(), 'ownhand-bench-'));

interface Drafts {
  readonly first: number[];
  readonly write: number[];
  readonly kept: number;
  readonly prepareSeconds: number;
}

try {
  const threads = { read: 2, write: 1 };
  const before = measureBare(file, threads, { prompt: 512, answer: 48 });
  const cold = await writeAll();
  const ahead = await withApp(async (client) => {
    const [request = ''] = requests;
    const draft = { request: request.slice(0, request.lastIndexOf(' ')), model: values.model };
    await client.call('draft.prepare', { draft });
    return (await client.call('draft.write', { request, seed: 7, model: values.model })).firstTokenMs / 1_000;
  });
  const after = measureBare(file, threads, { prompt: 512, answer: 48 });
  const bare = { read: Math.max(before.read, after.read), write: Math.max(before.write, after.write) };
  report(cold, ahead, bare);
} finally {
  rmSync(home, { recursive: true, force: true });
}

async function withApp<T>(work: (client: Client<typeof engine & typeof engineForMain>) => Promise<T>): Promise<T> {
  const app = createApp({ home, background: false });
  const [near, far] = pair();
  serve(far, { ...engine, ...engineForMain }, app.handlers);
  const client = connect<typeof engine & typeof engineForMain>(near);
  await client.call('store.openSample', {});
  await client.call('memory.embed', {});
  try {
    return await work(client);
  } finally {
    await app.close();
  }
}

async function writeAll(): Promise<Drafts> {
  return withApp(async (client) => {
    const began = performance.now();
    await client.call('draft.prepare', {});
    const prepareSeconds = (performance.now() - began) / 1_000;
    const first: number[] = [];
    const write: number[] = [];
    let kept = 0;
    for (const request of requests) {
      const draft = await client.call('draft.write', { request, seed: 7, model: values.model });
      first.push(draft.firstTokenMs / 1_000);
      write.push(draft.tokensPerSecond);
      kept += draft.keptTokens / draft.promptTokens / requests.length;
    }
    return { first, write, kept, prepareSeconds };
  });
}

function report(
  { first, write, kept, prepareSeconds }: Drafts,
  ahead: number,
  bare: { read: number; write: number },
): void {
  const [opening = 0, ...next] = first;
  const lines = [
    `${values.model}, bare libllama: reads ${bare.read.toFixed(0)} tokens/s with 2 threads, writes ${bare.write.toFixed(1)} with 1.`,
    '',
    '| what | measured | goal |',
    '| --- | --- | --- |',
    `| standing part read when the page opens (nothing kept from before) | ${prepareSeconds.toFixed(1)} s | |`,
    `| first draft, to its first word | ${opening.toFixed(1)} s | 4 s |`,
    `| the same, its request read ahead | ${ahead.toFixed(1)} s | |`,
    `| each draft after it, median of ${next.length} | ${median(next).toFixed(1)} s | 1.5 s |`,
    `| next against first | ${(median(next) / opening).toFixed(2)} | 0.35 |`,
    `| tokens of the prompt kept from before | ${(100 * kept).toFixed(0)} % | |`,
    `| writing, median tokens/s | ${median(write).toFixed(1)} | |`,
    `| writing against bare | ${(median(write) / bare.write).toFixed(2)} | 0.9 |`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
}
