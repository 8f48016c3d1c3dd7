import { cancelled } from '../../contract/errors.ts';
import { unlessStopped } from './unlessStopped.ts';

export interface Guest {
  /** When it last did something, by `performance.now()`. */
  readonly lastUsed: number;
  /** Frees it, once what it is doing is done. */
  dispose(): Promise<void>;
}

export interface Visit {
  readonly signal?: AbortSignal | undefined;
  /** Told how far loading has come, 0 to 1, where it must be loaded first. */
  readonly onLoading?: ((fraction: number) => void) | undefined;
}

type Load<T> = (key: string, signal: AbortSignal, onLoading: (fraction: number) => void) => Promise<T>;

interface Stay<T> {
  readonly key: string;
  readonly loaded: Promise<T>;
  readonly stop: AbortController;
  readonly listeners: Set<(fraction: number) => void>;
  /** Callers that wait for it to be loaded. */
  waiting: number;
  ready: boolean;
  askedAt: number;
}

/**
 * Keeps one large thing in memory while it is used and a while after: a model is loaded when first asked for, shared
 * by all who ask, exchanged when another is asked for, and given up when nothing has used it for some time.
 */
export class Resident<T extends Guest> {
  readonly #load: Load<T>;
  readonly #idleMs: number;
  #stay: Stay<T> | null = null;
  #leaving: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor(load: Load<T>, idleMs: number) {
    this.#load = load;
    this.#idleMs = idleMs;
  }

  /** The key of what is in memory or on its way there, or null. */
  get key(): string | null {
    return this.#stay?.key ?? null;
  }

  /**
   * What `key` names. Fails as loading fails, and with `cancelled` when stopped meanwhile; loading itself stops only
   * when nobody waits for it any more.
   */
  async get(key: string, { signal, onLoading }: Visit = {}): Promise<T> {
    if (signal?.aborted) {
      throw cancelled();
    }
    const stay = this.#stay?.key === key ? this.#stay : this.#enter(key);
    stay.askedAt = performance.now();
    stay.waiting++;
    if (onLoading && !stay.ready) {
      stay.listeners.add(onLoading);
    }
    try {
      return await unlessStopped(stay.loaded, signal);
    } finally {
      stay.waiting--;
      if (onLoading) {
        stay.listeners.delete(onLoading);
      }
      if (this.#stay === stay && !stay.ready && stay.waiting === 0) {
        void this.unload();
      }
    }
  }

  /** Gives up what is in memory, once it has done what it is doing. */
  async unload(): Promise<void> {
    clearTimeout(this.#timer);
    const stay = this.#stay;
    this.#stay = null;
    if (stay !== null) {
      stay.stop.abort();
      this.#leaving = Promise.all([this.#leaving, leave(stay.loaded)]).then(() => undefined);
    }
    await this.#leaving;
  }

  #enter(key: string): Stay<T> {
    void this.unload();
    const listeners = new Set<(fraction: number) => void>();
    const stop = new AbortController();
    // Only when the last one is gone: two at once may be more than the memory holds.
    const loaded = this.#leaving.then(() =>
      this.#load(key, stop.signal, (fraction) => {
        for (const listener of listeners) {
          listener(fraction);
        }
      }),
    );
    const stay: Stay<T> = { key, loaded, stop, listeners, waiting: 0, ready: false, askedAt: performance.now() };
    loaded.then(
      (guest) => {
        stay.ready = true;
        this.#watch(stay, guest, this.#idleMs);
      },
      () => {
        if (this.#stay === stay) {
          this.#stay = null;
        }
      },
    );
    this.#stay = stay;
    return stay;
  }

  #watch(stay: Stay<T>, guest: T, inMs: number): void {
    if (this.#stay !== stay) {
      return;
    }
    this.#timer = setTimeout(() => {
      const left = Math.max(stay.askedAt, guest.lastUsed) + this.#idleMs - performance.now();
      if (left > 0) {
        this.#watch(stay, guest, left);
      } else {
        void this.unload();
      }
    }, inMs);
    this.#timer.unref();
  }
}

async function leave<T extends Guest>(loaded: Promise<T>): Promise<void> {
  await loaded.then(
    (guest) => guest.dispose(),
    () => undefined,
  );
}
