import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldAddresses, writtenAt } from './header.ts';

const now = Date.UTC(2024, 5, 1);
const came = ['received', 'from mill by post.example; Tue, 12 Mar 2019 08:00:05 +0000'] as const;
const cases: readonly (readonly [string, readonly (readonly [string, string])[], number | null])[] = [
  ['what it says itself', [['date', 'Mon, 11 Mar 2019 08:00:00 +0000'], came], Date.UTC(2019, 2, 11, 8)],
  ['nothing: when it came in', [came], Date.UTC(2019, 2, 12, 8, 0, 5)],
  [
    'a day that has not come: when it came in',
    [['date', '1 Jan 2038 00:00:00 +0000'], came],
    Date.UTC(2019, 2, 12, 8, 0, 5),
  ],
  ['a day that has not come, and nothing else', [['date', '1 Jan 2038 00:00:00 +0000']], Date.UTC(2038, 0, 1)],
  ['a clock some hours ahead', [['date', '1 Jun 2024 09:00:00 +0000'], came], Date.UTC(2024, 5, 1, 9)],
  ['nothing at all', [], null],
];

for (const [what, fields, expected] of cases) {
  test(`when a mail was written: ${what}`, () => {
    assert.equal(writtenAt(new Map(fields), now), expected);
  });
}

test('an archive of a list shows who wrote in its own way', () => {
  const jo = { name: 'Jo Renn', address: 'jo@harbour.example.org' };
  assert.deepEqual(fieldAddresses('jo at harbour.example.org (Jo Renn)'), [jo]);
  assert.deepEqual(fieldAddresses('Jo at harbour.example.org'), [{ ...jo, name: 'Jo at harbour.example.org' }]);
});
