/** A change is told at most this often, in ms. */
const least = 300;

/** Everybody who watches something that changes: told at once how it is, and again soon after each change. */
export class Watchers<T> {
  readonly #read: () => T;
  readonly #watchers = new Set<(value: T) => void>();
  #timer: NodeJS.Timeout | null = null;

  constructor(read: () => T) {
    this.#read = read;
  }

  /** Tells `watcher` until `signal` is aborted; then rejects. */
  watch(watcher: (value: T) => void, signal: AbortSignal): Promise<null> {
    watcher(this.#read());
    this.#watchers.add(watcher);
    return new Promise((_, reject) => {
      const leave = (): void => {
        this.#watchers.delete(watcher);
        reject(new Error('aborted'));
      };
      if (signal.aborted) {
        leave();
      }
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  /** Says that it has changed. Changes that follow each other closely are told once. */
  tell(): void {
    if (this.#watchers.size > 0) {
      this.#timer ??= setTimeout(() => {
        this.#timer = null;
        const value = this.#read();
        for (const watcher of this.#watchers) {
          watcher(value);
        }
      }, least);
    }
  }
}
