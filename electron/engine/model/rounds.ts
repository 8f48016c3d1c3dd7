import { cancelled } from '../../contract/errors.ts';
import type { Turns } from './turns.ts';

/** A round is given back at the latest after this long, in milliseconds, for whoever else works in the background. */
const longestHold = 2_000;

/**
 * Keeps those who compute together in step: each waits before its next piece of work until all the others wait too,
 * and then all begin, so that their pieces are computed as one. All of them together hold one background turn, and give
 * it back between two rounds as soon as a person waits.
 */
export class Rounds {
  readonly #turns: Turns;
  readonly #signal: AbortSignal;
  readonly #onRound: (lastMs: number | null) => Promise<void>;
  #begunAt: number | null = null;
  #members = 0;
  #waiting: { begin: () => void; stop: (error: unknown) => void }[] = [];
  #held: { release: () => void; signal: AbortSignal; since: number } | null = null;
  #starting = false;

  /** `onRound` is called before each round, told how long the one before took; what it throws ends all of them. */
  constructor(turns: Turns, signal: AbortSignal, onRound: (lastMs: number | null) => Promise<void>) {
    this.#turns = turns;
    this.#signal = signal;
    this.#onRound = onRound;
  }

  /** Takes part while `act` runs. `next` waits for the next round; it rejects with `cancelled` once stopped. */
  async join<T>(act: (next: () => Promise<void>) => Promise<T>): Promise<T> {
    this.#members++;
    try {
      return await act(() => this.#next());
    } finally {
      this.#members--;
      this.#beginIfAllWait();
    }
  }

  #next(): Promise<void> {
    return new Promise((begin, stop) => {
      this.#waiting.push({ begin, stop });
      this.#beginIfAllWait();
    });
  }

  #beginIfAllWait(): void {
    if (this.#members === 0) {
      this.#giveBack();
    } else if (this.#waiting.length === this.#members && !this.#starting) {
      this.#starting = true;
      void this.#begin();
    }
  }

  async #begin(): Promise<void> {
    let failure: { error: unknown } | null = null;
    const lastMs = this.#begunAt === null ? null : performance.now() - this.#begunAt;
    try {
      if (this.#held?.signal.aborted === true || performance.now() - (this.#held?.since ?? 0) > longestHold) {
        this.#giveBack();
      }
      this.#held ??= { ...(await this.#turns.hold('background', this.#signal)), since: performance.now() };
      if (this.#signal.aborted) {
        throw cancelled();
      }
      await this.#onRound(lastMs);
      this.#begunAt = performance.now();
    } catch (error) {
      failure = { error };
    }
    this.#starting = false;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { begin, stop } of waiting) {
      if (failure === null) {
        begin();
      } else {
        stop(failure.error);
      }
    }
  }

  #giveBack(): void {
    this.#held?.release();
    this.#held = null;
    this.#begunAt = null;
  }
}
