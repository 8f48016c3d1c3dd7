import { formatCount } from './count.ts';

const exact = new Intl.DateTimeFormat('en', { dateStyle: 'full', timeStyle: 'short' });
const dayAndMonth = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short' });
const withYear = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric' });

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A moment as one says it today: `just now`, `3 hours ago`, `yesterday`, `Mar 12`, `Mar 12, 2021`. */
export function formatMoment(moment: number, now: number): string {
  const age = now - moment;
  // The time that a screen knows is up to a minute old, and what it tells of may just have happened.
  if (age < -minute) {
    return withYear.format(moment);
  }
  if (age < minute) {
    return 'just now';
  }
  if (age < hour) {
    return `${formatCount(Math.floor(age / minute), 'minute')} ago`;
  }
  const days = daysBetween(moment, now);
  if (days === 0) {
    return `${formatCount(Math.floor(age / hour), 'hour')} ago`;
  }
  if (days === 1) {
    return 'yesterday';
  }
  if (days < 7) {
    return `${days} days ago`;
  }
  const sameYear = new Date(moment).getFullYear() === new Date(now).getFullYear();
  return (sameYear ? dayAndMonth : withYear).format(moment);
}

/** Midnights of the person's own calendar that lie between two moments. */
function daysBetween(from: number, to: number): number {
  return Math.round((startOfDay(to) - startOfDay(from)) / day);
}

function startOfDay(moment: number): number {
  return new Date(moment).setHours(0, 0, 0, 0);
}

/** The whole date and time, for a hover. */
export function formatExactly(moment: number): string {
  return exact.format(moment);
}
