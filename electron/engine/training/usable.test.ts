import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NewMail } from '../store/newMail.ts';
import { exampleMail, exampleStore } from '../store/exampleMail.ts';
import { takeMails } from '../store/takeMails.ts';
import { likeness, sketch } from './sketch.ts';
import { mostVaried, obstacleOf, type Usable, usableMails } from './usable.ts';

const places = ['harbour', 'attic', 'orchard', 'station', 'chapel', 'meadow', 'cellar', 'bridge', 'kitchen', 'tower'];

/** A text of its own for each number. */
function prose(number: number): string {
  const place = (step: number): string => places[(number * step + step) % places.length] ?? '';
  return `Parcel ${number} went from the ${place(3)} past shelf ${number * 7} into the ${place(7)}, where ${number} waits.`;
}

async function usability(mails: readonly NewMail[]) {
  const { database, sourceId, remove } = exampleStore();
  try {
    takeMails(database, sourceId, mails, null);
    return await usableMails(database);
  } finally {
    remove();
  }
}

test('a mail of the person is usable, newest first', async () => {
  const { mails, leftOut } = await usability([1, 2, 3].map((number) => exampleMail(number, { own: prose(number) })));
  assert.deepEqual(
    mails.map(({ date }) => (date - 1_700_000_000_000) / 60_000),
    [3, 2, 1],
  );
  assert.equal(mails[0]?.reader, 'finn@example.org');
  assert.deepEqual(leftOut, []);
});

test('one mail four hundred times is one mail', async () => {
  const same = Array.from({ length: 400 }, (_, i) =>
    exampleMail(i, { own: `The boats leave at nine from the old pier, as they did last year${i % 2 ? '!' : '.'}` }),
  );
  const { mails, leftOut } = await usability(same);
  assert.equal(mails.length, 1);
  assert.deepEqual(leftOut, [{ reason: 'says the same as another mail', mails: 399 }]);
});

test('mail by machines, by others, in few words and in code is left out with its reason', async () => {
  const { mails, leftOut } = await usability([
    exampleMail(1, { own: prose(1), automatic: true }),
    exampleMail(2, { own: prose(2), direction: 'received' }),
    exampleMail(3, { own: 'Yes, thanks.' }),
    exampleMail(4, { own: 'Try this:\n\nx<-c(1,2);y<-rev(x[1:2])\nfor(i in 1:3) { print(x[i]); y[i]<-f(x=i,y={2}) }' }),
    exampleMail(5, {
      own: 'Look here for all of it https://example.org/a/very/long/address/of/a/page/that/nobody/reads',
    }),
    exampleMail(6, { own: prose(6) }),
  ]);
  assert.equal(mails.length, 1);
  assert.deepEqual(leftOut.map(({ reason }) => reason.split(' ')[0]).sort(), [
    'fewer',
    'largely',
    'largely',
    'written',
  ]);
});

test('prose with a bracket and a link stays', () => {
  const own = 'I shall be there (by train) at ten; see https://example.org/map for the way, or ring me before nine.';
  assert.equal(obstacleOf(exampleMail(1, { own })), null);
});

test('of ten thousand mails the newest and most varied thousand are learned from', async () => {
  const many = Array.from({ length: 10_000 }, (_, i) =>
    exampleMail(i, {
      own: prose(i),
      to: [{ name: '', address: i % 100 === 0 ? `reader${i}@example.org` : 'daily@example.org' }],
    }),
  );
  const { mails, leftOut } = await usability(many);
  assert.equal(mails.length, 1_000);
  assert.equal(mails.filter(({ reader }) => reader !== 'daily@example.org').length, 100);
  assert.equal(leftOut[0]?.mails, 9_000);
  assert.ok((mails[500]?.date ?? 0) > (many[8_000]?.date ?? 0), 'and otherwise the newest');
});

test('where nobody knows the reader, the newest are taken', () => {
  const mail = (id: number): Usable => ({ id, threadId: '1', date: 0, language: 'en', reader: '', words: 9 });
  const mails = Array.from({ length: 50 }, (_, i) => mail(i));
  assert.deepEqual(
    mostVaried(mails, 30).map(({ id }) => id),
    mails.slice(0, 30).map(({ id }) => id),
  );
});

test('a sketch tells a changed copy from another text', () => {
  const text = 'We meet at the bridge on Monday at ten, bring the lamps and the long rope, and tell Ines that we come.';
  assert.ok(likeness(sketch(text), sketch(text.replace('Monday', 'Tuesday'))) > 0.5);
  assert.ok(likeness(sketch(text), sketch(prose(4))) < 0.2);
});
