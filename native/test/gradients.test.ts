import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Arithmetic, WeightType } from '../addon.ts';
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

// The kernels of src/kernels.h want a rank of 16. In their own layout weights are whole tiles, and have 8 bits: they may
// not be further from the truth than ggml's own 8-bit products, whose rounding of the activations is the larger part.
for (const architecture of ['llama', 'qwen2', 'qwen3', 'gemma3'] as const) {
  const base = tinyFile({ architecture, headChannels: 32, channels: 128, feedForward: 192 }, 'q4_0');
  const right = gradientOf(options(base, { rank: 16, portable: true }));

  test(`the kernels give ${architecture} the same gradient`, async () => {
    const distance = relativeDistance(await gradientOf(options(base, { rank: 16 })), await right);
    assert.ok(distance <= 1e-3, `relative distance ${distance}`);
  });

  test(`8-bit kernels give ${architecture} as good a gradient as 8-bit ggml`, async () => {
    const theirs = await gradientOf(options(base, { rank: 16, portable: true, ...allOf('q8_0') }));
    const limit = relativeDistance(theirs, await right);
    assert.ok(limit < 0.1, `ggml is ${limit} away`);
    for (const storeTransposes of [true, false]) {
      const ours = await gradientOf(options(base, { rank: 16, storeTransposes, ...allOf('i8') }));
      const distance = relativeDistance(ours, await right);
      assert.ok(distance <= limit, `${distance} away, ggml ${limit}`);
    }
  });
}

for (const parameter of ['attn_q', 'attn_v', 'attn_output', 'ffn_down']) {
  test(`what is no number in ${parameter} is none in the loss and its gradient, whatever rounds it`, async () => {
    const base = tinyFile({ architecture: 'llama', headChannels: 32, channels: 128, feedForward: 192 });
    const session = await openRandom(options(base, { rank: 16, ...allOf('i8') }));
    const weights = addon.read(session, 'weights');
    weights[session.parameters.find(({ name }) => name.includes(parameter))?.offset ?? 0] = NaN;
    addon.write(session, 'weights', weights);
    assert.ok(Number.isNaN((await addon.train(session, batch)).loss));
    assert.ok(addon.read(session, 'gradients').some(Number.isNaN));
    addon.close(session);
  });
}

function allOf(type: WeightType): Arithmetic {
  return { forwardType: type, backwardType: type, headType: type, headBackwardType: type };
}

async function gradientOf(sessionOptions: ReturnType<typeof options>): Promise<Float32Array> {
  const session = await openRandom(sessionOptions);
  await addon.train(session, batch);
  const gradient = addon.read(session, 'gradients');
  addon.close(session);
  return gradient;
}
