import type { Engine } from '../../electron/contract/engine.ts';
import type { AppError } from '../../electron/contract/errors.ts';
import type { Asked, Output, Progress } from '../../electron/contract/method.ts';
import { askEngine } from './api.ts';
import { createCell, useCell } from './cell.ts';
import { asAppError, isCancelled } from './failure.ts';

/** Something slow that goes on whichever screen is shown. */
export interface Job<N extends keyof Engine> {
  readonly running: boolean;
  readonly step: Progress<Engine[N]> | null;
  readonly result: Output<Engine[N]> | null;
  /** Null after a cancel: that is what the person asked for. */
  readonly error: AppError | null;
}

type AnyJob = Job<keyof Engine>;

const jobs = createCell<ReadonlyMap<string, AnyJob>>(new Map());
const stops = new Map<string, AbortController>();

function put(key: string, change: Partial<AnyJob>): void {
  const before = jobs.get().get(key) ?? { running: true, step: null, result: null, error: null };
  jobs.set(new Map(jobs.get()).set(key, { ...before, ...change }));
}

/**
 * Starts a job under a key; one that already runs under it is left running. Resolves when it is over: with its result,
 * or with null where it failed or was cancelled, as the job itself tells.
 */
export async function startJob<N extends keyof Engine>(
  key: string,
  name: N,
  input: Asked<Engine[N]>,
): Promise<Output<Engine[N]> | null> {
  if (jobs.get().get(key)?.running) {
    return null;
  }
  const stop = new AbortController();
  stops.set(key, stop);
  put(key, { running: true, step: null, result: null, error: null });
  try {
    const result = await askEngine(name, input, {
      signal: stop.signal,
      progress: (step) => {
        put(key, { step });
      },
    });
    put(key, { running: false, result });
    return result;
  } catch (error) {
    put(key, { running: false, error: isCancelled(error) ? null : asAppError(error) });
    return null;
  }
}

export function cancelJob(key: string): void {
  stops.get(key)?.abort();
}

/** Forgets a job that is over, and what it said. */
export function clearJob(key: string): void {
  const rest = new Map(jobs.get());
  rest.delete(key);
  jobs.set(rest);
}

/** The job under a key, or null where there is none. The caller knows which method runs under it. */
export function useJob<N extends keyof Engine>(key: string): Job<N> | null {
  const job: unknown = useCell(jobs).get(key) ?? null;
  return job as Job<N> | null;
}
