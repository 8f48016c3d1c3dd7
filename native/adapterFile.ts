import type { Parameter } from './addon.ts';
import { encodeGgufParts, type GgufTensor, type GgufValue, readGguf } from './gguf.ts';
import { replaceFile } from './replaceFile.ts';
import { AppError } from '../electron/contract/errors.ts';

/** What an adapter file says about itself beside its weights. */
export interface AdapterFacts {
  readonly architecture: string;
  readonly rank: number;
  readonly alpha: number;
  /** SHA-256 of the base model's file, in hex: an adapter means nothing on another model. */
  readonly baseHash: string;
  /** SHA-256 of the examples it learned from, in hex. */
  readonly dataHash: string;
  /** Steps taken. */
  readonly step: number;
}

/** Names under which an adapter file says that. */
export const adapterKeys = {
  baseHash: 'ownhand.base.sha256',
  dataHash: 'ownhand.data.sha256',
  rank: 'ownhand.rank',
  step: 'ownhand.step',
} as const;

/**
 * Writes an adapter that llama.cpp loads, whole or not at all.
 *
 * @param weights Every parameter's floats at its offset.
 */
export async function writeAdapter(
  path: string,
  facts: AdapterFacts,
  parameters: readonly Parameter[],
  weights: Float32Array,
): Promise<void> {
  const values = new Map<string, GgufValue>([
    ['general.type', { text: 'adapter' }],
    ['general.architecture', { text: facts.architecture }],
    ['adapter.type', { text: 'lora' }],
    ['adapter.lora.alpha', { f32: facts.alpha }],
    [adapterKeys.baseHash, { text: facts.baseHash }],
    [adapterKeys.dataHash, { text: facts.dataHash }],
    [adapterKeys.rank, { u32: facts.rank }],
    [adapterKeys.step, { u32: facts.step }],
  ]);
  const tensors = parameters.map(({ name, offset, columns, rows }): GgufTensor => {
    const floats = weights.subarray(offset, offset + columns * rows);
    return isB(name)
      ? { name, shape: [rows, columns], type: 0, data: new Uint8Array(transpose(floats, columns, rows).buffer) }
      : {
          name,
          shape: [columns, rows],
          type: 0,
          data: new Uint8Array(floats.buffer, floats.byteOffset, floats.byteLength),
        };
  });
  await replaceFile(path, encodeGgufParts(values, tensors));
}

/**
 * Reads an adapter of ours to train it further.
 *
 * @returns All parameters' floats in one array, each at its offset.
 * @throws {AppError} `hash-mismatch` when it belongs to another base model, `invalid-input` when its rank, alpha or
 *   layers are others than asked for, `unreadable` when it is no adapter of ours.
 */
export async function readAdapter(
  path: string,
  wanted: Omit<AdapterFacts, 'dataHash' | 'step'>,
  parameters: readonly Parameter[],
): Promise<Float32Array> {
  const { values, tensors } = await readGguf(path).catch((error: unknown) => {
    throw new AppError('unreadable', 'The adapter to continue from cannot be read.', { cause: error });
  });
  if (values.get(adapterKeys.baseHash) !== wanted.baseHash) {
    throw new AppError(
      'hash-mismatch',
      'The adapter to continue from was trained on another model. Choose that model, or start a new adapter.',
    );
  }
  if (values.get(adapterKeys.rank) !== wanted.rank || values.get('adapter.lora.alpha') !== wanted.alpha) {
    throw new AppError(
      'invalid-input',
      `The adapter to continue from has rank ${values.get(adapterKeys.rank) ?? '?'} and alpha ` +
        `${values.get('adapter.lora.alpha') ?? '?'}; train with the same, or start a new adapter.`,
    );
  }
  const last = parameters.at(-1);
  const weights = new Float32Array(last === undefined ? 0 : last.offset + last.columns * last.rows);
  for (const { name, offset, columns, rows } of parameters) {
    const floats = tensors.get(name);
    if (floats?.length !== columns * rows || tensors.size !== parameters.length) {
      throw new AppError('invalid-input', 'The adapter to continue from covers other layers than asked for.');
    }
    weights.set(isB(name) ? transpose(floats, rows, columns) : floats, offset);
  }
  return weights;
}

function isB(name: string): boolean {
  return name.endsWith('.lora_b');
}

/** [columns, rows] -> [rows, columns] */
function transpose(values: Float32Array, columns: number, rows: number): Float32Array<ArrayBuffer> {
  return Float32Array.from(values, (_, i) => values[(i % rows) * columns + Math.floor(i / rows)] ?? 0);
}
