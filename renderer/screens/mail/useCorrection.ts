import { useState } from 'react';
import type { AppError } from '../../../electron/contract/errors.ts';
import { askEngine } from '../../connection/api.ts';
import { asAppError } from '../../connection/failure.ts';
import { refresh } from '../../connection/freshness.ts';
import type { Lines } from './lines.ts';

export interface Said {
  readonly mine: boolean;
  /** Other mails in which the same lines were set right. */
  readonly alike: number;
}

export interface Correction {
  readonly said: Said | null;
  readonly error: AppError | null;
  readonly waiting: boolean;
  /** Answers whether it was done. */
  readonly say: (lines: Lines, mine: boolean) => Promise<boolean>;
  readonly takeBack: () => Promise<boolean>;
}

/** What the person says of lines of a mail, and the way back. */
export function useCorrection(id: number): Correction {
  const [{ said, error, waiting }, set] = useState<Pick<Correction, 'said' | 'error' | 'waiting'>>({
    said: null,
    error: null,
    waiting: false,
  });
  const run = async (work: () => Promise<Said | null>): Promise<boolean> => {
    if (waiting) {
      return false;
    }
    set({ said, error: null, waiting: true });
    try {
      set({ said: await work(), error: null, waiting: false });
      // What was found by it, and what there is to learn from, may be another by now.
      refresh();
      return true;
    } catch (failure) {
      set({ said: null, error: asAppError(failure), waiting: false });
      return false;
    }
  };
  return {
    ...{ said, error, waiting },
    say: (lines, mine) =>
      run(async () => ({ mine, alike: (await askEngine('mail.correct', { id, ...lines, mine })).alike })),
    takeBack: () =>
      run(async () => {
        await askEngine('mail.takeBack', { id });
        return null;
      }),
  };
}
