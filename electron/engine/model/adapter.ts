import { AppError } from '../../contract/errors.ts';
import { readGguf } from './gguf.ts';
import { modelHash } from './modelHash.ts';

/** What training made of a person's mail, to be laid over the model that it was trained on. */
export interface Adapter {
  /** Tells it from any other: what a model has read through one means nothing through another. */
  readonly fingerprint: string;
  /** Lends its file in the clear for as long as `work` takes, and no longer. */
  lend<T>(work: (path: string) => Promise<T>): Promise<T>;
}

/**
 * Looks at an adapter's file before anything is loaded from it.
 *
 * @param baseHash SHA-256 of the model that it is to be laid over.
 * @throws {AppError} `hash-mismatch` where it was trained on another model, `model-unreadable` where it is damaged.
 */
export async function checkAdapter(path: string, baseHash: string): Promise<void> {
  const { values } = await readGguf(path).catch((error: unknown) => {
    throw damagedAdapter(error);
  });
  if (values.get('general.type') !== 'adapter' || values.get('adapter.type') !== 'lora') {
    throw damagedAdapter();
  }
  // The name that native/adapterFile.ts writes.
  if (values.get('ownhand.base.sha256') !== baseHash) {
    throw new AppError(
      'hash-mismatch',
      'This voice was learned on another model than this one. Switch it off, or choose the model it was learned on.',
    );
  }
}

/**
 * Lends an adapter's file to `work` once it is sure that it was trained on this model.
 *
 * @param folder Where hashes of models are remembered.
 * @throws {AppError} What `checkAdapter`, `modelHash` and the adapter's own `lend` throw.
 */
export async function layAdapter<T>(
  adapter: Adapter,
  modelPath: string,
  folder: string,
  work: (path: string) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const baseHash = await modelHash(modelPath, folder, signal);
  return adapter.lend(async (path) => {
    await checkAdapter(path, baseHash);
    return work(path);
  });
}

export function damagedAdapter(cause?: unknown): AppError {
  return new AppError('model-unreadable', 'This voice is damaged and cannot be loaded. Delete it and learn it again.', {
    cause,
  });
}
