import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { createRandom } from '../random.ts';
import { score } from '../score.ts';
import { train } from '../train.ts';
import { loadModel, probabilities } from './inference.ts';
import { asFiled, folder, relativeDistance, tinyFile } from './tiny.ts';

const base = tinyFile({ architecture: 'llama' });
const random = createRandom(11);
const examples = [40, 17, 33].map((length) => {
  const tokens = [1, ...Array.from({ length: length - 1 }, () => 259 + Math.floor(random.uniform() * 61))];
  return { tokens, weights: tokens.map((_, i) => (i < 5 ? 0 : 1)) };
});

test('scores as inference does, with an adapter and without', async () => {
  const adapter = join(folder, 'scored.gguf');
  await train({ base, examples, output: adapter, threads: 1, epochs: 20, learningRate: 5e-3 });
  const model = await loadModel(base);
  for (const chosen of [undefined, adapter]) {
    const scores = await score({
      base,
      adapter: chosen,
      examples,
      threads: 1,
      eachToken: true,
      arithmetic: asFiled,
    });
    for (const [i, { tokens }] of examples.entries()) {
      const labelled = tokens.map((_, at) => at).filter((at) => at >= 5);
      const rows = labelled.map((at) => at - 1);
      const next = await probabilities(model, chosen, tokens, rows, 320);
      const theirs = labelled.map((at, row) => -Math.log(next[row]?.[tokens[at] ?? 0] ?? 0));
      const { loss, weight, tokens: each = [] } = scores[i] ?? { loss: 0, weight: 0 };
      assert.equal(weight, labelled.length);
      assert.ok(Math.abs(loss - theirs.reduce((a, b) => a + b)) < 1e-3 * loss);
      assert.ok(
        relativeDistance(
          labelled.map((at) => each[at] ?? NaN),
          theirs,
        ) < 1e-3,
      );
      assert.ok(each.slice(0, 5).every((value) => value === null));
    }
  }
  const [before, after] = [
    await score({ base, examples, threads: 1 }),
    await score({ base, adapter, examples, threads: 1 }),
  ];
  assert.ok(
    after.every(({ loss }, i) => loss < 0.8 * (before[i]?.loss ?? 0)),
    'the adapter should matter',
  );
  await model.dispose();
});

test('answers for every example, also for those that cannot be scored', async () => {
  const silent = { tokens: [1, 2, 3], weights: [1, 0, 0] };
  const endless = { tokens: new Array<number>(9_000).fill(5), weights: new Array<number>(9_000).fill(1) };
  const [first = examples[0], ...others] = examples;
  const scores = await score({ base, examples: [silent, ...(first ? [first] : []), endless, ...others], threads: 1 });
  assert.deepEqual(
    scores.map(({ weight }) => weight),
    [0, 35, 0, 12, 28],
  );
  assert.deepEqual(await score({ base, examples: [silent], threads: 1 }), [{ loss: 0, weight: 0 }]);
});

test('refuses an adapter of another base, and stops when told to', async () => {
  const adapter = join(folder, 'other.gguf');
  await train({ base, examples, output: adapter, threads: 1, epochs: 1 });
  const other = tinyFile({ architecture: 'llama', seed: 2 });
  await assert.rejects(score({ base: other, adapter, examples, threads: 1 }), /trained on another model/);
  await assert.rejects(score({ base, adapter: base, examples, threads: 1 }), /adapter cannot be read/);
  const controller = new AbortController();
  const stopped = score(
    { base, examples, threads: 1 },
    {
      signal: controller.signal,
      progress: ({ phase }) => {
        if (phase === 'scoring') {
          controller.abort();
        }
      },
    },
  );
  await assert.rejects(stopped, (error) => (error as { code?: string }).code === 'cancelled');
});
