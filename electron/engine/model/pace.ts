import { z } from 'zod';

/** `read`: many tokens at once. `write`: one after the other. */
export type Phase = 'read' | 'write';

const PhaseRecord = z.object({
  /** Tokens a second by number of threads. */
  rates: z.record(z.string(), z.number().positive()),
  /** How many times as fast all cores are as all but one, from measurements side by side. */
  gain: z.number().positive().nullable(),
});
export const PaceRecord = z.object({ read: PhaseRecord, write: PhaseRecord, measuredAt: z.number() });
export type PaceRecord = z.infer<typeof PaceRecord>;

/** How much the latest measurement counts against those before. */
const weight = 0.3;
/** All cores must be this much faster: they take the processor away from everything else. */
const worthwhile = { read: 1, write: 1.08 } as const;
/**
 * The second piece, and one in so many, runs with the other number of threads to compare. A token written with a thread
 * too many may take ten times as long, so that is done seldom.
 */
const compareEvery = { read: 24, write: 96 } as const;
/** Below this part of its usual rate, something else needs the cores. */
const strained = 0.55;
const restPieces = { read: 4, write: 24 } as const;
const validFor = 24 * 3600_000;

interface Side {
  readonly rates: Map<number, number>;
  gain: number | null;
  pieces: number;
  /** Pieces for which one core is still left to others. */
  rest: number;
}

/**
 * How fast a model runs here, and with how many threads it runs best. ggml's threads spin while they wait for each
 * other, so one thread more than there are idle cores does not slow a model down a little but tenfold. Reading starts
 * with all cores and writing with all but one; writing is measured at load, and both keep comparing the two, since what
 * else the computer does changes. Both leave a core to others for a while when they suddenly become slow.
 */
export class Pace {
  readonly #cores: number;
  readonly #sides: Record<Phase, Side>;
  #measuredAt: number;

  constructor(cores: number, known?: PaceRecord) {
    this.#cores = Math.max(1, cores);
    const side = (record?: z.infer<typeof PhaseRecord>): Side => ({
      rates: new Map(Object.entries(record?.rates ?? {}).map(([threads, rate]) => [Number(threads), rate])),
      gain: record?.gain ?? null,
      pieces: 0,
      rest: 0,
    });
    this.#sides = { read: side(known?.read), write: side(known?.write) };
    this.#measuredAt = known?.measuredAt ?? 0;
  }

  get #fewer(): number {
    return Math.max(1, this.#cores - 1);
  }

  /** The numbers of threads worth trying. */
  get candidates(): readonly number[] {
    return [...new Set([this.#fewer, this.#cores])];
  }

  /** Whether writing ought to be measured before it is relied on. */
  get stale(): boolean {
    return Date.now() - this.#measuredAt > validFor;
  }

  /** Threads that are best as far as is known. */
  threads(phase: Phase): number {
    const { gain, rest } = this.#sides[phase];
    const all = gain === null ? phase === 'read' : gain > worthwhile[phase];
    return all && rest === 0 ? this.#cores : this.#fewer;
  }

  /** Threads for the next piece (when writing, a token): the best, or now and then the other for comparison. */
  nextThreads(phase: Phase): number {
    const side = this.#sides[phase];
    const best = this.threads(phase);
    const compares = side.rest === 0 && side.pieces % compareEvery[phase] === 1;
    return compares ? (this.candidates.find((threads) => threads !== best) ?? best) : best;
  }

  /** Tokens a second to expect, or null before anything was measured. */
  speed(phase: Phase): number | null {
    return this.#sides[phase].rates.get(this.threads(phase)) ?? null;
  }

  record(phase: Phase, threads: number, tokens: number, milliseconds: number): void {
    const side = this.#sides[phase];
    const rate = (tokens / Math.max(milliseconds, 0.01)) * 1000;
    const usual = side.rates.get(threads);
    const best = this.threads(phase);
    side.pieces++;
    if (threads !== best) {
      this.compare(phase, threads === this.#cores ? rate : null, threads === this.#cores ? null : rate);
    } else if (threads > this.#fewer && usual !== undefined && rate < usual * strained) {
      side.rest = restPieces[phase];
      return; // a slump says nothing about what is usual
    } else {
      side.rest = Math.max(0, side.rest - 1);
    }
    side.rates.set(threads, blend(usual, rate));
  }

  /** Takes in a comparison. Null stands for what was usual lately. */
  compare(phase: Phase, all: number | null, fewer: number | null): void {
    const side = this.#sides[phase];
    const fast = all ?? side.rates.get(this.#cores);
    const slow = fewer ?? side.rates.get(this.#fewer);
    if (fast !== undefined && slow !== undefined) {
      side.gain = blend(side.gain ?? undefined, fast / slow);
    }
  }

  /** Says that writing was measured with both numbers of threads, in tokens a second. */
  measured(all: number, fewer: number): void {
    const side = this.#sides.write;
    side.gain = null;
    this.compare('write', all, fewer);
    side.rates.set(this.#cores, all).set(this.#fewer, fewer);
    this.#measuredAt = Date.now();
  }

  toRecord(): PaceRecord {
    const record = ({ rates, gain }: Side): z.infer<typeof PhaseRecord> => ({
      rates: Object.fromEntries(rates),
      gain,
    });
    return { read: record(this.#sides.read), write: record(this.#sides.write), measuredAt: this.#measuredAt };
  }
}

function blend(before: number | undefined, latest: number): number {
  return before === undefined ? latest : before + (latest - before) * weight;
}
