import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { AppError, type ErrorCode } from '../../contract/errors.ts';
import { type Change, writeExample } from './exampleGguf.ts';
import { inspectModel } from './modelFile.ts';

let folder: string;
let path: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ownhand-model-file-'));
  path = join(folder, 'model.gguf');
});

after(() => rm(folder, { recursive: true, force: true }));

async function refused(code: ErrorCode, sentence: RegExp): Promise<void> {
  await assert.rejects(inspectModel(path), (error: unknown) => {
    assert.ok(error instanceof AppError, String(error));
    assert.equal(error.code, code);
    assert.match(error.message, sentence);
    return true;
  });
}

test('a whole file is described', async () => {
  await writeExample(path);
  const { fingerprint, ...facts } = await inspectModel(path);
  assert.match(fingerprint, /^[0-9a-f]{64}$/);
  assert.deepEqual(facts, {
    architecture: 'llama',
    name: 'Example',
    bytes: (await readFile(path)).length,
    parameters: 8 * 4 + 8 * 8,
    quantization: 'F32',
    contextLength: 64,
    bytesPerToken: 1 * 2 * 4 * 2 * 2,
    embeds: false,
  });
});

test('a missing file says so', async () => {
  await rm(path, { force: true });
  await refused('no-model', /not there any more/);
});

test('what is not a model says so', async () => {
  for (const content of ['', 'GG', 'PK\u0003\u0004 something else entirely', 'From a@b Mon Jan 1\nSubject: x\n']) {
    await writeFile(path, content);
    await refused('model-unreadable', /not a GGUF file/);
  }
});

test('a file that is cut short says how much is there', async () => {
  await writeExample(path);
  const { length } = await readFile(path);
  await truncate(path, length - 100);
  await refused('model-unreadable', /cut short: \d+ % of it is there/);
  await truncate(path, 60);
  await refused('model-unreadable', /cut short/);
});

test('absurd counts are refused before anything is made of them', async () => {
  await writeExample(path);
  const whole = await readFile(path);
  for (const [offset, what] of [
    [8, /absurd number of weights/],
    [16, /absurd number of properties/],
    [24, /absurd number of letters/],
  ] as const) {
    const hostile = Buffer.from(whole);
    hostile.writeBigUInt64LE(0xffff_ffff_ffff_fff0n, offset);
    await writeFile(path, hostile);
    await refused('model-unreadable', what);
  }
});

test('contradictions that the library would trip over are refused', async () => {
  const changes: Change[] = [
    { 'llama.attention.head_count': { kind: 'u32', value: 0 } },
    { 'llama.attention.head_count_kv': { kind: 'u32', value: 3 } },
    { 'llama.attention.key_length': { kind: 'u32', value: 0 } },
    { 'llama.block_count': { kind: 'u32', value: 2 } },
    { 'llama.block_count': undefined },
    { 'llama.embedding_length': { kind: 'u32', value: 16 } },
    { 'llama.embedding_length': { kind: 'text', value: 'eight' } },
    { 'llama.feed_forward_length': undefined },
    { 'llama.context_length': { kind: 'i32', value: -1 } },
    { 'tokenizer.ggml.tokens': undefined },
    { 'tokenizer.ggml.tokens': { kind: 'texts', value: ['a', 'b', 'c', 'd', 'e'] } },
    { 'tokenizer.ggml.scores': { kind: 'f32s', value: [0] } },
    { 'tokenizer.ggml.eos_token_id': { kind: 'u32', value: 4 } },
  ];
  for (const change of changes) {
    await writeExample(path, change);
    await refused('model-unreadable', /contradicts itself/);
  }
});

test('kinds of models that are not known are named', async () => {
  await writeExample(path, { 'general.architecture': { kind: 'text', value: 'mamba' } });
  await refused('model-unsupported', /of the kind “mamba”/);
  await writeExample(path, { 'general.architecture': { kind: 'text', value: '<script>' } });
  await refused('model-unsupported', /of an unknown kind/);
  await writeExample(path, { 'split.count': { kind: 'u32', value: 3 } });
  await refused('model-unsupported', /several files/);
});

test('no broken byte leads anywhere but to a sentence', async () => {
  await writeExample(path);
  const whole = await readFile(path);
  let state = 7;
  const random = (below: number): number => (state = (state * 48_271) % 2_147_483_647) % below;
  for (let round = 0; round < 400; round++) {
    const broken = Buffer.from(whole);
    for (let i = 0; i < 3; i++) {
      broken[random(700)] = random(256);
    }
    await writeFile(path, broken);
    await inspectModel(path).catch((error: unknown) => {
      assert.ok(error instanceof AppError, String(error));
    });
  }
});
