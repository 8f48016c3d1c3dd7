import type { Step } from '../../electron/contract/entities.ts';
import { formatCount, formatNumber } from './count.ts';
import { formatDuration } from './duration.ts';
import { formatSize } from './size.ts';

const singular = { mails: 'mail', passages: 'passage', pairs: 'pair', tokens: 'token', files: 'file', steps: 'step' };

function amount(value: number, unit: Step['unit']): string {
  return unit === 'bytes' ? formatSize(value) : formatCount(value, singular[unit]);
}

/** `4 mails a second`, or by the minute where a second is too short to count in. */
function rate(perSecond: number, unit: Step['unit']): string {
  return perSecond < 1 ? `${amount(perSecond * 60, unit)} a minute` : `${amount(perSecond, unit)} a second`;
}

/** 0 to 1, or null while nobody knows how much there is. */
export function fractionOf(step: Step): number | null {
  return step.total === null || step.total <= 0 ? null : Math.min(1, step.done / step.total);
}

/** `120 MB of 986 MB, 3.1 MB a second, about 5 minutes left`: what is known and nothing else. */
export function describeStep(step: Step): string {
  const parts = [
    step.total === null
      ? amount(step.done, step.unit)
      : `${step.unit === 'bytes' ? formatSize(step.done) : formatNumber(step.done)} of ${amount(step.total, step.unit)}`,
  ];
  if (step.perSecond !== null && step.perSecond > 0) {
    parts.push(rate(step.perSecond, step.unit));
  }
  if (step.secondsLeft !== null) {
    parts.push(`${formatDuration(step.secondsLeft)} left`);
  }
  return parts.join(', ');
}
