import { formatCount } from './count.ts';

/** Seconds as a person says them, coarser the longer they are: `4 s`, `about 3 minutes`, `about 2 hours`. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  if (whole < 60) {
    return `${whole}\u00a0s`;
  }
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) {
    return `about ${formatCount(minutes, 'minute')}`;
  }
  const halves = Math.round(seconds / 1800) / 2;
  return `about ${halves === 1 ? '1 hour' : `${halves} hours`}`;
}
