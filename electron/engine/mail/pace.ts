import type { Step } from '../../contract/entities.ts';

/** Turns "so much is done" into a step with rate and remaining time; reports at most ten times a second. */
export function pace(
  stage: string,
  unit: Step['unit'],
  total: number | null,
  progress: ((step: Step) => void) | undefined,
  startAt = 0,
): (done: number, last?: boolean) => void {
  const began = performance.now();
  let reported = -Infinity;
  return (done, last = false) => {
    const now = performance.now();
    if (progress === undefined || (!last && now - reported < 100)) {
      return;
    }
    reported = now;
    const seconds = (now - began) / 1_000;
    const perSecond = seconds > 0.5 ? (done - startAt) / seconds : null;
    const left =
      total === null || perSecond === null || perSecond <= 0 ? null : Math.max(0, (total - done) / perSecond);
    progress({ stage, done, total, unit, perSecond, secondsLeft: left });
  };
}
