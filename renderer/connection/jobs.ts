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
  // What comes of a job that was forgotten is nobody's: another may run under its key by now.
  const tell = (change: Partial<AnyJob>): boolean => {
    const isKnown = stops.get(key) === stop;
    if (isKnown) {
      put(key, change);
    }
    return isKnown;
  };
  tell({ running: true, step: null, result: null, error: null });
  try {
    const result = await askEngine(name, input, {
      signal: stop.signal,
      progress: (step) => {
        tell({ step });
      },
    });
    return tell({ running: false, result }) ? result : null;
  } catch (error) {
    tell({ running: false, error: isCancelled(error) ? null : asAppError(error) });
    return null;
  }
}

export function cancelJob(key: string): void {
  stops.get(key)?.abort();
}

/** How a job stands, or null where there is none. */
export function readJob(key: string): AnyJob | null {
  return jobs.get().get(key) ?? null;
}

/** Forgets a job and what it said. One that still runs is cancelled. */
export function clearJob(key: string): void {
  stops.get(key)?.abort();
  stops.delete(key);
  const rest = new Map(jobs.get());
  rest.delete(key);
  jobs.set(rest);
}

/** The job under a key, or null where there is none. The caller knows which method runs under it. */
export function useJob<N extends keyof Engine>(key: string): Job<N> | null {
  const job: unknown = useCell(jobs).get(key) ?? null;
  return job as Job<N> | null;
}
