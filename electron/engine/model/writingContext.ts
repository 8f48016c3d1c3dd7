import type { LlamaContext } from 'node-llama-cpp';
import { cancelled } from '../../contract/errors.ts';
import { damagedAdapter } from './adapter.ts';
import { Pace } from './pace.ts';
import { keepPace, readPace } from './paceFile.ts';
import { batchTokens } from './promptReading.ts';
import type { Loaded } from './runtime.ts';

/**
 * Makes what a model reads into, with an adapter over its weights where there is one.
 *
 * @throws {AppError} `model-unreadable` where the adapter does not fit the model; `cancelled`.
 */
export async function openContext(
  { model, facts, runtime }: Loaded,
  contextSize: number,
  adapterFile: string | null,
  signal: AbortSignal | undefined,
): Promise<LlamaContext> {
  try {
    return await model.createContext({
      contextSize: Math.min(contextSize, facts.contextLength),
      batchSize: batchTokens,
      threads: runtime.cores,
      // A window that slides would have to be read again for each prompt that shares a beginning.
      swaFullCache: true,
      ...(adapterFile === null ? {} : { lora: { adapters: [{ filePath: adapterFile, scale: 1 }] } }),
      ...(signal ? { createSignal: signal } : {}),
    });
  } catch (error) {
    throw signal?.aborted ? cancelled() : adapterFile === null ? error : damagedAdapter(error);
  }
}

/** What was measured of a model on this machine; an adapter makes it slower, so that is measured apart. */
export async function openPace(
  { facts, runtime: { backend, cores, release } }: Loaded,
  folder: string,
  adapted: boolean,
): Promise<{ pace: Pace; keep: () => Promise<void> }> {
  const key = `${facts.fingerprint.slice(0, 16)} ${release} ${backend} ${cores}${adapted ? ' adapter' : ''}`;
  const pace = new Pace(backend === 'cpu' ? cores : 1, await readPace(folder, key));
  return { pace, keep: () => keepPace(folder, key, pace.toRecord()) };
}
