import { useCallback, useEffect, useState } from 'react';
import type { Engine } from '../../electron/contract/engine.ts';
import type { AppError } from '../../electron/contract/errors.ts';
import type { Asked, Output } from '../../electron/contract/method.ts';
import { askEngine } from './api.ts';
import { asAppError, isCancelled } from './failure.ts';
import { refresh, useFreshness } from './freshness.ts';

export interface Answer<T> {
  /** The last answer. It stays while a newer one is on its way. */
  readonly value: T | undefined;
  readonly error: AppError | undefined;
  /** True while what is asked now has not been answered. */
  readonly waiting: boolean;
  readonly askAgain: () => void;
}

interface Kept<T> {
  readonly key: string | null;
  readonly value: T | undefined;
  readonly error: AppError | undefined;
}

/** Asks the engine as long as the component is shown, again when the input or the truth changes. `null` asks nothing. */
export function useCall<N extends keyof Engine>(name: N, input: Asked<Engine[N]> | null): Answer<Output<Engine[N]>> {
  const freshness = useFreshness(name);
  const key = input === null ? null : JSON.stringify(input);
  const [kept, setKept] = useState<Kept<Output<Engine[N]>>>({ key: null, value: undefined, error: undefined });

  useEffect(() => {
    if (key === null) {
      return;
    }
    const stop = new AbortController();
    askEngine(name, JSON.parse(key) as Asked<Engine[N]>, { signal: stop.signal }).then(
      (value) => {
        if (!stop.signal.aborted) {
          setKept({ key, value, error: undefined });
        }
      },
      (error: unknown) => {
        if (!stop.signal.aborted && !isCancelled(error)) {
          setKept((before) => ({ key, value: before.value, error: asAppError(error) }));
        }
      },
    );
    return () => {
      stop.abort();
    };
  }, [name, key, freshness]);

  const askAgain = useCallback(() => {
    refresh(name);
  }, [name]);
  const waiting = key !== null && kept.key !== key;
  return { value: kept.value, error: waiting ? undefined : kept.error, waiting, askAgain };
}
