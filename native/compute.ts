import type { Addon, Batch, Outcome, Session } from './addon.ts';
import type { Cores } from './cores.ts';

/** What computes, and with how many threads. */
export interface Ground {
  readonly addon: Addon;
  /** With its weights loaded. */
  readonly session: Session;
  readonly cores: Cores;
}

/** How often the cores are looked at, in milliseconds. */
const lookEvery = 700;

/**
 * Computes one micro-batch. When other programs take the cores meanwhile, it is begun again with fewer threads, which
 * changes no bit of its outcome.
 *
 * @returns Null when the signal stopped it; within one operator.
 */
export async function compute(
  kind: 'train' | 'evaluate' | 'logits',
  { addon, session, cores }: Ground,
  batch: Batch,
  signal?: AbortSignal,
): Promise<Outcome | null> {
  const stop = (): void => {
    addon.abort(session);
  };
  const ticker = setInterval(() => {
    if (cores.look()) {
      stop();
    }
  }, lookEvery);
  signal?.addEventListener('abort', stop, { once: true });
  try {
    while (!signal?.aborted) {
      cores.look();
      addon.setThreads(session, cores.threads);
      const outcome = await addon[kind](session, batch);
      if (!outcome.aborted) {
        return outcome;
      }
    }
    return null;
  } finally {
    clearInterval(ticker);
    signal?.removeEventListener('abort', stop);
  }
}
