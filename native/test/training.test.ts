import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { AppError } from '../../electron/contract/errors.ts';
import { readGguf } from '../gguf.ts';
import { type Example, estimate, train, type TrainOptions, type TrainProgress } from '../index.ts';
import { createRandom } from '../random.ts';
import { folder, tinyFile } from './tiny.ts';

const base = tinyFile({ architecture: 'llama' }, 'q8_0');
let outputs = 0;

/** Mails that follow one rule, so that what is learned from some helps with others. */
function mails(count: number, seed: number): Example[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => {
    const start = Math.floor(random.uniform() * 50);
    const length = 12 + Math.floor(random.uniform() * 30);
    const tokens = [1, ...Array.from({ length }, (_, i) => 260 + ((start + i * 3) % 57))];
    return { tokens, weights: tokens.map((_, i) => (i < 4 ? 0 : 1)) };
  });
}

function plan(changes: Partial<TrainOptions> = {}): TrainOptions {
  return {
    base,
    examples: mails(24, 1),
    output: join(folder, `adapter-${outputs++}.gguf`),
    threads: 1,
    rank: 8,
    context: 128,
    epochs: 3,
    learningRate: 5e-3,
    arithmetic: { forwardType: 'file', backwardType: 'q8_0', headType: 'file', headBackwardType: 'q8_0' },
    ...changes,
  };
}

function fails(code: AppError['code'], words: RegExp): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof AppError, String(error));
    assert.equal(error.code, code);
    assert.match(error.message, words);
    return true;
  };
}

test('learns what helps with mails it has not seen, and says how it goes', async () => {
  const heard: TrainProgress[] = [];
  const result = await train(plan({ validation: mails(6, 2), epochs: 6 }), { progress: (step) => heard.push(step) });
  const last = result.epochs.at(-1)?.validationLoss ?? Infinity;
  assert.equal(heard.at(-1)?.validationLoss, last, 'the last look at unseen mail is told too');
  assert.ok(last < 0.6 * (result.before ?? 0), `${result.before} -> ${last}`);
  const training = heard.filter(({ phase }) => phase === 'training');
  assert.deepEqual(
    training.map(({ step }) => step),
    training.map((_, i) => i + 1),
  );
  assert.equal(training.at(-1)?.secondsLeft, 0);
  assert.ok(training.every(({ loss, tokensPerSecond, memory }) => loss && tokensPerSecond && memory > 1e7));
});

test('two runs with the same seed write the same bytes, another seed writes others', async () => {
  const [a, b, c] = [plan(), plan(), plan({ seed: 2 })];
  for (const one of [a, b, c]) {
    await train(one);
  }
  assert.deepEqual(readFileSync(a.output), readFileSync(b.output));
  assert.notDeepEqual(readFileSync(a.output), readFileSync(c.output));
});

test('the number of threads changes no bit, so it may follow what else the computer does', async () => {
  for (const type of ['i8', 'q8_0', 'f32'] as const) {
    const arithmetic = { forwardType: type, backwardType: type, headType: 'file', headBackwardType: 'q8_0' } as const;
    const [one, three] = [plan({ arithmetic }), plan({ arithmetic, threads: 3 })];
    await train(one);
    await train(three);
    assert.deepEqual(readFileSync(one.output), readFileSync(three.output), type);
  }
});

test('every memory mode learns the same', async () => {
  const losses = [];
  for (const memory of ['fast', 'recompute', 'lean'] as const) {
    losses.push((await train(plan({ memory }))).epochs.at(-1)?.loss ?? 0);
  }
  assert.ok(Math.max(...losses) - Math.min(...losses) < 0.01, losses.join());
});

test('a run that was stopped and resumed writes the same bytes as one that was not', async () => {
  const options = { validation: mails(4, 2), dropout: 0.1, accumulate: 2 };
  const whole = plan(options);
  await train(whole);
  const parts = plan({
    ...options,
    checkpoint: { folder: join(folder, 'resume'), key: randomBytes(32), everySteps: 2 },
  });
  for (const stopAt of [1, 4, 5]) {
    const controller = new AbortController();
    const stopped = train(parts, {
      signal: controller.signal,
      progress: ({ phase, step }) => {
        if (phase === 'training' && step === stopAt) {
          controller.abort();
        }
      },
    });
    await assert.rejects(stopped, fails('cancelled', /./));
  }
  await train(parts);
  assert.deepEqual(readFileSync(parts.output), readFileSync(whole.output));
  assert.deepEqual(readdirSync(join(folder, 'resume')), [], 'a finished run leaves no checkpoint');
});

test('keeps two checkpoints, unreadable without the key, and falls back to the older one', async () => {
  const place = join(folder, 'kept');
  const options = plan({ checkpoint: { folder: place, key: randomBytes(32), everySteps: 1 } });
  const controller = new AbortController();
  const stopped = train(options, {
    signal: controller.signal,
    progress: ({ step }) => {
      if (step === 5) {
        controller.abort();
      }
    },
  });
  await assert.rejects(stopped, fails('cancelled', /./));
  const names = readdirSync(place).sort();
  assert.equal(names.length, 2);
  const newest = join(place, names[1] ?? '');
  const bytes = readFileSync(newest);
  assert.ok(!bytes.includes('weights') && !bytes.includes('arithmetic'), 'it should be encrypted');

  const otherKey = { ...options, checkpoint: { folder: place, key: randomBytes(32) } };
  await assert.rejects(train(otherKey), fails('unreadable', /key/));
  await assert.rejects(train({ ...options, epochs: 4 }), fails('hash-mismatch', /other options/));
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  writeFileSync(newest, bytes);
  const steps: number[] = [];
  await train(options, { progress: ({ phase, step }) => phase === 'training' && steps.push(step) });
  assert.equal(steps[0], 5, 'step 5 is taken again from the checkpoint of step 4');
});

test('keeps the best epoch and stops when it gets no better', async () => {
  // So few examples, so fast: it soon knows them by heart and gets worse at others.
  const options = plan({ examples: mails(3, 1), validation: mails(6, 9), epochs: 40, learningRate: 2e-2, patience: 2 });
  const result = await train(options);
  assert.ok(result.epochs.length < 40);
  const losses = result.epochs.map(({ validationLoss }) => validationLoss ?? Infinity);
  assert.equal(result.bestEpoch, 1 + losses.indexOf(Math.min(...losses)));
  assert.equal(result.epochs.length, result.bestEpoch + 2);
});

test('continues from an adapter, and the file says where it comes from', async () => {
  const first = plan({ epochs: 4 });
  const learned = await train(first);
  const { values } = await readGguf(first.output);
  assert.equal(values.get('ownhand.base.sha256'), learned.baseHash);
  assert.equal(values.get('ownhand.data.sha256'), learned.dataHash);
  assert.equal(values.get('ownhand.step'), learned.steps);
  const further = await train(plan({ startFrom: first.output, validation: mails(4, 2), epochs: 1 }));
  const anew = await train(plan({ validation: mails(4, 2), epochs: 1 }));
  assert.ok((further.before ?? 9) < (anew.before ?? 0) - 0.5, 'it should begin with what it had learned');

  const otherBase = tinyFile({ architecture: 'llama', seed: 8 });
  await assert.rejects(
    train(plan({ base: otherBase, startFrom: first.output })),
    fails('hash-mismatch', /another model/),
  );
  await assert.rejects(train(plan({ rank: 16, startFrom: first.output })), fails('invalid-input', /rank 8/));
});

test('names what cannot be trained, and what can', async () => {
  const unknown = tinyFile({ architecture: 'phi3' });
  await assert.rejects(
    train(plan({ base: unknown })),
    fails('model-unsupported', /"phi3".*llama, qwen2, qwen3, gemma3/),
  );
  const broken = join(folder, 'broken.gguf');
  writeFileSync(broken, 'not a model');
  await assert.rejects(train(plan({ base: broken })), fails('model-unsupported', /GGUF/));
  copyFileSync(base, broken);
  writeFileSync(broken, readFileSync(base).subarray(0, -5000));
  await assert.rejects(
    train(plan({ base: broken })),
    (error) => error instanceof AppError && error.code.startsWith('model-'),
  );
  await assert.rejects(train(plan({ base: join(folder, 'none') })), fails('no-model', /./));
  await assert.rejects(train(plan({ examples: [] })), fails('invalid-input', /nothing to learn/));
  await assert.rejects(train(plan({ context: 100 })), fails('invalid-input', /multiple of 16/));
});

test('stops with a reason when the loss is no longer a number', async () => {
  await assert.rejects(
    train(plan({ learningRate: 0.99, epochs: 200, clip: 1e30 })),
    fails('training-diverged', /learning rate/),
  );
});

test('leaves out examples that are too long, and counts them', async () => {
  const long = { tokens: Array<number>(300).fill(260), weights: Array<number>(300).fill(1) };
  assert.equal((await train(plan({ examples: [...mails(4, 1), long], epochs: 1 }))).skipped, 1);
});

test('estimates without training', async () => {
  const options = plan({ memory: 'recompute' });
  const estimated = await estimate(options);
  assert.ok(estimated.tokensPerSecond > 0 && estimated.seconds > 0);
  assert.deepEqual(estimated.unsupported, []);
  assert.ok(estimated.memory.recompute <= estimated.memory.fast);
  assert.equal(estimated.steps, (await train(options)).steps);
});
