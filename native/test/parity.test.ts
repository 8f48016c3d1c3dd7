import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { writeAdapter } from '../adapterFile.ts';
import { loadModel, probabilities } from './inference.ts';
import {
  addon,
  asFiled,
  folder,
  openRandom,
  options,
  randomBatch,
  relativeDistance,
  tinyFile,
  typeNumbers,
} from './tiny.ts';

const architectures = ['llama', 'qwen2', 'qwen3', 'gemma3'] as const;
const types = [undefined, ...Object.keys(typeNumbers)] as (keyof typeof typeNumbers | undefined)[];
const vocabulary = 320;
// 256 columns everywhere, which the K types pack; two windows of gemma3's.
const shape = { channels: 256, heads: 4, keyHeads: 2, headChannels: 64, feedForward: 512 };
const batch = randomBatch([64], vocabulary);
const rows = [...batch.rows];

/** Trainer and libllama on the same file and adapter: relative distance of all probabilities. */
async function compare(base: string): Promise<{ distance: number; effect: number }> {
  const session = await openRandom(options(base, { ...asFiled, repack: true }), 0.1);
  const adapter = join(folder, 'parity.gguf');
  const facts = { architecture: session.architecture, rank: 8, alpha: 16, baseHash: '', dataHash: '', step: 0 };
  await writeAdapter(adapter, facts, session.parameters, addon.read(session, 'weights'));
  const { logits } = await addon.logits(session, batch);
  addon.close(session);

  const model = await loadModel(base);
  const tokens = [...batch.tokens];
  const theirs = (await probabilities(model, adapter, tokens, rows, vocabulary)).flatMap((row) => [...row]);
  const without = (await probabilities(model, undefined, tokens, rows, vocabulary)).flatMap((row) => [...row]);
  await model.dispose();
  const ours = rows.flatMap((_, i) => softmax(logits.subarray(i * vocabulary, (i + 1) * vocabulary)));
  return { distance: relativeDistance(ours, theirs), effect: relativeDistance(without, theirs) };
}

function softmax(logits: Float32Array): number[] {
  const highest = Math.max(...logits);
  const powers = Array.from(logits, (value) => Math.exp(value - highest));
  const sum = powers.reduce((total, value) => total + value, 0);
  return powers.map((value) => value / sum);
}

for (const architecture of architectures) {
  for (const type of architecture === 'llama' ? types : ([undefined, 'q8_0'] as const)) {
    test(`${architecture} in ${type ?? 'f32'} computes what libllama computes with the adapter loaded`, async () => {
      // Sums run in another order here and there, 1e-7 apart. Where activations are rounded, to 16 bits or to blocks
      // of 8, that tips some of them to the other side. A mistake would show as about 1.
      const limit = type === undefined ? 1e-4 : 2e-2;
      const { distance, effect } = await compare(tinyFile({ ...shape, architecture }, type));
      assert.ok(effect > 0.2, `the adapter should matter, or this test says nothing: ${effect}`);
      assert.ok(distance <= limit, `relative distance ${distance}`);
    });
  }
}
