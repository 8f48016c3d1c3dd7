import { cpus } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';

/** Seconds of processor time up to a moment: what this process has had, and what nobody wanted. */
export interface Load {
  readonly at: number;
  readonly own: number;
  readonly idle: number;
}

/** How long others are watched before the first thread starts, in milliseconds. */
const firstLook = 300;
/** Shorter spans say little: the system counts in hundredths of a second. */
const shortestSpan = 0.6;
/** With less than this of a core for its last thread, the others wait for it longer than it helps them. */
const enough = 0.5;
/** A further thread starts when there was this much of a core for it, for so many seconds. */
const room = 0.7;
const roomFor = 5;

/**
 * How many threads may compute, by what other programs leave of the cores. ggml's threads spin while they wait for each
 * other: beside one busy program, two threads of low priority on two cores did not take one step in the time in which
 * one thread took seven. Half a core is enough for the last thread to be worth it (measured, see README.md).
 */
export class Cores {
  readonly #most: number;
  readonly #read: () => Load;
  #threads: number;
  #seen: Load;
  #noRoomAt: number;

  /** @param most Threads when nothing else runs: the physical cores, or fewer. */
  constructor(most: number, read: () => Load = readLoad) {
    this.#most = most;
    this.#read = read;
    this.#threads = most;
    this.#seen = read();
    this.#noRoomAt = this.#seen.at;
  }

  /** Watches the others for a moment before it says how many threads may start. */
  static async watch(most: number): Promise<Cores> {
    const cores = new Cores(most);
    if (most > 1) {
      await wait(firstLook);
      cores.#judge(cores.#read());
    }
    return cores;
  }

  /** For the next micro-batch. */
  get threads(): number {
    return this.#threads;
  }

  /** Looks at the cores again. True when so many threads as compute now are too many to let them finish. */
  look(): boolean {
    const now = this.#read();
    return now.at - this.#seen.at >= shortestSpan && this.#judge(now);
  }

  #judge(now: Load): boolean {
    const { at, own, idle } = this.#seen;
    const free = (now.own - own + (now.idle - idle)) / (now.at - at);
    this.#seen = now;
    if (free < this.#threads + room) {
      this.#noRoomAt = now.at;
    } else if (now.at - this.#noRoomAt >= roomFor) {
      this.#threads = Math.min(this.#most, this.#threads + 1);
      this.#noRoomAt = now.at;
    }
    const fits = Math.max(1, Math.round(free));
    const strained = fits < this.#threads && free < this.#threads - enough;
    this.#threads = strained ? fits : this.#threads;
    return strained;
  }
}

function readLoad(): Load {
  const { user, system } = process.cpuUsage();
  const idle = cpus().reduce((total, { times }) => total + times.idle, 0);
  return { at: performance.now() / 1000, own: (user + system) / 1e6, idle: idle / 1000 };
}
