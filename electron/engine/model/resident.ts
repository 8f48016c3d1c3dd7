import { cancelled } from '../../contract/errors.ts';

export interface Disposable {
  dispose(): Promise<void>;
}

export interface Visit {
  readonly signal?: AbortSignal | undefined;
  /** Told how far loading has come, 0 to 1, where it must be loaded first. */
  readonly onLoading?: ((fraction: number) => void) | undefined;
}

interface Stay<K, T> {
  readonly key: K;
  readonly loaded: Promise<T>;
  readonly stop: AbortController;
  readonly listeners: Set<(fraction: number) => void>;
  /** Callers that wait for it or work with it. */
  visitors: number;
  ready: boolean;
}

/**
 * Keeps one large thing in memory while it is used and a while after: a model is loaded when first asked for, shared
 * by all who ask, exchanged when another is asked for, and given up when nobody has asked for some time.
 */
export class Resident<K, T extends Disposable> {
  readonly #load: (key: K, signal: AbortSignal, onLoading: (fraction: number) => void) => Promise<T>;
  readonly #idleMs: number;
  #stay: Stay<K, T> | null = null;
  #leaving: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    load: (key: K, signal: AbortSignal, onLoading: (fraction: number) => void) => Promise<T>,
    idleMs: number,
  ) {
    this.#load = load;
    this.#idleMs = idleMs;
  }

  /** The key of what is in memory now, or null. */
  get present(): K | null {
    return this.#stay?.ready === true ? this.#stay.key : null;
  }

  /** Runs `work` with what `key` names. Fails as loading fails, and with `cancelled` when stopped while loading. */
  async use<R>(key: K, work: (thing: T) => Promise<R>, { signal, onLoading }: Visit = {}): Promise<R> {
    clearTimeout(this.#timer);
    const stay = this.#stay?.key === key ? this.#stay : this.#enter(key);
    stay.visitors++;
    if (onLoading && !stay.ready) {
      stay.listeners.add(onLoading);
    }
    try {
      const thing = await unlessStopped(stay.loaded, signal);
      return await work(thing);
    } finally {
      stay.visitors--;
      if (onLoading) {
        stay.listeners.delete(onLoading);
      }
      if (stay.visitors === 0) {
        this.#rest(stay);
      }
    }
  }

  /** Gives up what is in memory, once those who work with it are done. */
  async unload(): Promise<void> {
    clearTimeout(this.#timer);
    const stay = this.#stay;
    this.#stay = null;
    if (stay !== null) {
      stay.stop.abort();
      this.#leaving = Promise.all([this.#leaving, leave(stay)]).then(() => undefined);
    }
    await this.#leaving;
  }

  #enter(key: K): Stay<K, T> {
    void this.unload();
    const listeners = new Set<(fraction: number) => void>();
    const stop = new AbortController();
    const loaded = this.#leaving.then(() =>
      this.#load(key, stop.signal, (fraction) => {
        for (const listener of listeners) {
          listener(fraction);
        }
      }),
    );
    const stay: Stay<K, T> = { key, loaded, stop, listeners, visitors: 0, ready: false };
    loaded.then(
      () => {
        stay.ready = true;
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

  #rest(stay: Stay<K, T>): void {
    if (this.#stay !== stay) {
      return;
    }
    if (!stay.ready) {
      void this.unload(); // everybody who waited for it has gone
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.unload(), this.#idleMs);
    this.#timer.unref();
  }
}

/** A thing waits by itself for who works with it. */
async function leave<T extends Disposable>({ loaded }: { readonly loaded: Promise<T> }): Promise<void> {
  await loaded.then(
    (thing) => thing.dispose(),
    () => undefined,
  );
}

function unlessStopped<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) {
    return promise;
  }
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      reject(cancelled());
    };
    if (signal.aborted) {
      stop();
    }
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', stop);
    });
  });
}
