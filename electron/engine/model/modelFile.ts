import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { AppError } from '../../contract/errors.ts';
import { GgufFault, type GgufHeader, readGguf } from './gguf.ts';

/** What a model file says of itself, checked. */
export interface ModelFacts {
  readonly architecture: string;
  readonly name: string;
  readonly bytes: number;
  readonly parameters: number;
  /** The kind of most of the weights, for instance "Q4_K". */
  readonly quantization: string;
  readonly contextLength: number;
  /** What one token takes in memory while it is being kept, in bytes. */
  readonly bytesPerToken: number;
  readonly embeds: boolean;
  /** Tells this file from any other, without reading the weights. */
  readonly fingerprint: string;
}

/** Kinds of dense models that the runtime and the trainer know. */
const writers = new Set(['llama', 'qwen2', 'qwen3', 'gemma2', 'gemma3', 'phi3', 'granite', 'olmo2', 'smollm3']);
const embedders = new Set(['bert', 'nomic-bert', 'jina-bert-v2']);

/**
 * Looks at a model file before anything is loaded from it. The library that loads models trusts what a file says and
 * ends the whole process where that leads astray, so everything it relies on is checked here.
 *
 * @throws {AppError} `no-model`, `model-unreadable` or `model-unsupported`, each with a sentence.
 */
export async function inspectModel(path: string): Promise<ModelFacts> {
  let header: GgufHeader;
  try {
    header = await readGguf(path);
  } catch (error) {
    throw asAppError(error);
  }
  const facts = check(header);
  return { ...facts, fingerprint: await fingerprint(path, header) };
}

function asAppError(error: unknown): AppError {
  if (error instanceof GgufFault) {
    return new AppError('model-unreadable', `The model file ${error.message}. Fetch it again, or choose another.`);
  }
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return new AppError('no-model', 'The model file is not there any more. Fetch it again, or choose another.');
    case 'EACCES':
    case 'EPERM':
      return new AppError('no-permission', 'The model file may not be read by this account.');
    default:
      return new AppError('model-unreadable', 'The model file cannot be read.', { cause: error });
  }
}

function check(header: GgufHeader): Omit<ModelFacts, 'fingerprint'> {
  const { values, arrays, tensors } = header;
  const architecture = String(values.get('general.architecture') ?? '');
  if (!writers.has(architecture) && !embedders.has(architecture)) {
    const kind = /^[\w-]{1,40}$/.test(architecture) ? `of the kind “${architecture}”` : 'of an unknown kind';
    throw new AppError('model-unsupported', `This is a model ${kind}, which Ownhand cannot use. Choose another.`);
  }
  if (Number(values.get('split.count') ?? 1) > 1) {
    throw new AppError('model-unsupported', 'This model comes in several files. Join them into one, then add that.');
  }
  const number = (key: string, least: number, most: number, fallback?: number): number => {
    // Some models give a number for each layer; the library checks those itself.
    const value = values.get(`${architecture}.${key}`) ?? (arrays.has(`${architecture}.${key}`) ? most : fallback);
    if (typeof value !== 'number' || !(value >= least && value <= most)) {
      throw damaged();
    }
    return value;
  };
  const layers = number('block_count', 1, 1_000);
  const width = number('embedding_length', 1, 100_000);
  const heads = number('attention.head_count', 1, 1_000);
  const sharedHeads = number('attention.head_count_kv', 1, heads, heads);
  const headWidth = number('attention.key_length', 1, 4_096, Math.ceil(width / heads));
  number('feed_forward_length', 1, 1_000_000);
  checkVocabulary(header, width);
  for (let layer = 0; layer < layers; layer++) {
    if (!tensors.some(({ name }) => name.startsWith(`blk.${layer}.`))) {
      throw damaged();
    }
  }
  return {
    architecture,
    name: String(values.get('general.name') ?? '').slice(0, 100),
    bytes: header.fileBytes,
    parameters: tensors.reduce((sum, { shape }) => sum + shape.reduce((product, size) => product * size, 1), 0),
    quantization: commonestType(header),
    contextLength: number('context_length', 16, 100_000_000),
    bytesPerToken: layers * sharedHeads * headWidth * 2 * 2,
    embeds: embedders.has(architecture),
  };
}

function checkVocabulary({ arrays, values, tensors }: GgufHeader, width: number): void {
  const tokens = arrays.get('tokenizer.ggml.tokens') ?? 0;
  const embedding = tensors.find(({ name }) => name === 'token_embd.weight');
  if (tokens < 1 || embedding?.shape[0] !== width || (embedding.shape[1] ?? 0) < tokens) {
    throw damaged();
  }
  for (const list of ['scores', 'token_type']) {
    if ((arrays.get(`tokenizer.ggml.${list}`) ?? tokens) !== tokens) {
      throw damaged();
    }
  }
  for (const [key, value] of values) {
    if (/^tokenizer\.ggml\.\w+_token_id$/.test(key) && !(Number(value) < tokens || Number(value) === 0xffffffff)) {
      throw damaged();
    }
  }
}

function damaged(): AppError {
  return new AppError('model-unreadable', 'The model file contradicts itself. Fetch it again, or choose another.');
}

function commonestType({ tensors }: GgufHeader): string {
  const bytes = new Map<string, number>();
  for (const tensor of tensors) {
    bytes.set(tensor.type, (bytes.get(tensor.type) ?? 0) + tensor.bytes);
  }
  return [...bytes].sort(([, a], [, b]) => b - a)[0]?.[0] ?? '';
}

/** The header, and when and how long the file is: weights that differ come with another time. */
async function fingerprint(path: string, { dataStart, fileBytes }: GgufHeader): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { mtimeMs } = await file.stat();
    const header = Buffer.alloc(dataStart);
    await file.read(header, 0, dataStart, 0);
    return createHash('sha256').update(header).update(`${fileBytes} ${mtimeMs}`).digest('hex');
  } finally {
    await file.close();
  }
}
