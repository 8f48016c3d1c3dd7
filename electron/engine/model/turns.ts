import { AppError, cancelled } from '../../contract/errors.ts';

/** `now`: a person waits for it. `background`: whenever nobody does. */
export type Urgency = 'now' | 'background';

interface Waiting {
  readonly urgency: Urgency;
  readonly start: () => void;
}

/**
 * Lets one heavy thing run at a time: two models that compute at once slow each other down far more than twofold,
 * because their threads spin while they wait. Whoever is waited for goes first; background work takes a turn for each
 * small piece, so that it gives way between pieces.
 */
export class Turns {
  #taken = false;
  #queue: Waiting[] = [];
  readonly #yielding = new Set<() => void>();
  /** When something urgent last asked for a turn or gave it back, by `performance.now()`. */
  #urgentAt = -Infinity;

  /**
   * Waits for a turn.
   *
   * @returns What gives the turn back. Calling it again does nothing.
   */
  async take(urgency: Urgency, signal?: AbortSignal): Promise<() => void> {
    if (signal?.aborted) {
      throw cancelled();
    }
    this.#note(urgency);
    if (this.#taken) {
      await this.#wait(urgency, signal);
    }
    this.#taken = true;
    let held = true;
    return () => {
      if (held) {
        held = false;
        this.#note(urgency);
        this.#next();
      }
    };
  }

  /** Whether something urgent waits or runs, so that background work had better not begin. */
  get busy(): boolean {
    return this.#taken || this.#queue.length > 0;
  }

  /**
   * Waits for a turn for work that takes longer than a person should wait. In the background, `signal` tells it to stop
   * as soon as something urgent waits.
   */
  async hold(urgency: Urgency, signal?: AbortSignal): Promise<{ release: () => void; signal: AbortSignal }> {
    const release = await this.take(urgency, signal);
    const giveWay = new AbortController();
    const stop = (): void => {
      giveWay.abort();
    };
    if (urgency === 'background') {
      this.#yielding.add(stop);
      // Who asked while the turn was being handed over found nobody to be told.
      if (this.#queue.some((each) => each.urgency === 'now')) {
        stop();
      }
    }
    return {
      release: () => {
        this.#yielding.delete(stop);
        release();
      },
      signal: AbortSignal.any([giveWay.signal, ...(signal ? [signal] : [])]),
    };
  }

  /**
   * Does work in a turn. In the background it is told to stop as soon as something urgent waits, and begins again
   * afterwards.
   *
   * @throws {AppError} `cancelled` when `signal` is aborted, and what `act` throws of its own.
   */
  async work<T>(
    urgency: Urgency,
    signal: AbortSignal | undefined,
    act: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    for (;;) {
      const turn = await this.hold(urgency, signal);
      try {
        return await act(turn.signal);
      } catch (error) {
        const gaveWay = error instanceof AppError && error.code === 'cancelled' && turn.signal.aborted;
        if (!gaveWay || signal?.aborted) {
          throw error;
        }
      } finally {
        turn.release();
      }
    }
  }

  /** Whether a person waited for something within the last `ms` milliseconds: they may go on at once. */
  urgentWithin(ms: number): boolean {
    return performance.now() - this.#urgentAt < ms;
  }

  #note(urgency: Urgency): void {
    if (urgency === 'now') {
      this.#urgentAt = performance.now();
    }
  }

  #wait(urgency: Urgency, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        this.#queue = this.#queue.filter((each) => each !== entry);
        reject(cancelled());
      };
      const entry: Waiting = {
        urgency,
        start: () => {
          signal?.removeEventListener('abort', stop);
          resolve();
        },
      };
      this.#queue.push(entry);
      if (urgency === 'now') {
        this.#yielding.forEach((stop) => {
          stop();
        });
      }
      signal?.addEventListener('abort', stop, { once: true });
    });
  }

  #next(): void {
    const index = Math.max(
      this.#queue.findIndex(({ urgency }) => urgency === 'now'),
      0,
    );
    const [next] = this.#queue.splice(index, 1);
    if (next === undefined) {
      this.#taken = false;
    } else {
      next.start(); // the turn passes on without being free in between
    }
  }
}
