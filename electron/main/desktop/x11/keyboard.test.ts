import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { test } from 'node:test';
import { ask } from './connection.ts';
import { openKeyboard } from './keyboard.ts';
import { type Key, keyOf, type Layout, symbol, textOf } from './keySyms.ts';
import { noScreen, openScreen } from './testing/screen.ts';

/** A key of two groups and two more levels, a dead key, a number pad key. */
const layout: Layout = {
  ...{ first: 8, thirdLevel: 128, numLock: 16 },
  rows: [
    [0x71, 0x51, 0x6ca, 0x6ea, 0x40, 0],
    [symbol('XK_dead_acute'), symbol('XK_dead_grave')],
    [symbol('XK_KP_End'), symbol('XK_KP_1')],
    [symbol('XK_Tab'), symbol('XK_ISO_Left_Tab')],
    [0xe4, 0xc4],
  ],
};
const text = (code: number, state: number): string => keyOf(layout, code, state).text;

test('a key means what its layout and the held keys make of it', () => {
  assert.equal(text(8, 0), 'q');
  assert.equal(text(8, 1), 'Q');
  assert.equal(text(8, 2), 'Q');
  assert.equal(text(8, 3), 'q');
  assert.equal(text(8, 128), '@');
  assert.equal(text(8, 1 << 13), 'й');
  assert.equal(text(8, (1 << 13) | 1), 'Й');
  assert.equal(text(12, 2), 'Ä');
});

test('dead keys are combining marks, and keys that type nothing have names', () => {
  assert.equal(text(9, 0), '\u0301');
  assert.deepEqual(keyOf(layout, 11, 0), { name: 'Tab', text: '', control: false, alt: false });
  assert.deepEqual(keyOf(layout, 11, 1 | 4), { name: 'Tab', text: '', control: true, alt: false });
  assert.deepEqual([keyOf(layout, 10, 0).name, keyOf(layout, 10, 16).text], ['End', '1']);
  assert.deepEqual(keyOf(layout, 99, 0), { name: '', text: '', control: false, alt: false });
});

test('symbols beyond the old tables say their sign themselves', () => {
  assert.equal(textOf(0x0101f600), '\u{1f600}');
  assert.equal(textOf(symbol('XK_EuroSign')), '€');
  assert.equal(textOf(symbol('XK_F5')), '');
});

test('keys that were taken come here, and are free again afterwards', { skip: noScreen }, async (t) => {
  const screen = await openScreen(t);
  const [ours, theirs] = [await openKeyboard(await screen.join()), await openKeyboard(await screen.join())];
  const keys: Key[] = [];
  const letGo = await ours.take((key) => void keys.push(key));
  assert.ok(letGo);
  await theirs.press(['XK_Shift_L', 'XK_a']);
  await theirs.press(['XK_Tab']);
  for (let waited = 0; keys.length < 3 && waited < 2_000; waited += 10) {
    await wait(10);
  }
  assert.deepEqual(
    keys.map(({ name }) => name).filter((name) => name !== ''),
    ['A', 'Tab'],
  );
  assert.equal(await theirs.take(() => undefined), null);
  await letGo();
  const theirTurn = await theirs.take(() => undefined);
  assert.ok(theirTurn);
  await theirTurn();
});

test('keys that stay held down are let go before others are pressed', { skip: noScreen }, async (t) => {
  const screen = await openScreen(t);
  const connection = await screen.join();
  const keyboard = await openKeyboard(connection);
  const { client, test: fake, root } = connection;
  fake.FakeInput(fake.KeyPress, 37, 0, root, 0, 0);
  const down = async (): Promise<number> => {
    const keys = await ask<Buffer>((done) => {
      client.QueryKeymap(done);
    });
    return keys.reduce((sum, byte) => sum + byte, 0);
  };
  assert.notEqual(await down(), 0);
  await keyboard.released(40);
  assert.equal(await down(), 0);
});
