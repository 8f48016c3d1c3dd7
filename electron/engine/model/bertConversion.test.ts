import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { catalog } from '../../../models/catalog.ts';
import { convertBert } from './bertConversion.ts';
import { modelPath, modelsFolder } from './folder.ts';
import { readGguf } from './gguf.ts';
import { inspectModel } from './modelFile.ts';

const width = 8;
const words = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]', 'mail', '##s'];
let folder: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ownhand-bert-'));
  const shapes: [string, number[]][] = [
    ['embeddings.word_embeddings.weight', [words.length, width]],
    ['embeddings.position_embeddings.weight', [32, width]],
    ['embeddings.token_type_embeddings.weight', [2, width]],
    ['embeddings.LayerNorm.weight', [width]],
    ['embeddings.LayerNorm.bias', [width]],
  ];
  const linear = (name: string, out: number, into: number): void => {
    shapes.push([`encoder.layer.0.${name}.weight`, into > 0 ? [out, into] : [out]]);
    shapes.push([`encoder.layer.0.${name}.bias`, [out]]);
  };
  for (const name of ['self.query', 'self.key', 'self.value', 'output.dense']) {
    linear(`attention.${name}`, width, width);
  }
  linear('attention.output.LayerNorm', width, 0);
  linear('intermediate.dense', 16, width);
  linear('output.dense', width, 16);
  linear('output.LayerNorm', width, 0);
  await writeSafetensors(shapes);
  await writeFile(
    join(folder, 'tokenizer.json'),
    JSON.stringify({ model: { type: 'WordPiece', vocab: Object.fromEntries(words.map((word, i) => [word, i])) } }),
  );
  await writeFile(
    join(folder, 'config.json'),
    JSON.stringify({
      model_type: 'bert',
      hidden_size: width,
      intermediate_size: 16,
      num_hidden_layers: 1,
      num_attention_heads: 2,
      max_position_embeddings: 32,
      layer_norm_eps: 1e-12,
    }),
  );
});

after(() => rm(folder, { recursive: true, force: true }));

async function writeSafetensors(shapes: readonly (readonly [string, readonly number[]])[]): Promise<void> {
  const header: Record<string, unknown> = {};
  const parts: Buffer[] = [];
  let offset = 0;
  for (const [name, shape] of shapes) {
    const count = shape.reduce((product, size) => product * size, 1);
    const data = Buffer.from(Float32Array.from({ length: count }, (_, i) => Math.sin(i + offset)).buffer);
    header[name] = { dtype: 'F32', shape, data_offsets: [offset, offset + data.length] };
    offset += data.length;
    parts.push(data);
  }
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  await writeFile(join(folder, 'model.safetensors'), Buffer.concat([length, text, ...parts]));
}

async function hashOf(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

test('the same input gives the same file', async () => {
  await convertBert(folder, 'Small', join(folder, 'one.gguf'));
  await convertBert(folder, 'Small', join(folder, 'two.gguf'));
  assert.equal(await hashOf(join(folder, 'one.gguf')), await hashOf(join(folder, 'two.gguf')));
});

test('the file is a model in the form that llama.cpp expects', async () => {
  const path = join(folder, 'one.gguf');
  await convertBert(folder, 'Small', path);
  const facts = await inspectModel(path);
  assert.equal(facts.embeds, true);
  assert.equal(facts.contextLength, 32);
  const { tensors, values } = await readGguf(path);
  assert.equal(values.get('bert.attention.causal'), false);
  assert.equal(values.get('bert.pooling_type'), 1);
  assert.equal(values.get('tokenizer.ggml.cls_token_id'), 2);
  const up = tensors.find(({ name }) => name === 'blk.0.ffn_up.weight');
  assert.deepEqual([up?.type, up?.shape], ['F16', [width, 16]]);
  assert.equal(tensors.find(({ name }) => name === 'position_embd.weight')?.type, 'F32');
  const bytes = await readFile(path);
  assert.ok(bytes.includes('\u2581mail') && !bytes.includes('##s'));
});

test('a missing weight is an error', async () => {
  const whole = await readFile(join(folder, 'model.safetensors'));
  await writeFile(
    join(folder, 'model.safetensors'),
    Buffer.from(whole.toString('latin1').replace('layer.0', 'layer.9'), 'latin1'),
  );
  await assert.rejects(convertBert(folder, 'Small', join(folder, 'three.gguf')), /is missing/);
  await writeFile(join(folder, 'model.safetensors'), whole);
});

test('the fetched MiniLM is the one that the catalogue pins', async () => {
  const expected = catalog.find(({ id }) => id === 'minilm-l6')?.sha256;
  assert.equal(await hashOf(modelPath(modelsFolder(), 'minilm-l6')), expected);
});
