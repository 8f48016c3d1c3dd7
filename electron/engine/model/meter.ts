import type { Step } from '../../contract/entities.ts';

export interface Meter {
  /** Says how much is done by now. */
  (done: number): void;
  /** Says it even if something was said a moment ago. */
  last(done: number): void;
}

const reportEvery = 200;
/** How long the past counts for the rate, in ms: long enough to be calm, short enough to notice a change. */
const memory = 8_000;

/**
 * Turns "this much is done" into steps with a rate and the time left, five a second at most.
 *
 * @param start What was done before this run began: it does not count for the rate.
 */
export function startMeter(
  stage: string,
  unit: Step['unit'],
  total: number | null,
  start: number,
  report: (step: Step) => void,
): Meter {
  let reportedAt = -Infinity;
  let measuredAt = performance.now();
  let measured = start;
  let rate: number | null = null;

  const say = (done: number): void => {
    const now = performance.now();
    const elapsed = now - measuredAt;
    if (elapsed >= reportEvery) {
      const latest = ((done - measured) / elapsed) * 1000;
      const weight = 1 - Math.exp(-elapsed / memory);
      rate = rate === null ? latest : rate + (latest - rate) * weight;
      measuredAt = now;
      measured = done;
    }
    reportedAt = now;
    const left = total === null || rate === null || rate <= 0 ? null : Math.max(0, (total - done) / rate);
    report({ stage, done, total, unit, perSecond: rate, secondsLeft: left });
  };
  return Object.assign(
    (done: number) => {
      if (performance.now() - reportedAt >= reportEvery) {
        say(done);
      }
    },
    { last: say },
  );
}
