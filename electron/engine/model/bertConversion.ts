import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readSafetensors, type StoredTensor } from './safetensors.ts';
import { type WritableTensor, type WritableValue, writeGguf } from './ggufWriting.ts';

const Config = z.object({
  model_type: z.literal('bert'),
  hidden_size: z.number().int(),
  intermediate_size: z.number().int(),
  num_hidden_layers: z.number().int(),
  num_attention_heads: z.number().int(),
  max_position_embeddings: z.number().int(),
  layer_norm_eps: z.number(),
});

const Tokenizer = z.object({
  model: z.object({ type: z.literal('WordPiece'), vocab: z.record(z.string(), z.number().int()) }),
});

const blockNames: Readonly<Record<string, string>> = {
  'attention.self.query': 'attn_q',
  'attention.self.key': 'attn_k',
  'attention.self.value': 'attn_v',
  'attention.output.dense': 'attn_output',
  'attention.output.LayerNorm': 'attn_output_norm',
  'intermediate.dense': 'ffn_up',
  'output.dense': 'ffn_down',
  'output.LayerNorm': 'layer_output_norm',
};

const headNames: Readonly<Record<string, string>> = {
  'embeddings.word_embeddings.weight': 'token_embd.weight',
  'embeddings.position_embeddings.weight': 'position_embd.weight',
  'embeddings.token_type_embeddings.weight': 'token_types.weight',
  'embeddings.LayerNorm.weight': 'token_embd_norm.weight',
  'embeddings.LayerNorm.bias': 'token_embd_norm.bias',
};

/**
 * Turns a BERT sentence encoder as its publisher ships it (`model.safetensors`, `tokenizer.json`, `config.json` in
 * `folder`) into a GGUF file for llama.cpp: mean pooling, no causal mask, matrices in F16, the rest in F32.
 * The same input gives the same bytes, so that the result's hash can be pinned.
 */
export async function convertBert(folder: string, name: string, target: string): Promise<void> {
  const config = Config.parse(await readJson(join(folder, 'config.json')));
  const { vocab } = Tokenizer.parse(await readJson(join(folder, 'tokenizer.json'))).model;
  const stored = await readSafetensors(join(folder, 'model.safetensors'));
  const values: [string, WritableValue][] = [
    ['general.architecture', { kind: 'text', value: 'bert' }],
    ['general.name', { kind: 'text', value: name }],
    ['general.file_type', { kind: 'u32', value: 1 }],
    ['bert.block_count', { kind: 'u32', value: config.num_hidden_layers }],
    ['bert.context_length', { kind: 'u32', value: config.max_position_embeddings }],
    ['bert.embedding_length', { kind: 'u32', value: config.hidden_size }],
    ['bert.feed_forward_length', { kind: 'u32', value: config.intermediate_size }],
    ['bert.attention.head_count', { kind: 'u32', value: config.num_attention_heads }],
    ['bert.attention.layer_norm_epsilon', { kind: 'f32', value: config.layer_norm_eps }],
    ['bert.attention.causal', { kind: 'flag', value: false }],
    ['bert.pooling_type', { kind: 'u32', value: 1 }],
    ...vocabulary(vocab),
  ];
  await writeGguf(target, new Map(values), tensorsOf(stored, config.num_hidden_layers));
}

/** llama.cpp marks the beginning of a word with U+2581 where WordPiece marks the continuation with `##`. */
function vocabulary(vocab: Readonly<Record<string, number>>): [string, WritableValue][] {
  const pieces: string[] = [];
  const types: number[] = [];
  for (const [piece, id] of Object.entries(vocab)) {
    const special = /^\[(?:PAD|UNK|CLS|SEP|MASK|unused\d+)\]$/.test(piece);
    pieces[id] = special ? piece : piece.startsWith('##') ? piece.slice(2) : `\u2581${piece}`;
    types[id] = piece === '[UNK]' ? 2 : special ? 3 : 1;
  }
  if (Object.keys(pieces).length !== pieces.length) {
    throw new Error('the vocabulary has holes');
  }
  const id = (piece: string): WritableValue => ({ kind: 'u32', value: vocab[piece] ?? 0 });
  return [
    ['tokenizer.ggml.model', { kind: 'text', value: 'bert' }],
    ['tokenizer.ggml.tokens', { kind: 'texts', value: pieces }],
    ['tokenizer.ggml.token_type', { kind: 'i32s', value: types }],
    ['tokenizer.ggml.token_type_count', { kind: 'u32', value: 2 }],
    ['tokenizer.ggml.bos_token_id', id('[CLS]')],
    ['tokenizer.ggml.eos_token_id', id('[SEP]')],
    ['tokenizer.ggml.cls_token_id', id('[CLS]')],
    ['tokenizer.ggml.seperator_token_id', id('[SEP]')],
    ['tokenizer.ggml.unknown_token_id', id('[UNK]')],
    ['tokenizer.ggml.padding_token_id', id('[PAD]')],
    ['tokenizer.ggml.mask_token_id', id('[MASK]')],
  ];
}

function tensorsOf(stored: ReadonlyMap<string, StoredTensor>, blocks: number): WritableTensor[] {
  const tensors = Object.entries(headNames).map(([from, to]) => tensor(stored, from, to));
  for (let block = 0; block < blocks; block++) {
    for (const [from, to] of Object.entries(blockNames)) {
      for (const part of ['weight', 'bias']) {
        tensors.push(tensor(stored, `encoder.layer.${block}.${from}.${part}`, `blk.${block}.${to}.${part}`));
      }
    }
  }
  return tensors;
}

function tensor(stored: ReadonlyMap<string, StoredTensor>, from: string, to: string): WritableTensor {
  const found = stored.get(from);
  if (found === undefined) {
    throw new Error(`tensor ${from} is missing`);
  }
  const { shape, data } = found;
  // llama.cpp adds position and type embeddings to others as they are and wants them whole.
  const half = shape.length > 1 && to !== 'position_embd.weight' && to !== 'token_types.weight';
  return {
    name: to,
    shape: [...shape].reverse(),
    type: half ? 'F16' : 'F32',
    data: bytesOf(half ? new Float16Array(data) : data),
  };
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8')) as unknown;
}
