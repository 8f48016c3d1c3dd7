import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { makeTiny } from '../../../models/makeTiny.ts';
import { train } from '../../../native/train.ts';
import { AppError, type ErrorCode } from '../../contract/errors.ts';
import type { Adapter } from './adapter.ts';
import { modelHash } from './modelHash.ts';
import { Runtime } from './runtime.ts';
import { Writer } from './writer.ts';

const folder = mkdtempSync(join(tmpdir(), 'ownhand-adapter-'));
const runtime = new Runtime();
after(async () => {
  await runtime.stop();
  rmSync(folder, { recursive: true, force: true });
});

const base = join(folder, 'base.gguf');
const other = join(folder, 'other.gguf');
const shape = { architecture: 'llama', channels: 128, heads: 4, headChannels: 32, feedForward: 192 } as const;
writeFileSync(base, makeTiny(shape));
writeFileSync(other, makeTiny({ ...shape, seed: 2 }));
const prompt = [1, 261, 262, 263];

/** Trains the tiny model to go on in one way only. */
async function learn(name: string, answer: readonly number[]): Promise<Adapter> {
  const output = join(folder, name);
  const tokens = [...prompt, ...answer];
  const weights = tokens.map((_, i) => (i < prompt.length ? 0 : 1));
  await train({ base, examples: [{ tokens, weights }], output, threads: 1, epochs: 120, learningRate: 5e-3 });
  return { fingerprint: name, lend: (work) => work(output) };
}

function hasCode(code: ErrorCode): (error: unknown) => boolean {
  return (error) => error instanceof AppError && error.code === code;
}

const answers = [0, 1].map((voice) => Array.from({ length: 16 }, (_, i) => 70 + voice * 30 + ((i * 7) % 26)));
const [first, second] = [await learn('first.gguf', answers[0] ?? []), await learn('second.gguf', answers[1] ?? [])];

async function load(path: string): Promise<Writer> {
  return Writer.load(runtime, path, { contextSize: 256, paceFolder: folder });
}

async function textOf(writer: Writer): Promise<string> {
  return (await writer.write({ prompt, maxTokens: 16 })).text;
}

test('a writer speaks with the adapter that is laid over it, and without it as before', async () => {
  const plain = await load(base);
  const before = await textOf(plain);
  const adapted = await plain.withAdapter(first);
  const texts = [await textOf(adapted), await textOf(plain), await textOf(await plain.withAdapter(second))];
  assert.equal(new Set([before, ...texts]).size, 3, 'two adapters and none speak differently');
  assert.equal(texts[1], before);
  const expected = answers.map((tokens) => tokens.map((token) => String.fromCharCode(token - 3)).join(''));
  assert.deepEqual([texts[0], texts[2]], expected);
  await assert.rejects(textOf(adapted), hasCode('busy'), 'the first is gone');
  assert.equal(await plain.withAdapter(second), await plain.withAdapter(second));
  await plain.dispose();
});

test('who stops waiting for an adapter stops nobody else who waits for it', async () => {
  const plain = await load(base);
  const stop = new AbortController();
  const stopped = assert.rejects(plain.withAdapter(first, stop.signal), { code: 'cancelled' });
  stop.abort();
  const adapted = await plain.withAdapter(first);
  await stopped;
  assert.notEqual(await textOf(adapted), await textOf(plain));
});

test('what is kept of a prompt depends on the adapter', async () => {
  const plain = await load(base);
  const keeping = { folder: join(folder, 'states'), key: Buffer.alloc(32, 1) };
  for (const adapter of [null, first, second]) {
    const writer = adapter === null ? plain : await plain.withAdapter(adapter);
    await writer.prepare(prompt, { keeping });
  }
  assert.equal(readdirSync(keeping.folder).length, 3);
  await plain.dispose();
});

test('an adapter of another model, and one that is damaged, are refused with a sentence', async () => {
  const plain = await load(other);
  await assert.rejects(plain.withAdapter(first), hasCode('hash-mismatch'));
  const damaged = join(folder, 'damaged.gguf');
  writeFileSync(damaged, 'GGUF and nothing more');
  await assert.rejects(
    plain.withAdapter({ fingerprint: 'damaged', lend: (work) => work(damaged) }),
    hasCode('model-unreadable'),
  );
  await assert.rejects(
    plain.withAdapter({ fingerprint: 'model', lend: (work) => work(base) }),
    hasCode('model-unreadable'),
  );
  assert.equal((await textOf(plain)).length > 0, true, 'the writer goes on without');
  await plain.dispose();
});

test('a model’s hash is remembered while the file stays the same', async () => {
  const hash = await modelHash(base, folder);
  assert.match(hash, /^[0-9a-f]{64}$/);
  assert.equal(await modelHash(base, folder), hash);
  writeFileSync(other, makeTiny({ ...shape, seed: 3 }));
  const [changed, unchanged] = [await modelHash(other, folder), await modelHash(base, folder)];
  assert.notEqual(changed, hash);
  assert.equal(unchanged, hash);
});
