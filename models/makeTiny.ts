import { encodeGguf, type GgufTensor, type GgufValue } from '../native/gguf.ts';
import { createRandom, type Random } from '../native/random.ts';

/** The architectures that a tiny model can have: those that the trainer knows, and one that it does not. */
export type TinyArchitecture = 'llama' | 'qwen2' | 'qwen3' | 'gemma3' | 'phi3';

export interface TinyModel {
  readonly architecture: TinyArchitecture;
  readonly seed?: number;
  readonly layers?: number;
  /** C, channels of the residual stream. */
  readonly channels?: number;
  readonly heads?: number;
  readonly keyHeads?: number;
  readonly headChannels?: number;
  readonly feedForward?: number;
  readonly vocabulary?: number;
  /** Tokens that a gemma3 layer with a window looks back over. */
  readonly window?: number;
  /** ggml's number of the matrices' type, and how floats become it. Without it they stay F32. */
  readonly type?: { readonly number: number; readonly encode: (values: Float32Array, columns: number) => Uint8Array };
}

/**
 * A model of random weights, small enough to train in a moment, in the bytes of a GGUF file that llama.cpp loads. Its
 * words are the 256 bytes and made-up pieces; what it says means nothing, but it says the same everywhere.
 */
export function makeTiny(model: TinyModel): Buffer {
  const shape = {
    layers: 2,
    channels: 64,
    heads: 4,
    keyHeads: 2,
    headChannels: 16,
    feedForward: 96,
    vocabulary: 320,
    window: 24,
    seed: 1,
    ...model,
  };
  const random = createRandom(shape.seed);
  const { architecture, channels, headChannels } = shape;
  const inner = shape.heads * headChannels;
  const innerKeys = shape.keyHeads * headChannels;
  const tensors: GgufTensor[] = [];
  const matrix = (name: string, columns: number, rows: number, size = 1): void => {
    const values = normals(random, columns * rows, 0, size / Math.sqrt(columns));
    const data = model.type?.encode(values, columns) ?? new Uint8Array(values.buffer);
    tensors.push({ name, shape: [columns, rows], type: model.type?.number ?? 0, data });
  };
  const vector = (name: string, count: number, mean: number): void => {
    const data = new Uint8Array(normals(random, count, mean, 0.1).buffer);
    tensors.push({ name, shape: [count], type: 0, data });
  };

  // gemma3 multiplies what it embeds by the root of the channels; that would drown what the layers add.
  matrix('token_embd.weight', channels, shape.vocabulary, architecture === 'gemma3' ? 0.3 : 1.5);
  for (let layer = 0; layer < shape.layers; layer++) {
    const block = `blk.${layer}.`;
    vector(`${block}attn_norm.weight`, channels, 1);
    matrix(`${block}attn_q.weight`, channels, inner, 1.5);
    matrix(`${block}attn_k.weight`, channels, innerKeys, 1.5);
    matrix(`${block}attn_v.weight`, channels, innerKeys);
    matrix(`${block}attn_output.weight`, inner, channels);
    vector(`${block}ffn_norm.weight`, channels, 1);
    matrix(`${block}ffn_gate.weight`, channels, shape.feedForward, 1.5);
    matrix(`${block}ffn_up.weight`, channels, shape.feedForward);
    matrix(`${block}ffn_down.weight`, shape.feedForward, channels);
    if (architecture === 'qwen2') {
      vector(`${block}attn_q.bias`, inner, 0);
      vector(`${block}attn_k.bias`, innerKeys, 0);
      vector(`${block}attn_v.bias`, innerKeys, 0);
    }
    if (architecture === 'qwen3' || architecture === 'gemma3') {
      vector(`${block}attn_q_norm.weight`, headChannels, 1);
      vector(`${block}attn_k_norm.weight`, headChannels, 1);
    }
    if (architecture === 'gemma3') {
      vector(`${block}post_attention_norm.weight`, channels, 1);
      vector(`${block}post_ffw_norm.weight`, channels, 1);
    }
  }
  vector('output_norm.weight', channels, 1);

  const own: [string, GgufValue][] = [
    ['block_count', { u32: shape.layers }],
    ['context_length', { u32: 2048 }],
    ['embedding_length', { u32: channels }],
    ['feed_forward_length', { u32: shape.feedForward }],
    ['attention.head_count', { u32: shape.heads }],
    ['attention.head_count_kv', { u32: shape.keyHeads }],
    ['attention.key_length', { u32: headChannels }],
    ['attention.value_length', { u32: headChannels }],
    ['attention.layer_norm_rms_epsilon', { f32: 1e-5 }],
    ['rope.dimension_count', { u32: headChannels }],
    ['rope.freq_base', { f32: architecture === 'gemma3' ? 1_000_000 : 10_000 }],
  ];
  if (architecture === 'gemma3') {
    own.push(['attention.sliding_window', { u32: shape.window }], ['attention.sliding_window_pattern', { u32: 2 }]);
  }
  return encodeGguf(
    new Map<string, GgufValue>([
      ['general.architecture', { text: architecture }],
      ['general.name', { text: `tiny ${architecture}` }],
      ...own.map(([key, value]): [string, GgufValue] => [`${architecture}.${key}`, value]),
      ...tokenizer(shape.vocabulary),
    ]),
    tensors,
  );
}

function normals(random: Random, count: number, mean: number, deviation: number): Float32Array {
  return Float32Array.from({ length: count }, () => mean + deviation * random.normal());
}

/** A tokenizer of the SentencePiece kind: unknown, begin, end, the 256 bytes, and pieces. */
function tokenizer(vocabulary: number): [string, GgufValue][] {
  const control = ['<unk>', '<s>', '</s>'];
  const bytes = Array.from({ length: 256 }, (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`);
  const pieces = Array.from({ length: vocabulary - 259 }, (_, i) => `\u2581w${i}`);
  const tokens = [...control, ...bytes, ...pieces];
  return [
    ['tokenizer.ggml.model', { text: 'llama' }],
    ['tokenizer.ggml.tokens', { texts: tokens }],
    ['tokenizer.ggml.scores', { f32s: tokens.map((_, i) => -i) }],
    ['tokenizer.ggml.token_type', { i32s: tokens.map((_, i) => (i === 0 ? 2 : i < 3 ? 3 : i < 259 ? 6 : 1)) }],
    ['tokenizer.ggml.bos_token_id', { u32: 1 }],
    ['tokenizer.ggml.eos_token_id', { u32: 2 }],
    ['tokenizer.ggml.unknown_token_id', { u32: 0 }],
  ];
}
