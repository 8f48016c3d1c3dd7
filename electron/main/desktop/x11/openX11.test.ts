import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { type TestContext, test } from 'node:test';
import type { Desktop, Front } from '../desktop.ts';
import { type Connection, tell } from './connection.ts';
import { type Content, textContent } from './content.ts';
import { createOffers, type Offers } from './offers.ts';
import { openX11 } from './openX11.ts';
import { ownerOf, receive } from './received.ts';
import { noScreen, openScreen, putInFront } from './testing/screen.ts';

interface Setting {
  readonly desktop: Desktop;
  /** The program in front. */
  readonly editor: Connection;
  readonly offers: Offers;
  readonly front: Front;
  readonly join: () => Promise<Connection>;
}

async function open(t: TestContext, program = 'Editor'): Promise<Setting> {
  const screen = await openScreen(t);
  const desktop = await openX11(screen.name, '');
  screen.atEnd(() => desktop.close());
  const editor = await screen.join();
  const name = await editor.atom('WM_CLASS');
  const type = await editor.atom('STRING');
  await tell((done) => {
    editor.client.ChangeProperty(0, editor.window, name, type, 8, Buffer.from(`editor\0${program}\0`), done);
  });
  await putInFront(editor, editor.window);
  const front = await desktop.front();
  assert.ok(front);
  assert.equal(front.program, program);
  return { desktop, editor, offers: await createOffers(editor), front, join: () => screen.join() };
}

/** As a text field of GTK offers it, which lets go of it when nothing is selected any more. */
const selection = (text: string): Content =>
  new Map([...textContent(text), ['GTK_TEXT_BUFFER_CONTENTS', { type: 'INTEGER', format: 32, data: Buffer.alloc(4) }]]);

test('a selection is read in every script, and of a very large one the beginning', { skip: noScreen }, async (t) => {
  const { desktop, offers, front } = await open(t);
  for (const text of ['The ferry', '👩‍🔬 e\u0301 שלום عالم 漢字\nnext line']) {
    await offers.offer('PRIMARY', selection(text), () => undefined);
    assert.deepEqual(await desktop.find(front), { kind: 'text', text, isCut: false, caret: null });
  }
  await offers.offer('PRIMARY', selection('漢'.repeat(1_000_000)), () => undefined);
  const found = await desktop.find(front);
  assert.ok(found.kind === 'text');
  assert.equal(found.isCut, true);
  assert.match(found.text, /^漢{600000,}$/);
});

test('no selection, one of blanks, and one of another program are nothing', { skip: noScreen }, async (t) => {
  const { desktop, offers, front, join } = await open(t);
  const nothing = { kind: 'nothing', before: '', caret: null };
  assert.deepEqual(await desktop.find(front), nothing);
  await offers.offer('PRIMARY', selection(' \n '), () => undefined);
  assert.deepEqual(await desktop.find(front), nothing);
  const other = await createOffers(await join());
  await other.offer('PRIMARY', selection('of another program'), () => undefined);
  assert.deepEqual(await desktop.find(front), nothing);
});

test('a picture is told from text', { skip: noScreen }, async (t) => {
  const { desktop, offers, front } = await open(t);
  const picture = { type: 'image/png', format: 8, data: Buffer.from('pixels') };
  await offers.offer('PRIMARY', new Map([['image/png', picture]]), () => undefined);
  assert.deepEqual(await desktop.find(front), { kind: 'picture' });
});

test('a field for a password is known by its dots', { skip: noScreen }, async (t) => {
  const { desktop, offers, front } = await open(t);
  await offers.offer('PRIMARY', textContent('\u2022'.repeat(10)), () => undefined);
  assert.deepEqual(await desktop.find(front), { kind: 'password' });
});

test(
  'what was selected once and is no longer counts as nothing; the clipboard stays',
  { skip: noScreen },
  async (t) => {
    const { desktop, editor, offers, front } = await open(t);
    await offers.offer('CLIPBOARD', textContent('copied before'), () => undefined);
    // Held on to, but not copied when the key for copying is pressed.
    await offers.offer('PRIMARY', textContent('selected once'), () => undefined);
    assert.deepEqual(await desktop.find(front), { kind: 'nothing', before: '', caret: null });
    assert.equal((await receive(editor, 'CLIPBOARD', 'UTF8_STRING'))?.data.toString(), 'copied before');
  },
);

test(
  'in a terminal what it holds as selected is believed, and no key for copying pressed',
  { skip: noScreen },
  async (t) => {
    const { desktop, offers, front } = await open(t, 'XTerm');
    await offers.offer('PRIMARY', textContent('ls -l'), () => undefined);
    assert.deepEqual(await desktop.find(front), { kind: 'text', text: 'ls -l', isCut: false, caret: null });
  },
);

test('a program that fetches the text has it, and the clipboard what it had', { skip: noScreen }, async (t) => {
  const { desktop, editor, offers, front } = await open(t);
  await offers.offer('CLIPBOARD', textContent('copied before'), () => undefined);
  const inserted = desktop.insert(front, 'Ferry: nine.', 'instead');
  const fetched = await fetchOnce(editor, 'CLIPBOARD');
  assert.equal(fetched, 'Ferry: nine.');
  assert.equal(await inserted, 'inserted');
  assert.equal((await receive(editor, 'CLIPBOARD', 'UTF8_STRING'))?.data.toString(), 'copied before');
});

test('a clipboard manager that fetches it is not the program', { skip: noScreen }, async (t) => {
  const { desktop, front, join } = await open(t);
  const manager = await join();
  const inserted = desktop.insert(front, 'Ferry: nine.', 'instead');
  await fetchOnce(manager, 'CLIPBOARD');
  assert.equal(await inserted, 'copied');
});

test('a program that does not paste leaves the text in the clipboard', { skip: noScreen }, async (t) => {
  const { desktop, editor, front } = await open(t);
  assert.equal(await desktop.insert(front, 'Ferry: nine.', 'instead'), 'copied');
  assert.equal((await receive(editor, 'CLIPBOARD', 'UTF8_STRING'))?.data.toString(), 'Ferry: nine.');
});

test('a window that was closed meanwhile gets nothing, and the text is kept', { skip: noScreen }, async (t) => {
  const { desktop, editor, front, join } = await open(t);
  const other = await join();
  await putInFront(other, other.window);
  editor.close();
  await wait(50);
  assert.equal(await desktop.insert(front, 'Ferry: nine.', 'instead'), 'gone');
  assert.equal((await receive(other, 'CLIPBOARD', 'UTF8_STRING'))?.data.toString(), 'Ferry: nine.');
});

test('what another program copies in the moment of inserting stays', { skip: noScreen }, async (t) => {
  const { desktop, editor, front, join } = await open(t);
  const other = await join();
  const before = await ownerOf(editor, 'CLIPBOARD');
  const inserted = desktop.insert(front, 'Ferry: nine.', 'instead');
  while ((await ownerOf(editor, 'CLIPBOARD')) === before) {
    await wait(2);
  }
  await (await createOffers(other)).offer('CLIPBOARD', textContent('theirs'), () => undefined);
  assert.equal(await inserted, 'lost');
  assert.equal((await receive(editor, 'CLIPBOARD', 'UTF8_STRING'))?.data.toString(), 'theirs');
});

test('a terminal fetches from its own selection, and has that back too', { skip: noScreen }, async (t) => {
  const { desktop, editor, offers, front } = await open(t, 'XTerm');
  await offers.offer('PRIMARY', textContent('ls -l'), () => undefined);
  const inserted = desktop.insert(front, 'one\ntwo', 'instead');
  assert.equal(await fetchOnce(editor, 'PRIMARY'), 'one two');
  assert.equal(await inserted, 'inserted');
  assert.equal((await receive(editor, 'PRIMARY', 'UTF8_STRING'))?.data.toString(), 'ls -l');
  assert.equal(await desktop.undo(front), false);
});

/** Fetches what is put into a selection by somebody else, as a program does that was asked to paste. */
async function fetchOnce(program: Connection, selection: string): Promise<string> {
  const mine = await ownerOf(program, selection);
  for (;;) {
    const owner = await ownerOf(program, selection);
    if (owner !== 0 && owner !== mine) {
      return (await receive(program, selection, 'UTF8_STRING'))?.data.toString('utf8') ?? '';
    }
    await wait(2);
  }
}
