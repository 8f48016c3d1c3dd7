import { setPriority } from 'node:os';
import { AppError, cancelled } from '../electron/contract/errors.ts';
import { type Addon, type Arithmetic, loadAddon, type Session, type SessionOptions, targetNames } from './addon.ts';
import { chooseArithmetic, measureSpeeds, type MemoryMode } from './arithmetic.ts';
import { Cores } from './cores.ts';
import type { Settings } from './options.ts';

const lowPriority = 15;

export interface Prepared {
  readonly addon: Addon;
  /** ggml's device name, '' for the processor. */
  readonly device: string;
  readonly cores: Cores;
}

/** Loads the addon for these settings, and lowers this process's priority if they ask for it. */
export async function prepare(settings: Settings): Promise<Prepared> {
  if (settings.lowPriority) {
    // Before any thread is started: they inherit it.
    setPriority(lowPriority);
  }
  const addon = loadAddon(settings.backend);
  const graphics = addon.devices().find((device) => !device.processor);
  const onProcessor = settings.backend === 'cpu';
  const cores = await Cores.watch(onProcessor ? settings.threads : 1);
  return { addon, device: onProcessor ? '' : (graphics?.name ?? ''), cores };
}

/** Chooses the arithmetic for each memory mode, unless the settings name it. */
export async function decideArithmetic(
  { addon, device, cores }: Prepared,
  settings: Settings,
): Promise<(memory: MemoryMode) => Arithmetic> {
  const { arithmetic } = settings;
  if (arithmetic !== undefined) {
    return () => arithmetic;
  }
  const filed = { forwardType: 'file', backwardType: 'f32', headType: 'file', headBackwardType: 'f32' } as const;
  const session = open(addon, sessionOptions(settings, device, filed));
  try {
    const speeds = await measureSpeeds(addon, session, { device, threads: cores.threads });
    return (memory) => chooseArithmetic(speeds, memory);
  } finally {
    addon.close(session);
  }
}

export function sessionOptions(
  settings: Settings,
  device: string,
  arithmetic: Arithmetic,
  memory: MemoryMode = settings.memory,
): SessionOptions {
  return {
    ...arithmetic,
    base: settings.base,
    device,
    threads: settings.threads,
    rank: settings.rank,
    alpha: settings.alpha,
    targets: Int32Array.from(new Set(settings.targets), (name) => targetNames.indexOf(name)).sort(),
    storeTransposes: memory !== 'lean',
    repack: memory !== 'lean',
    recompute: memory !== 'fast',
    portable: false,
    layers: 0,
  };
}

/** @throws {AppError} `model-unsupported` with the addon's own sentence, for instance an unknown architecture. */
export function open(addon: Addon, options: SessionOptions): Session {
  try {
    return addon.open(options);
  } catch (error) {
    throw new AppError('model-unsupported', (error as Error).message, { cause: error });
  }
}

/**
 * Reads the weights in.
 *
 * @param progress Hears the share that is done, 0 to 1, a few times a second.
 * @throws {AppError} `cancelled`, `model-unreadable` or `out-of-memory`.
 */
export async function loadWeights(
  addon: Addon,
  session: Session,
  signal: AbortSignal | undefined,
  progress: (share: number) => void,
): Promise<void> {
  const stop = (): void => {
    addon.abort(session);
  };
  const ticker = setInterval(() => {
    progress(addon.loaded(session));
  }, 200);
  signal?.addEventListener('abort', stop, { once: true });
  try {
    if (signal?.aborted || !(await addon.loadWeights(session))) {
      throw cancelled();
    }
  } catch (error) {
    if (error instanceof AppError) {
      throw error;
    }
    const message = (error as Error).message;
    throw new AppError(message.includes('memory') ? 'out-of-memory' : 'model-unreadable', message, { cause: error });
  } finally {
    clearInterval(ticker);
    signal?.removeEventListener('abort', stop);
  }
}
