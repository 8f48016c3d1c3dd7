import { open } from 'node:fs/promises';
import { z } from 'zod';

const Entry = z.object({
  dtype: z.string(),
  shape: z.array(z.number().int().min(0)).max(8),
  data_offsets: z.tuple([z.number().int().min(0), z.number().int().min(0)]),
});

export interface StoredTensor {
  /** Sizes, the slowest running first. */
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

const headerBytesMax = 16 << 20;

/** Reads the F32 tensors of a safetensors file; others are left out. */
export async function readSafetensors(path: string): Promise<Map<string, StoredTensor>> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const length = Number((await take(file, 0, 8)).readBigUInt64LE());
    if (length > Math.min(headerBytesMax, size - 8)) {
      throw new Error('not a safetensors file');
    }
    const header = z.record(z.string(), z.unknown()).parse(JSON.parse((await take(file, 8, length)).toString('utf8')));
    const tensors = new Map<string, StoredTensor>();
    for (const [name, raw] of Object.entries(header)) {
      const entry = Entry.safeParse(raw);
      if (!entry.success || entry.data.dtype !== 'F32') {
        continue;
      }
      const { shape, data_offsets: offsets } = entry.data;
      const bytes = await take(file, 8 + length + offsets[0], offsets[1] - offsets[0]);
      const data = new Float32Array(bytes.length / 4);
      Buffer.from(data.buffer).set(bytes);
      if (shape.reduce((product, each) => product * each, 1) !== data.length) {
        throw new Error(`tensor ${name} does not have the size of its shape`);
      }
      tensors.set(name, { shape, data });
    }
    return tensors;
  } finally {
    await file.close();
  }
}

async function take(file: Awaited<ReturnType<typeof open>>, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, position);
  if (bytesRead !== length) {
    throw new Error('a safetensors file ends too early');
  }
  return bytes;
}
