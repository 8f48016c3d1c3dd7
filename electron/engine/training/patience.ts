import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, cancelled } from '../../contract/errors.ts';
import type { Turns } from '../model/turns.ts';

export interface PatientWork {
  /** Null where the work takes turns by itself. */
  readonly turns: Turns | null;
  /** Why heavy work had better not go on now; null where nothing speaks against it. */
  readonly obstacle: () => Promise<string | null>;
  /** Hears what is waited for, as a sentence, and null when it goes on. */
  readonly onWaiting: (reason: string | null) => void;
  readonly signal: AbortSignal;
}

/** While it works, circumstances are looked at this often; while it waits, more often. In ms. */
const lookEvery = 5_000;
const lookAgainAfter = 1_000;
/** After a person has typed or drafted, they are given this long to go on. In ms. */
const quietFor = 5_000;
/** Stopping takes effect within 0.3 s; what follows, saving, needs one core for a moment and no turn. In ms. */
const stopsWithin = 300;

/**
 * Lets long work run whenever nothing else needs the machine. `act` is called with a signal that tells it to stop, to
 * save, and to fail with `cancelled`; it is called again, to go on, once there is room for it.
 *
 * @throws {AppError} `cancelled` when `signal` is aborted, and what `act` throws of its own.
 */
export async function workPatiently<T>(work: PatientWork, act: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const { turns, obstacle, onWaiting, signal } = work;
  for (;;) {
    await waitForRoom(work);
    const turn = (await turns?.hold('background', signal)) ?? { release: () => undefined, signal };
    const stop = new AbortController();
    const both = AbortSignal.any([turn.signal, stop.signal]);
    let isOver = false;
    const looking = setInterval(() => {
      void obstacle().then((reason) => {
        // Looking takes a while: what is over by then waits for nothing any more.
        if (reason !== null && !isOver) {
          onWaiting(reason);
          stop.abort();
        }
      });
    }, lookEvery);
    both.addEventListener('abort', () => setTimeout(turn.release, stopsWithin), { once: true });
    try {
      return await act(both);
    } catch (error) {
      const gaveWay = error instanceof AppError && error.code === 'cancelled' && !signal.aborted;
      if (!gaveWay) {
        throw error;
      }
    } finally {
      isOver = true;
      clearInterval(looking);
      turn.release();
    }
  }
}

async function waitForRoom({ turns, obstacle, onWaiting, signal }: PatientWork): Promise<void> {
  for (;;) {
    if (signal.aborted) {
      throw cancelled();
    }
    const reason =
      (await obstacle()) ?? (turns?.urgentWithin(quietFor) ? 'It makes way for what you may be waiting for.' : null);
    onWaiting(reason);
    if (reason === null) {
      return;
    }
    await sleep(lookAgainAfter, undefined, { signal }).catch(() => undefined);
  }
}
