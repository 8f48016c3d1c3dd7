import type { Background, Step } from '../../contract/entities.ts';

type Job = Exclude<Background['job'], 'idle'>;

const idle: Background = { job: 'idle', step: null, waitingFor: null };

/** What goes on in the background, for everybody who watches: of several things the one that last told of itself. */
export class BackgroundWork {
  /** The last is shown. */
  #going: readonly Background[] = [];
  readonly #watchers = new Set<(now: Background) => void>();

  set(job: Job, step: Step | null = null, waitingFor: string | null = null): void {
    this.#going = [...this.#without(job), { job, step, waitingFor }];
    this.#tell();
  }

  /** It is over, or cannot go on for want of something, which is told as long as nothing else goes on. */
  end(job: Job, waitingFor: string | null = null): void {
    this.#going = [...(waitingFor === null ? [] : [{ job, step: null, waitingFor }]), ...this.#without(job)];
    this.#tell();
  }

  #without(job: Job): readonly Background[] {
    return this.#going.filter((each) => each.job !== job);
  }

  get #now(): Background {
    return this.#going.at(-1) ?? idle;
  }

  #tell(): void {
    const now = this.#now;
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
