import assert from 'node:assert/strict';
import { test } from 'node:test';
import { borrow } from './borrow.ts';
import { tell } from './connection.ts';
import { type Content, textContent } from './content.ts';
import { createOffers } from './offers.ts';
import { offered, ownerOf, receive } from './received.ts';
import { noScreen, openScreen } from './testing/screen.ts';

const picture = Buffer.alloc(700_000, 'pixels');
const rich: Content = new Map([
  ...textContent('Glück 👩‍🔬 שלום 漢字'),
  ['text/html', { type: 'text/html', format: 8, data: Buffer.from('<b>Glück</b>') }],
  ['image/png', { type: 'image/png', format: 8, data: picture }],
]);

test(
  'what one program holds another gets whole, also what is too large for one piece',
  { skip: noScreen },
  async (t) => {
    const screen = await openScreen(t);
    const [one, other] = [await screen.join(), await screen.join()];
    const text = 'Die Fähre geht um neun. '.repeat(120_000);
    await (await createOffers(one)).offer('CLIPBOARD', textContent(text), () => undefined);
    const got = await receive(other, 'CLIPBOARD', 'UTF8_STRING');
    assert.ok(got?.data.toString('utf8') === text);
    const part = await receive(other, 'CLIPBOARD', 'UTF8_STRING', { bytes: 1_000 });
    assert.deepEqual([part?.data.length, part?.cut], [1_000, true]);
    assert.equal(await receive(other, 'CLIPBOARD', 'image/png'), null);
  },
);

test('a clipboard that was borrowed comes back with all its formats', { skip: noScreen }, async (t) => {
  const screen = await openScreen(t);
  const [ours, theirs, reader] = [await screen.join(), await screen.join(), await screen.join()];
  await (await createOffers(theirs)).offer('CLIPBOARD', rich, () => undefined);
  const borrowed = await borrow(ours, await createOffers(ours), 'CLIPBOARD', textContent('for a moment'));
  assert.equal((await receive(reader, 'CLIPBOARD', 'UTF8_STRING'))?.data.toString('utf8'), 'for a moment');
  assert.equal(await borrowed.takenBy(reader.window, 500), true);
  assert.equal(await borrowed.takenBy(theirs.window, 10), false);
  await borrowed.giveBack();
  for (const [name, { data }] of rich) {
    assert.ok((await receive(reader, 'CLIPBOARD', name))?.data.equals(data), name);
  }
});

test('an empty clipboard is empty again', { skip: noScreen }, async (t) => {
  const screen = await openScreen(t);
  const ours = await screen.join();
  const borrowed = await borrow(ours, await createOffers(ours), 'CLIPBOARD', textContent('for a moment'));
  await borrowed.giveBack();
  assert.equal(await ownerOf(ours, 'CLIPBOARD'), 0);
});

test('what another program copies meanwhile stays', { skip: noScreen }, async (t) => {
  const screen = await openScreen(t);
  const [ours, theirs] = [await screen.join(), await screen.join()];
  const offers = await createOffers(theirs);
  await offers.offer('CLIPBOARD', textContent('before'), () => undefined);
  const borrowed = await borrow(ours, await createOffers(ours), 'CLIPBOARD', textContent('for a moment'));
  await offers.offer('CLIPBOARD', textContent('copied meanwhile'), () => undefined);
  await ours.time();
  assert.equal(borrowed.isLost, true);
  await borrowed.giveBack();
  assert.equal(await ownerOf(ours, 'CLIPBOARD'), theirs.window);
});

test('a program that holds something and does not answer holds nobody up', { skip: noScreen }, async (t) => {
  const screen = await openScreen(t);
  const [ours, theirs] = [await screen.join(), await screen.join()];
  const clipboard = await theirs.atom('CLIPBOARD');
  await tell((done) => {
    theirs.client.SetSelectionOwner(theirs.window, clipboard, 0, done);
  });
  assert.equal(await receive(ours, 'CLIPBOARD', 'UTF8_STRING', { milliseconds: 60 }), null);
  assert.deepEqual(await offered(ours, 'CLIPBOARD'), []);
});
