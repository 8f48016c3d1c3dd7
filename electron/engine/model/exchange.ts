import { unlessStopped } from './unlessStopped.ts';

/** Loads what is asked for; to be stopped by `signal`. `letGo` frees what was there before, when there is room to do so. */
type Load<T> = (signal: AbortSignal, letGo: () => Promise<void>) => Promise<T>;

interface Loading<T> {
  readonly key: string;
  readonly loaded: Promise<T>;
  readonly stop: AbortController;
  /** What was there before and is not freed yet. */
  readonly earlier: Promise<T>[];
  /** Callers that wait for it. */
  waiting: number;
  isThere: boolean;
}

/**
 * One thing at a time in the place of another: loaded when first asked for and shared by all who ask for it. A caller
 * who is stopped waits no longer; loading stops only when nobody waits for it any more.
 */
export class Exchange<T> {
  readonly #free: (thing: T) => Promise<void>;
  #latest: Loading<T> | null = null;

  constructor(free: (thing: T) => Promise<void>) {
    this.#free = free;
  }

  /** What `key` names. Fails as `load` fails, and with `cancelled` when stopped meanwhile. */
  async get(key: string, signal: AbortSignal | undefined, load: Load<T>): Promise<T> {
    const latest = this.#latest;
    const loading = latest?.key === key && !latest.stop.signal.aborted ? latest : this.#begin(key, load);
    loading.waiting++;
    try {
      return await unlessStopped(loading.loaded, signal);
    } finally {
      loading.waiting--;
      if (loading.waiting === 0 && !loading.isThere) {
        loading.stop.abort();
      }
    }
  }

  #begin(key: string, load: Load<T>): Loading<T> {
    const before = this.#latest;
    const earlier = before === null ? [] : [...before.earlier, before.loaded];
    const stop = new AbortController();
    const letGo = async (): Promise<void> => {
      for (const each of earlier.splice(0)) {
        await each.then(this.#free, () => undefined);
      }
    };
    const loading: Loading<T> = {
      ...{ key, loaded: load(stop.signal, letGo), stop, earlier, waiting: 0, isThere: false },
    };
    this.#latest = loading;
    loading.loaded.then(
      () => {
        loading.isThere = true;
      },
      () => {
        stop.abort(); // the next who asks begins anew
      },
    );
    return loading;
  }
}
