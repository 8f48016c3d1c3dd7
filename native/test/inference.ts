// eslint-disable-next-line ownhand/arrows -- the trainer is compared with inference itself, whole
import { getLlama, LlamaLogLevel, type Llama, type LlamaModel, type Token } from 'node-llama-cpp';

/** Exactly what the trainer computes: no flash attention, and keys and values kept as 32-bit floats. */
const exactContext = {
  contextSize: 512,
  batchSize: 512,
  threads: 1,
  flashAttention: false,
  experimentalKvCacheKeyType: 'F32',
  experimentalKvCacheValueType: 'F32',
} as const;

let llama: Promise<Llama> | undefined;

export async function loadModel(path: string): Promise<LlamaModel> {
  llama ??= getLlama({ gpu: false, logLevel: LlamaLogLevel.error, build: 'never' });
  return (await llama).loadModel({ modelPath: path, gpuLayers: 0 });
}

function lora(adapter: string | undefined): { lora?: { adapters: { filePath: string }[] } } {
  return adapter === undefined ? {} : { lora: { adapters: [{ filePath: adapter }] } };
}

/** For each row the probabilities of all words to come next, as inference sees them. */
export async function probabilities(
  model: LlamaModel,
  adapter: string | undefined,
  tokens: readonly number[],
  rows: readonly number[],
  vocabulary: number,
): Promise<Float64Array[]> {
  const context = await model.createContext({ ...exactContext, ...lora(adapter) });
  const wanted = new Set(rows);
  const outcome = await context
    .getSequence()
    .controlledEvaluate(
      tokens.map((token, i) =>
        wanted.has(i) ? [token as Token, { generateNext: { probabilities: true } }] : (token as Token),
      ),
    );
  const result = rows.map((row) => {
    const list = new Float64Array(vocabulary);
    for (const [token, probability] of outcome[row]?.next.probabilities ?? []) {
      list[token] = probability;
    }
    return list;
  });
  await context.dispose();
  return result;
}

/** The `count` words that are each the likeliest after what stands before, greedily. */
export async function continueGreedily(
  model: LlamaModel,
  adapter: string | undefined,
  prompt: readonly number[],
  count: number,
): Promise<number[]> {
  const context = await model.createContext({ ...exactContext, ...lora(adapter) });
  const words: number[] = [];
  const stream = context.getSequence().evaluate([...prompt] as Token[], { temperature: 0, yieldEogToken: true });
  for await (const token of stream) {
    words.push(token);
    if (words.length === count) {
      break;
    }
  }
  await context.dispose();
  return words;
}
