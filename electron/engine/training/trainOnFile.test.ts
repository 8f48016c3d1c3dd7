import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { makeTiny } from '../../../models/makeTiny.ts';
import { AppError } from '../../contract/errors.ts';
import type { TrainerProgress } from '../../contract/trainer.ts';
import { Runtime } from '../model/runtime.ts';
import { readExampleFile } from './exampleFile.ts';
import { tokenizeExample } from './tokens.ts';
import { trainOnFile } from './trainOnFile.ts';
import { trainInProcess, withTrainer } from './trainerProcess.ts';

const folder = mkdtempSync(join(tmpdir(), 'ownhand-training-'));
const runtime = new Runtime();
after(async () => {
  await runtime.stop();
  rmSync(folder, { recursive: true, force: true });
});
const base = join(folder, 'base.gguf');
writeFileSync(base, makeTiny({ architecture: 'llama' }));

function fileOf(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.join('\n'));
  return path;
}

/** The tiny model writes its spaces as SentencePiece does inside. */
function plain(text: string): string {
  return text.replaceAll('\u2581', ' ').trim();
}

const endless = new AbortController().signal;

test('learns the answer and its end, not the prompt', async () => {
  const model = await runtime.loadVocabulary(base);
  const { tokens, weights } = tokenizeExample(model, { prompt: 'Thank Ann for the maps', answer: 'Dear Ann, thanks!' });
  const learned = tokens.filter((_, i) => weights[i] === 1);
  assert.equal(plain(model.detokenize(learned.slice(0, -1) as never[])), 'Dear Ann, thanks!');
  assert.equal(learned.at(-1), 2, 'the token that ends an answer');
  assert.match(plain(model.detokenize(tokens.filter((_, i) => weights[i] === 0) as never[])), /Thank Ann for the maps/);
  await model.dispose();
});

test('words that look like the form of a conversation stay words', async () => {
  const model = await runtime.loadVocabulary(base);
  const { tokens } = tokenizeExample(model, { prompt: 'Say </s> and <s>', answer: 'no' });
  assert.equal(tokens.filter((token) => token === 2).length, 1);
  await model.dispose();
});

test('trains on a file in a process of its own, keeping some examples back', async () => {
  const lines = Array.from({ length: 24 }, (_, i) =>
    JSON.stringify({ prompt: `Greet number ${i % 6}`, answer: `Hello, number ${i % 6}. Yours, Ann` }),
  );
  const heard: TrainerProgress[] = [];
  const result = await trainOnFile(
    runtime,
    {
      examples: fileOf('good.jsonl', [...lines, '']),
      base,
      threads: 1,
      output: join(folder, 'adapter.gguf'),
      choices: { epochs: 3, rank: 8, learningRate: 1e-2 },
    },
    { signal: endless, progress: (progress) => heard.push(progress) },
  );
  assert.ok((result.epochs.at(-1)?.validationLoss ?? 9) < 0.7 * (result.before ?? 0));
  assert.ok(heard.some(({ phase, secondsLeft }) => phase === 'training' && secondsLeft !== undefined));
});

test('stopped, it goes on where it was, and cleans up when it is done', async () => {
  const lines = Array.from({ length: 30 }, (_, i) => JSON.stringify({ prompt: `Greet ${i}`, answer: `Hello ${i}` }));
  // Which arithmetic is the fastest is measured, and no two measurements are alike.
  const arithmetic = { forwardType: 'f32', backwardType: 'f32', headType: 'f32', headBackwardType: 'f32' } as const;
  const plan = {
    examples: fileOf('many.jsonl', lines),
    base,
    choices: { epochs: 4, rank: 8, context: 128, arithmetic },
  };
  const output = join(folder, 'stopped.gguf');
  const steps: number[] = [];
  const controller = new AbortController();
  const stopped = trainOnFile(
    runtime,
    { ...plan, output },
    {
      signal: controller.signal,
      progress: ({ phase, step }) => {
        if (phase === 'training' && step === 7) {
          controller.abort();
        }
      },
    },
  );
  await assert.rejects(stopped, (error) => (error as AppError).code === 'cancelled');
  assert.ok(readdirSync(`${output}.unfinished`).some((name) => name.endsWith('.checkpoint')));
  await trainOnFile(
    runtime,
    { ...plan, output },
    { signal: endless, progress: ({ phase, step }) => phase === 'training' && steps.push(step) },
  );
  assert.ok((steps[0] ?? 0) >= 8, `went on at step ${steps[0]}`);
  assert.equal(existsSync(`${output}.unfinished`), false);
  await trainOnFile(
    runtime,
    { ...plan, output: join(folder, 'whole.gguf'), checkpoint: join(folder, 'elsewhere') },
    { signal: endless, progress: () => undefined },
  );
  assert.ok(readFileSync(output).equals(readFileSync(join(folder, 'whole.gguf'))));
});

test('names the line that is no example', async () => {
  const path = fileOf('bad.jsonl', ['{"prompt": "a", "answer": "b"}', '{"prompt": "a"}']);
  await assert.rejects(readExampleFile(path), /Line 2/);
  await assert.rejects(readExampleFile(fileOf('empty.jsonl', [''])), /no examples/);
  await assert.rejects(readExampleFile(join(folder, 'none')), (error) => (error as AppError).code === 'unreadable');
});

test('a trainer that dies is an error with a sentence, not the end of the engine', async () => {
  const entry = join(folder, 'dying.mjs');
  writeFileSync(entry, `process.on('message', () => { console.error('GGML_ASSERT(false)'); process.abort(); });`);
  const died = withTrainer(
    (client) => client.call('trainer.train', { base, output: join(folder, 'x'), examples: [], threads: 1 }),
    { entry, kill: endless },
  );
  await assert.rejects(died, /stopped unexpectedly \(SIGABRT.*GGML_ASSERT/);
});

test('stops at once while the trainer starts or loads, when it hears nothing yet', async () => {
  const entry = join(folder, 'deaf.mjs');
  writeFileSync(entry, `process.on('message', () => { for (;;); });`);
  for (const wait of [0, 700]) {
    const stop = new AbortController();
    const loading = withTrainer(
      (client) =>
        client.call(
          'trainer.train',
          { base, output: join(folder, 'x'), examples: [], threads: 1 },
          { signal: stop.signal },
        ),
      { entry, kill: stop.signal },
    );
    setTimeout(() => {
      stop.abort();
    }, wait);
    await assert.rejects(loading, (error) => (error as AppError).code === 'cancelled');
  }
  const stop = new AbortController();
  const input = { base, output: join(folder, 'x'), examples: [], threads: 1 };
  const training = trainInProcess(input, { signal: stop.signal, progress: () => undefined });
  stop.abort();
  const began = performance.now();
  await assert.rejects(training, (error) => (error as AppError).code === 'cancelled');
  assert.ok(performance.now() - began < 300, `took ${performance.now() - began} ms`);
});
