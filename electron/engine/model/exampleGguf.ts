import { type WritableTensor, type WritableValue, writeGguf } from './ggufWriting.ts';

/** What tests change of an example. Undefined takes a value away. */
export type Change = Readonly<Record<string, WritableValue | undefined>>;

const width = 8;
const tokens = ['<unk>', 'a', 'b', 'c'];

/** Writes the smallest file that looks like a language model. It is for reading, not for computing. */
export async function writeExample(path: string, change: Change = {}): Promise<void> {
  const values: Record<string, WritableValue | undefined> = {
    'general.architecture': { kind: 'text', value: 'llama' },
    'general.name': { kind: 'text', value: 'Example' },
    'llama.block_count': { kind: 'u32', value: 1 },
    'llama.context_length': { kind: 'u32', value: 64 },
    'llama.embedding_length': { kind: 'u32', value: width },
    'llama.feed_forward_length': { kind: 'u32', value: 16 },
    'llama.attention.head_count': { kind: 'u32', value: 2 },
    'tokenizer.ggml.model': { kind: 'text', value: 'llama' },
    'tokenizer.ggml.tokens': { kind: 'texts', value: tokens },
    'tokenizer.ggml.scores': { kind: 'f32s', value: tokens.map(() => 0) },
    ...change,
  };
  const kept = Object.entries(values).filter((entry): entry is [string, WritableValue] => entry[1] !== undefined);
  await writeGguf(path, new Map(kept), [
    zeros('token_embd.weight', [width, tokens.length]),
    zeros('blk.0.attn_q.weight', [width, width]),
  ]);
}

function zeros(name: string, shape: readonly number[]): WritableTensor {
  return { name, shape, type: 'F32', data: new Uint8Array(4 * shape.reduce((product, size) => product * size, 1)) };
}
