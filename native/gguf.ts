import { readFile } from 'node:fs/promises';

/** A value of a GGUF file: text, a whole number (u32), a real number (f32), or a list of texts or numbers. */
export type GgufValue =
  | { readonly text: string }
  | { readonly u32: number }
  | { readonly f32: number }
  | { readonly texts: readonly string[] }
  | { readonly f32s: readonly number[] }
  | { readonly i32s: readonly number[] };

export interface GgufTensor {
  readonly name: string;
  /** Sizes, the fastest running first. */
  readonly shape: readonly number[];
  /** ggml's number of the type: 0 is F32. */
  readonly type: number;
  readonly data: Uint8Array;
}

const kinds = { u32: 4, i32: 5, f32: 6, text: 8, list: 9 } as const;
const alignment = 32;
const floatBytes = 4;

/** The bytes of a GGUF file, version 3. The same input gives the same bytes. */
export function encodeGguf(values: ReadonlyMap<string, GgufValue>, tensors: readonly GgufTensor[]): Buffer {
  return Buffer.concat(encodeGgufParts(values, tensors));
}

/** The same in pieces, with the tensors' own memory among them. */
export function encodeGgufParts(values: ReadonlyMap<string, GgufValue>, tensors: readonly GgufTensor[]): Uint8Array[] {
  const parts: Uint8Array[] = [Buffer.from('GGUF'), u32(3), u64(tensors.length), u64(values.size)];
  for (const [key, value] of values) {
    parts.push(text(key), encodeValue(value));
  }
  let offset = 0;
  for (const tensor of tensors) {
    parts.push(text(tensor.name), u32(tensor.shape.length), ...tensor.shape.map(u64), u32(tensor.type), u64(offset));
    offset += padded(tensor.data.length);
  }
  const header = Buffer.concat(parts);
  const body = tensors.flatMap((tensor) => [tensor.data, padding(tensor.data.length)]);
  return [header, padding(header.length), ...body];
}

/**
 * Reads a small GGUF file whole: adapters, not models. Arrays among its values are skipped, and only F32 tensors are
 * understood.
 *
 * @throws {RangeError} when the file is cut short or is not such a file.
 */
export async function readGguf(
  path: string,
): Promise<{ values: Map<string, string | number>; tensors: Map<string, Float32Array> }> {
  const bytes = await readFile(path);
  let at = 0;
  const take = (length: number): Buffer => {
    if (!Number.isSafeInteger(length) || length < 0 || at + length > bytes.length) {
      throw new RangeError('The file is cut short.');
    }
    at += length;
    return bytes.subarray(at - length, at);
  };
  const whole = (): number => take(4).readUInt32LE();
  const long = (): number => Number(take(8).readBigUInt64LE());
  const name = (): string => take(long()).toString('utf8');

  if (take(4).toString('latin1') !== 'GGUF' || whole() !== 3) {
    throw new RangeError('The file is not a GGUF file of version 3.');
  }
  const tensorCount = long();
  const valueCount = long();
  const values = new Map<string, string | number>();
  for (let i = 0; i < valueCount; i++) {
    const key = name();
    const kind = whole();
    if (kind === kinds.text) {
      values.set(key, name());
    } else if (kind === kinds.u32) {
      values.set(key, whole());
    } else if (kind === kinds.f32) {
      values.set(key, take(floatBytes).readFloatLE());
    } else {
      throw new RangeError(`The value ${key} is of a kind that adapters do not have.`);
    }
  }
  const described: { name: string; floats: number; offset: number }[] = [];
  for (let i = 0; i < tensorCount; i++) {
    const tensor = name();
    const shape = Array.from({ length: whole() }, long);
    if (whole() !== 0) {
      throw new RangeError(`The tensor ${tensor} is not of type F32.`);
    }
    described.push({ name: tensor, floats: shape.reduce((product, size) => product * size, 1), offset: long() });
  }
  const start = padded(at);
  const tensors = new Map<string, Float32Array>();
  for (const { name: tensor, floats, offset } of described) {
    at = start + offset;
    const data = take(floats * floatBytes);
    tensors.set(tensor, new Float32Array(data.buffer.slice(data.byteOffset, data.byteOffset + data.length)));
  }
  return { values, tensors };
}

function encodeValue(value: GgufValue): Buffer {
  if ('text' in value) {
    return Buffer.concat([u32(kinds.text), text(value.text)]);
  }
  if ('u32' in value) {
    return Buffer.concat([u32(kinds.u32), u32(value.u32)]);
  }
  if ('f32' in value) {
    return Buffer.concat([u32(kinds.f32), floats([value.f32])]);
  }
  if ('texts' in value) {
    return Buffer.concat([u32(kinds.list), u32(kinds.text), u64(value.texts.length), ...value.texts.map(text)]);
  }
  if ('f32s' in value) {
    return Buffer.concat([u32(kinds.list), u32(kinds.f32), u64(value.f32s.length), floats(value.f32s)]);
  }
  const numbers = Buffer.from(Int32Array.from(value.i32s).buffer);
  return Buffer.concat([u32(kinds.list), u32(kinds.i32), u64(value.i32s.length), numbers]);
}

function padded(length: number): number {
  return Math.ceil(length / alignment) * alignment;
}

function padding(length: number): Buffer {
  return Buffer.alloc(padded(length) - length);
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

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

function floats(values: readonly number[]): Buffer {
  return Buffer.from(Float32Array.from(values).buffer);
}
