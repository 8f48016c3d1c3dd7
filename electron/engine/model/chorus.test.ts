import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { makeTiny } from '../../../models/makeTiny.ts';
import { Runtime } from './runtime.ts';
import { Writer } from './writer.ts';

const folder = mkdtempSync(join(tmpdir(), 'ownhand-chorus-'));
const path = join(folder, 'tiny.gguf');
writeFileSync(path, makeTiny({ architecture: 'llama' }));
const runtime = new Runtime();
const writer = await Writer.load(runtime, path, { paceFolder: folder, contextSize: 256 });
after(async () => {
  await writer.dispose();
  await runtime.stop();
  rmSync(folder, { recursive: true, force: true });
});

const prompts = ['Hello Ann', 'Dear Bob, thank you', 'Yes', 'When do we meet at the pier?', 'no'].map((text) => ({
  messages: [{ role: 'user', text }] as const,
}));

test('what is written at once is what would be written alone', async () => {
  const alone = [];
  for (const prompt of prompts) {
    alone.push((await writer.write({ prompt, maxTokens: 12 })).text);
  }
  const chorus = await writer.chorus({ sequences: 2, contextSize: 256, signal: new AbortController().signal });
  const together = await Promise.all(prompts.map((prompt) => chorus.write({ prompt, maxTokens: 12 })));
  assert.deepEqual(
    together.map(({ text }) => text),
    alone,
  );
  assert.equal(runtime.turns.busy, false, 'and the turn is given back');
  await chorus.dispose();
});

test('a person who waits is let in between two rounds', async () => {
  const chorus = await writer.chorus({ sequences: 2, contextSize: 256, signal: new AbortController().signal });
  const order: string[] = [];
  const background = Promise.all(
    prompts.slice(0, 2).map((prompt) => chorus.write({ prompt, maxTokens: 60 }).then(() => order.push('chorus'))),
  );
  await new Promise(setImmediate);
  await writer.write({ prompt: prompts[2] ?? [], maxTokens: 2 });
  order.push('person');
  await background;
  assert.equal(order[0], 'person');
  await chorus.dispose();
});

test('stopping ends all of them, those that wait for a sequence too', async () => {
  const stop = new AbortController();
  const chorus = await writer.chorus({ sequences: 1, contextSize: 256, signal: stop.signal });
  const all = Promise.allSettled(prompts.map((prompt) => chorus.write({ prompt, maxTokens: 100 })));
  setImmediate(() => {
    stop.abort();
  });
  for (const each of await all) {
    assert.equal(each.status === 'rejected' ? (each.reason as { code: string }).code : 'none', 'cancelled');
  }
  assert.equal(runtime.turns.busy, false);
  await chorus.dispose();
});

test('a prompt that is too long is refused, and the others go on', async () => {
  const chorus = await writer.chorus({ sequences: 2, contextSize: 64, signal: new AbortController().signal });
  const long = { messages: [{ role: 'user', text: 'word '.repeat(200) }] as const };
  const [refused, written] = await Promise.allSettled([
    chorus.write({ prompt: long, maxTokens: 5 }),
    chorus.write({ prompt: prompts[0] ?? [], maxTokens: 5 }),
  ]);
  assert.equal(refused.status, 'rejected');
  assert.equal(written.status, 'fulfilled');
  await chorus.dispose();
});
