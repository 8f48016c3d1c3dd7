import { open } from 'node:fs/promises';
import { EndOfFile, FileCursor } from './fileCursor.ts';
import { tensorTypes } from './ggmlTypes.ts';

export type GgufValue = string | number | boolean;

export interface GgufTensor {
  readonly name: string;
  /** Sizes, the fastest running first. */
  readonly shape: readonly number[];
  readonly type: string;
  readonly bytes: number;
  /** From the start of the file. */
  readonly offset: number;
}

/** What a GGUF file says about itself, without its weights. */
export interface GgufHeader {
  readonly version: number;
  readonly values: ReadonlyMap<string, GgufValue>;
  /** Lengths of the arrays among the values. Their content is not kept. */
  readonly arrays: ReadonlyMap<string, number>;
  readonly tensors: readonly GgufTensor[];
  /** Where the header ends and the weights begin. */
  readonly dataStart: number;
  readonly fileBytes: number;
}

/** Says what is wrong with a file, in words that can follow "The model file ". */
export class GgufFault extends Error {
  override readonly name = 'GgufFault';
}

// Generous bounds: the largest known models have about 2,000 tensors, 300,000 tokens and templates of 30 kB.
const mostTensors = 100_000;
const mostValues = 10_000;
const mostElements = 4_000_000;
const longestName = 1_000;
const longestText = 4 << 20;
const headerBytesMax = 512 << 20;

const scalarBytes: ReadonlyMap<number, number> = new Map([
  [0, 1],
  [1, 1],
  [2, 2],
  [3, 2],
  [4, 4],
  [5, 4],
  [6, 4],
  [7, 1],
  [10, 8],
  [11, 8],
  [12, 8],
]);
const textType = 8;
const arrayType = 9;

/**
 * Reads the header of a GGUF file and checks that the file holds the weights that it announces. Nothing in the file
 * is believed: every count and length is bounded before it is used.
 *
 * @throws {GgufFault} for anything that is not a whole GGUF file; file system errors pass through.
 */
export async function readGguf(path: string): Promise<GgufHeader> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    return await read(new FileCursor(file), size);
  } catch (error) {
    throw error instanceof EndOfFile ? new GgufFault('is cut short: it ends in the middle of its description') : error;
  } finally {
    await file.close();
  }
}

async function read(cursor: FileCursor, fileBytes: number): Promise<GgufHeader> {
  if (fileBytes < 4 || (await cursor.bytes(4)).toString('latin1') !== 'GGUF') {
    throw new GgufFault('is not a GGUF file');
  }
  const version = await cursor.u32();
  if (version !== 2 && version !== 3) {
    throw new GgufFault(
      version >= 1 << 16 ? 'was made for another kind of processor' : `is of GGUF version ${version}, which is unknown`,
    );
  }
  const tensorCount = bounded(await cursor.u64(), mostTensors, 'weights');
  const valueCount = bounded(await cursor.u64(), mostValues, 'properties');

  const values = new Map<string, GgufValue>();
  const arrays = new Map<string, number>();
  for (let i = 0; i < valueCount; i++) {
    const key = await readText(cursor, longestName);
    const type = await cursor.u32();
    if (values.has(key) || arrays.has(key)) {
      throw new GgufFault('is damaged: it describes itself twice');
    }
    if (type === arrayType) {
      arrays.set(key, await skipArray(cursor, fileBytes));
    } else {
      values.set(key, type === textType ? await readText(cursor, longestText) : await readScalar(cursor, type));
    }
    if (cursor.position > headerBytesMax) {
      throw new GgufFault('is damaged: its description is absurdly long');
    }
  }

  const found: GgufTensor[] = [];
  for (let i = 0; i < tensorCount; i++) {
    found.push(await readTensor(cursor));
  }
  const alignment = Number(values.get('general.alignment') ?? 32);
  if (!Number.isInteger(alignment) || alignment < 1 || alignment > 1 << 20) {
    throw new GgufFault('is damaged: its weights are not where they can be');
  }
  const dataStart = Math.ceil(cursor.position / alignment) * alignment;
  const tensors = found.map((tensor) => ({ ...tensor, offset: dataStart + tensor.offset }));
  checkWeights(tensors, alignment, dataStart, fileBytes);
  return { version, values, arrays, tensors, dataStart, fileBytes };
}

async function readTensor(cursor: FileCursor): Promise<GgufTensor> {
  const name = await readText(cursor, longestName);
  const dimensions = await cursor.u32();
  if (dimensions < 1 || dimensions > 4) {
    throw new GgufFault('is damaged: a weight has no shape');
  }
  const shape: number[] = [];
  for (let i = 0; i < dimensions; i++) {
    shape.push(await cursor.u64());
  }
  const typeNumber = await cursor.u32();
  const type = tensorTypes.get(typeNumber);
  if (type === undefined) {
    throw new GgufFault(`holds weights of kind ${typeNumber}, which is unknown`);
  }
  const count = shape.reduce((product, size) => product * size, 1);
  if (shape.some((size) => size < 1) || count > Number.MAX_SAFE_INTEGER || (shape[0] ?? 0) % type.values !== 0) {
    throw new GgufFault('is damaged: a weight has an impossible shape');
  }
  return { name, shape, type: type.name, bytes: (count / type.values) * type.bytes, offset: await cursor.u64() };
}

function checkWeights(tensors: readonly GgufTensor[], alignment: number, dataStart: number, fileBytes: number): void {
  let end = dataStart;
  const names = new Set<string>();
  for (const tensor of tensors) {
    names.add(tensor.name);
    end = Math.max(end, tensor.offset + tensor.bytes);
    if ((tensor.offset - dataStart) % alignment !== 0) {
      throw new GgufFault('is damaged: its weights are not where they can be');
    }
  }
  if (names.size !== tensors.length) {
    throw new GgufFault('is damaged: it holds a weight twice');
  }
  if (end > fileBytes) {
    const share = Math.floor((fileBytes / end) * 100);
    throw new GgufFault(Number.isFinite(end) ? `is cut short: ${share} % of it is there` : 'is damaged');
  }
}

async function readText(cursor: FileCursor, longest: number): Promise<string> {
  return (await cursor.bytes(bounded(await cursor.u64(), longest, 'letters'))).toString('utf8');
}

async function readScalar(cursor: FileCursor, type: number): Promise<GgufValue> {
  const length = scalarBytes.get(type);
  if (length === undefined) {
    throw new GgufFault('is damaged: a property has an unknown kind');
  }
  const bytes = await cursor.bytes(length);
  switch (type) {
    case 6:
      return bytes.readFloatLE();
    case 7:
      return bytes[0] !== 0;
    case 12:
      return bytes.readDoubleLE();
    case 10:
      return Number(bytes.readBigUInt64LE());
    case 11:
      return Number(bytes.readBigInt64LE());
    case 1:
    case 3:
    case 5:
      return bytes.readIntLE(0, length);
    default:
      return bytes.readUIntLE(0, length);
  }
}

async function skipArray(cursor: FileCursor, fileBytes: number): Promise<number> {
  const type = await cursor.u32();
  const count = bounded(await cursor.u64(), mostElements, 'elements');
  if (type === textType) {
    for (let i = 0; i < count; i++) {
      cursor.skip(bounded(await cursor.u64(), longestText, 'letters'));
    }
  } else {
    const length = scalarBytes.get(type);
    if (length === undefined) {
      throw new GgufFault('is damaged: a property has an unknown kind');
    }
    cursor.skip(count * length);
  }
  if (cursor.position > fileBytes) {
    throw new EndOfFile();
  }
  return count;
}

function bounded(count: number, most: number, what: string): number {
  if (count > most) {
    throw new GgufFault(`is damaged: it announces an absurd number of ${what}`);
  }
  return count;
}
