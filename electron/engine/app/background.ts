import type { Background, Step } from '../../contract/entities.ts';

/** What goes on in the background, for everybody who watches. */
export class BackgroundWork {
  #now: Background = { job: 'idle', step: null, waitingFor: null };
  readonly #watchers = new Set<(now: Background) => void>();

  set(job: Background['job'], step: Step | null = null, waitingFor: string | null = null): void {
    this.#now = { job, step, waitingFor };
    for (const watcher of this.#watchers) {
      watcher(this.#now);
    }
  }

  /** Tells `watcher` the present state and each change, until `signal` is aborted; then rejects. */
  watch(watcher: (now: Background) => void, signal: AbortSignal): Promise<null> {
    watcher(this.#now);
    this.#watchers.add(watcher);
    return new Promise((_, reject) => {
      signal.addEventListener(
        'abort',
        () => {
          this.#watchers.delete(watcher);
          reject(new Error('aborted'));
        },
        { once: true },
      );
    });
  }
}
