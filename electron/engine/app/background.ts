import type { Background, Step } from '../../contract/entities.ts';

/** What goes on in the background, for everybody who watches. */
export class BackgroundWork {
  /** What is told while nothing goes on: something may be waiting to go on. */
  #atRest: Background = { job: 'idle', step: null, waitingFor: null };
  #now = this.#atRest;
  readonly #watchers = new Set<(now: Background) => void>();

  set(job: Background['job'], step: Step | null = null, waitingFor: string | null = null): void {
    this.#tell(job === 'idle' ? this.#atRest : { job, step, waitingFor });
  }

  /** Nothing goes on now. Says what mail that waits to be found by meaning lacks, also after other work, or null. */
  rest(waitingFor: string | null): void {
    this.#atRest = { job: waitingFor === null ? 'idle' : 'embed', step: null, waitingFor };
    this.#tell(this.#atRest);
  }

  #tell(now: Background): void {
    this.#now = now;
    for (const watcher of this.#watchers) {
      watcher(now);
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
