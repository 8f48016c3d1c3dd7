import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatCount, formatPercent } from '../words/count.ts';
import { formatDuration } from '../words/duration.ts';
import { formatMoment } from '../words/moment.ts';
import { addressIn, namesOf, writePerson } from '../words/person.ts';
import { formatSize } from '../words/size.ts';
import { describeStep, fractionOf } from '../words/step.ts';

/** Numbers hold on to their units with spaces that do not break. */
function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}

test('sizes keep one digit where it says something', () => {
  assert.equal(plain(formatSize(0)), '0 bytes');
  assert.equal(plain(formatSize(999)), '999 bytes');
  assert.equal(plain(formatSize(1_500)), '2 KB');
  assert.equal(plain(formatSize(999_600)), '1.0 MB');
  assert.equal(plain(formatSize(986_000_000)), '986 MB');
  assert.equal(plain(formatSize(1_240_000_000)), '1.2 GB');
  assert.equal(plain(formatSize(9_970_000_000)), '10 GB');
});

test('counts know the singular', () => {
  assert.equal(formatCount(1, 'mail'), '1 mail');
  assert.equal(formatCount(0, 'mail'), '0 mails');
  assert.equal(formatCount(12_040, 'mail'), '12,040 mails');
});

test('a percentage reaches 100 only at the end', () => {
  assert.equal(plain(formatPercent(0.999)), '99 %');
  assert.equal(plain(formatPercent(1)), '100 %');
  assert.equal(plain(formatPercent(-1)), '0 %');
});

test('durations get coarser as they get longer', () => {
  assert.equal(plain(formatDuration(0.2)), '1 s');
  assert.equal(plain(formatDuration(59.4)), '59 s');
  assert.equal(plain(formatDuration(61)), 'about 1 minute');
  assert.equal(plain(formatDuration(60 * 40)), 'about 40 minutes');
  assert.equal(plain(formatDuration(3600)), 'about 1 hour');
  assert.equal(plain(formatDuration(5400)), 'about 1.5 hours');
});

test('moments are told as on the day they are read', () => {
  const now = new Date(2025, 5, 18, 9, 30).getTime();
  assert.equal(formatMoment(now - 20_000, now), 'just now');
  assert.equal(formatMoment(now + 50_000, now), 'just now');
  assert.equal(formatMoment(now - 60_000, now), '1 minute ago');
  assert.equal(formatMoment(new Date(2025, 5, 18, 6, 0).getTime(), now), '3 hours ago');
  assert.equal(formatMoment(new Date(2025, 5, 17, 23, 50).getTime(), now), 'yesterday');
  assert.equal(formatMoment(new Date(2025, 5, 14, 8, 0).getTime(), now), '4 days ago');
  assert.equal(formatMoment(new Date(2025, 2, 12).getTime(), now), 'Mar 12');
  assert.equal(formatMoment(new Date(2021, 2, 12).getTime(), now), 'Mar 12, 2021');
});

test('a mail from a clock that runs ahead shows its date', () => {
  const now = new Date(2025, 5, 18).getTime();
  assert.equal(formatMoment(new Date(2038, 0, 1).getTime(), now), 'Jan 1, 2038');
});

test('a step says what is known and nothing else', () => {
  const step = { stage: 'x', done: 120e6, total: 986e6, unit: 'bytes', perSecond: 3.1e6, secondsLeft: 280 } as const;
  assert.equal(plain(describeStep(step)), '120 MB of 986 MB, 3.1 MB a second, about 5 minutes left');
  assert.equal(
    describeStep({ ...step, done: 12, total: null, unit: 'mails', perSecond: null, secondsLeft: null }),
    '12 mails',
  );
  assert.equal(
    describeStep({ ...step, done: 3, total: 80, unit: 'mails', perSecond: 0.2, secondsLeft: null }),
    '3 of 80 mails, 12 mails a minute',
  );
  assert.equal(fractionOf({ ...step, total: null }), null);
  assert.equal(fractionOf({ ...step, done: 5, total: 0 }), null);
  assert.equal(fractionOf({ ...step, done: 2e9 }), 1);
});

test('people are named, and addresses are found in what was typed', () => {
  const anna = { name: 'Anna Weber', address: 'anna@example.org' };
  const nameless = { name: ' ', address: 'b@example.org' };
  assert.equal(namesOf([anna, nameless]), 'Anna Weber and b@example.org');
  assert.equal(namesOf([anna, anna, anna]), 'Anna Weber, Anna Weber and 1 other');
  assert.equal(addressIn(writePerson(anna)), 'anna@example.org');
  assert.equal(addressIn('b@example.org, c@example.org'), 'b@example.org');
  assert.equal(addressIn('Anna'), '');
});
