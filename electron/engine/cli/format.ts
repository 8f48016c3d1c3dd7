import type { Address, LeftOut, Step } from '../../contract/entities.ts';

const byteUnits = ['B', 'kB', 'MB', 'GB', 'TB'];

/** Bytes in decimal units, three significant digits: `1.12 GB`. */
export function bytes(count: number): string {
  let value = count;
  let unit = 0;
  while (value >= 1_000 && unit < byteUnits.length - 1) {
    value /= 1_000;
    unit += 1;
  }
  return `${unit === 0 ? Math.round(value) : value.toPrecision(3)} ${byteUnits[unit] ?? ''}`;
}

/** `1 mail`, `12 mails`. */
export function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

/** A length of time as a person would say it. */
export function duration(seconds: number): string {
  if (seconds < 1) {
    return 'less than a second';
  }
  if (seconds < 90) {
    const whole = Math.round(seconds);
    return whole === 1 ? '1 second' : `${whole} seconds`;
  }
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`;
}

/** The day of a mail, in the reader's own zone. */
export function day(moment: number | null): string {
  return moment === null ? 'no date   ' : new Date(moment).toLocaleDateString('sv-SE');
}

export function person({ name, address }: Address): string {
  return name === '' ? address : name;
}

/** What is passed over, as it follows a number. */
export const leftOutWords: Readonly<Record<LeftOut, string>> = {
  drafts: 'in drafts',
  spam: 'in spam',
  trash: 'thrown away',
  chats: 'chats',
};

/** One line on how far something has come: `Reading: 1.2 of 3.4 MB, 5.1 MB/s, 4 seconds left`. */
export function step({ stage, done, total, unit, perSecond, secondsLeft }: Step): string {
  const amount = (count: number): string =>
    unit === 'bytes' ? bytes(count) : `${Math.round(count).toLocaleString('en')} ${unit}`;
  const parts = [
    total === null
      ? amount(done)
      : `${unit === 'bytes' ? bytes(done) : Math.round(done).toLocaleString('en')} of ${amount(total)}`,
  ];
  if (perSecond !== null) {
    parts.push(perSecond < 1 && unit !== 'bytes' ? `${amount(perSecond * 60)}/min` : `${amount(perSecond)}/s`);
  }
  if (secondsLeft !== null) {
    parts.push(`${duration(secondsLeft)} left`);
  }
  return `${stage}: ${parts.join(', ')}`;
}
