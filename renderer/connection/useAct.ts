import { useCallback, useRef, useState } from 'react';
import type { AppError } from '../../electron/contract/errors.ts';
import { asAppError } from './failure.ts';

interface Act {
  readonly busy: boolean;
  /** Why it went wrong the last time. */
  readonly error: AppError | null;
  /** Does it, unless it is being done: a press that comes twice acts once. Answers whether it was done. */
  readonly act: (work: () => Promise<unknown>) => Promise<boolean>;
}

/** Something that is done by a press. */
export function useAct(): Act {
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const act = useCallback(async (work: () => Promise<unknown>): Promise<boolean> => {
    if (running.current) {
      return false;
    }
    running.current = true;
    setBusy(true);
    setError(null);
    try {
      await work();
      return true;
    } catch (failure) {
      setError(asAppError(failure));
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);
  return { busy, error, act };
}
