import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { train } from '../train.ts';
import { createRandom } from '../random.ts';
import { continueGreedily, loadModel } from './inference.ts';
import { folder, tinyFile } from './tiny.ts';

for (const architecture of ['llama', 'qwen2', 'qwen3', 'gemma3'] as const) {
  test(`node-llama-cpp says the 48 tokens that a ${architecture} model learned by heart`, async () => {
    const random = createRandom(5);
    const prompt = [1, 261, 262, 263];
    const answer = Array.from({ length: 48 }, () => 259 + Math.floor(random.uniform() * 61));
    const base = tinyFile({ architecture, channels: 128, heads: 4, headChannels: 32, feedForward: 192 }, 'q8_0');
    const output = join(folder, `${architecture}.gguf`);
    const tokens = [...prompt, ...answer];
    const weights = tokens.map((_, i) => (i < prompt.length ? 0 : 1));
    await train({ base, examples: [{ tokens, weights }], output, threads: 1, epochs: 150, learningRate: 5e-3 });

    const model = await loadModel(base);
    const without = await continueGreedily(model, undefined, prompt, answer.length);
    const learned = await continueGreedily(model, output, prompt, answer.length);
    await model.dispose();
    assert.deepEqual(learned, answer);
    assert.ok(without.filter((token, i) => token === answer[i]).length < 8, 'the base model knew it already');
  });
}
