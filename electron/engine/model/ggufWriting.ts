import { open } from 'node:fs/promises';

export type WritableValue =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'u32' | 'i32' | 'f32'; readonly value: number }
  | { readonly kind: 'flag'; readonly value: boolean }
  | { readonly kind: 'texts'; readonly value: readonly string[] }
  | { readonly kind: 'i32s' | 'f32s'; readonly value: readonly number[] };

export interface WritableTensor {
  readonly name: string;
  /** Sizes, the fastest running first. */
  readonly shape: readonly number[];
  readonly type: 'F32' | 'F16';
  readonly data: Uint8Array;
}

const typeNumbers = { u32: 4, i32: 5, f32: 6, flag: 7, text: 8, texts: 9, i32s: 9, f32s: 9 } as const;
const tensorNumbers = { F32: 0, F16: 1 } as const;
const alignment = 32;

/** Writes a GGUF file, version 3. The same input gives the same bytes. */
export async function writeGguf(
  path: string,
  values: ReadonlyMap<string, WritableValue>,
  tensors: readonly WritableTensor[],
): Promise<void> {
  const parts: Buffer[] = [Buffer.from('GGUF'), u32(3), u64(tensors.length), u64(values.size)];
  for (const [key, value] of values) {
    parts.push(text(key), u32(typeNumbers[value.kind]), encode(value));
  }
  let offset = 0;
  for (const tensor of tensors) {
    parts.push(text(tensor.name), u32(tensor.shape.length), ...tensor.shape.map(u64));
    parts.push(u32(tensorNumbers[tensor.type]), u64(offset));
    offset += padded(tensor.data.length);
  }
  const header = Buffer.concat(parts);
  const file = await open(path, 'w');
  try {
    await file.write(header);
    await file.write(Buffer.alloc(padded(header.length) - header.length));
    for (const tensor of tensors) {
      await file.write(tensor.data);
      await file.write(Buffer.alloc(padded(tensor.data.length) - tensor.data.length));
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

function encode(value: WritableValue): Buffer {
  switch (value.kind) {
    case 'text':
      return text(value.value);
    case 'flag':
      return Buffer.from([value.value ? 1 : 0]);
    case 'u32':
      return u32(value.value);
    case 'i32':
      return i32(value.value);
    case 'f32':
      return f32(value.value);
    case 'texts':
      return Buffer.concat([u32(8), u64(value.value.length), ...value.value.map(text)]);
    case 'i32s':
      return Buffer.concat([u32(5), u64(value.value.length), ...value.value.map(i32)]);
    case 'f32s':
      return Buffer.concat([u32(6), u64(value.value.length), ...value.value.map(f32)]);
  }
}

function padded(length: number): number {
  return Math.ceil(length / alignment) * alignment;
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value, 'utf8');
  return Buffer.concat([u64(bytes.length), bytes]);
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function i32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}

function f32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return bytes;
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}
