import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRandom } from '../random.ts';
import { addon, openRandom, options, randomBatch, relativeDistance, tinyFile } from './tiny.ts';

const batch = randomBatch([40, 17, 33], 320, (mail, position) => (position % 3 === 0 ? 0 : 0.5 + mail));

/**
 * Compares every matrix's gradient with central differences of the loss. One difference along each matrix's own
 * gradient tells its length, two along random directions tell the rest; F32 losses are too coarse for single elements.
 */
async function compare(base: string, changes: Parameters<typeof options>[1]): Promise<number> {
  const session = await openRandom(options(base, changes));
  await addon.train(session, batch);
  const gradient = addon.read(session, 'gradients');
  const weights = addon.read(session, 'weights');
  const random = createRandom(11);
  const lossAt = async (values: Float32Array): Promise<number> => {
    addon.write(session, 'weights', values);
    return (await addon.evaluate(session, batch)).loss;
  };
  const analytic: number[] = [];
  const numeric: number[] = [];
  for (const { offset, columns, rows } of session.parameters) {
    const count = columns * rows;
    const own = gradient.subarray(offset, offset + count);
    for (const direction of [own, ...[1, 2].map(() => Float32Array.from({ length: count }, () => random.normal()))]) {
      const length = Math.hypot(...direction);
      const step = 0.02;
      const moved = [step, -step].map((by) => {
        const values = Float32Array.from(weights);
        direction.forEach((value, i) => (values[offset + i] = (values[offset + i] ?? 0) + (by * value) / length));
        return values;
      });
      const [above, below] = [await lossAt(moved[0] ?? weights), await lossAt(moved[1] ?? weights)];
      numeric.push((above - below) / (2 * step));
      analytic.push(own.reduce((sum, value, i) => sum + (value * (direction[i] ?? 0)) / length, 0));
    }
  }
  addon.close(session);
  return relativeDistance(analytic, numeric);
}

for (const architecture of ['llama', 'qwen2', 'qwen3', 'gemma3'] as const) {
  const base = tinyFile({ architecture });

  test(`gradients of ${architecture} agree with central differences`, async () => {
    const distance = await compare(base, { portable: true });
    assert.ok(distance <= 1e-3, `relative distance ${distance}`);
  });

  // The table that ggml's fast GELU looks values up in has steps that a difference of two losses would see, so the
  // faster ways are compared with the gradient that the test above found right.
  for (const [name, changes] of [
    ['fused operators', {}],
    ['recomputed activations', { recompute: true }],
    ['transposes made on use', { storeTransposes: false, recompute: true }],
  ] as const) {
    test(`${name} give ${architecture} the same gradient`, async () => {
      const right = await gradientOf(options(base, { portable: true }));
      const distance = relativeDistance(await gradientOf(options(base, changes)), right);
      assert.ok(distance <= 1e-3, `relative distance ${distance}`);
    });
  }
}

async function gradientOf(sessionOptions: ReturnType<typeof options>): Promise<Float32Array> {
  const session = await openRandom(sessionOptions);
  await addon.train(session, batch);
  const gradient = addon.read(session, 'gradients');
  addon.close(session);
  return gradient;
}
