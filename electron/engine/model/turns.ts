import { cancelled } from '../../contract/errors.ts';

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

  /**
   * Waits for a turn.
   *
   * @returns What gives the turn back. Calling it again does nothing.
   */
  async take(urgency: Urgency, signal?: AbortSignal): Promise<() => void> {
    if (signal?.aborted) {
      throw cancelled();
    }
    if (this.#taken) {
      await this.#wait(urgency, signal);
    }
    this.#taken = true;
    let held = true;
    return () => {
      if (held) {
        held = false;
        this.#next();
      }
    };
  }

  /** Whether something urgent waits or runs, so that background work had better not begin. */
  get busy(): boolean {
    return this.#taken || this.#queue.length > 0;
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
