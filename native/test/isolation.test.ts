import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Batch } from '../addon.ts';
import { addon, openRandom, options, randomBatch, relativeDistance, tinyFile } from './tiny.ts';

const base = tinyFile({ architecture: 'gemma3' });
const lengths = [40, 17, 33];

async function gradientOf(batch: Batch, changes: Parameters<typeof options>[1] = {}): Promise<Float32Array> {
  const session = await openRandom(options(base, changes));
  await addon.train(session, batch);
  const gradient = addon.read(session, 'gradients');
  addon.close(session);
  return gradient;
}

/** The same batch with other words at the places that `chosen` names. */
function withOtherWords(batch: Batch, chosen: (mail: number, position: number) => boolean): Batch {
  let mail = -1;
  const tokens = batch.tokens.map((token, i) => {
    mail += batch.positions[i] === 0 ? 1 : 0;
    return chosen(mail, batch.positions[i] ?? 0) ? (token + 7) % 320 : token;
  });
  return { ...batch, tokens };
}

test('the other mails of a pack do not change a gradient by a single bit', async () => {
  const onlyMiddle = randomBatch(lengths, 320, (mail) => (mail === 1 ? 1 : 0));
  const others = withOtherWords(onlyMiddle, (mail) => mail !== 1);
  assert.deepEqual(await gradientOf(others), await gradientOf(onlyMiddle));
});

test('what follows the last label of a mail does not change a gradient by a single bit', async () => {
  const early = randomBatch(lengths, 320, (_, position) => (position < 10 ? 1 : 0));
  const later = withOtherWords(early, (_, position) => position >= 10);
  assert.deepEqual(await gradientOf(later), await gradientOf(early));
});

test('a label without weight adds exactly nothing', async () => {
  const batch = randomBatch(lengths);
  const silent = { ...batch, weights: batch.weights.map(() => 0) };
  assert.ok((await gradientOf(silent)).every((value) => value === 0));
});

test('a label counts as much as its weight says', async () => {
  const batch = randomBatch([40]);
  const double = { ...batch, weights: batch.weights.map((weight) => 2 * weight) };
  const expected = (await gradientOf(batch)).map((value) => 2 * value);
  assert.ok(relativeDistance(await gradientOf(double), expected) < 1e-6);
});

test('what was learned before in the same session does not change a gradient by a single bit', async () => {
  const session = await openRandom(options(base));
  const batch = randomBatch([48, 48, 32]);
  // As many mails and as many different lengths, but in an order in which each mask is needed for another time.
  await addon.train(session, randomBatch([32, 48, 48]));
  addon.write(session, 'gradients', addon.read(session, 'gradients').fill(0));
  await addon.train(session, batch);
  assert.deepEqual(addon.read(session, 'gradients'), await gradientOf(batch));
  addon.close(session);
});

test('mails learned from together give the sum of their gradients', async () => {
  const together = await gradientOf(randomBatch([40, 17]));
  const parts = await Promise.all(
    [0, 1].map((one) => gradientOf(randomBatch([40, 17], 320, (mail) => Number(mail === one)))),
  );
  assert.ok(
    relativeDistance(
      together.map((_, i) => (parts[0]?.[i] ?? 0) + (parts[1]?.[i] ?? 0)),
      together,
    ) < 1e-5,
  );
});

test('dropout is the same for the same seed, another for another, and gone at evaluation', async () => {
  const batch = { ...randomBatch(lengths), dropout: 0.3, dropoutSeed: 5 };
  const first = await gradientOf(batch);
  assert.deepEqual(await gradientOf(batch), first);
  assert.deepEqual(await gradientOf(batch, { recompute: true }), first);
  assert.ok(relativeDistance(await gradientOf({ ...batch, dropoutSeed: 6 }), first) > 0.05);
  const session = await openRandom(options(base));
  const with_ = await addon.evaluate(session, batch);
  const without = await addon.evaluate(session, { ...batch, dropout: 0 });
  assert.equal(with_.loss, without.loss);
});
