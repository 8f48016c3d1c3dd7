import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { OverlayEvent } from '../../contract/anywhere.ts';
import { make } from './exampleDesktop.ts';

const insert = { text: 'Ferry: nine.', where: 'instead', manner: 'shorter' } as const;

test('the shortcut shows the window, tells what is selected, and has the keys', async () => {
  const it = make();
  await it.press();
  assert.deepEqual(
    it.events.map(({ kind }) => kind),
    ['shown', 'occasion'],
  );
  const [occasion] = it.occasions();
  assert.deepEqual(
    [occasion?.kind, occasion?.text, occasion?.program],
    ['text', 'The ferry goes at nine.', 'Mousepad'],
  );
  it.key({ name: 'Tab', text: '', control: false, alt: false });
  await wait(1);
  assert.equal(it.events.at(-1)?.kind, 'key');
});

test('once the program has told where the caret is the window stands beside it', async () => {
  const caret = { x: 140, y: 220, width: 0, height: 18 };
  const it = make({ found: { kind: 'nothing', before: 'The ferry', caret } });
  await it.press();
  assert.deepEqual(it.anchors, [{ x: 300, y: 300, width: 0, height: 0 }, caret]);
  assert.deepEqual(
    it.events.map(({ kind }) => kind),
    ['shown', 'occasion'],
  );
  assert.equal(it.occasions()[0]?.text, 'The ferry');
});

test('a page that comes later than the shortcut is told what the window shows, and nothing of what is over', async () => {
  const it = make();
  const told = async (): Promise<string[]> => {
    const late: OverlayEvent[] = [];
    it.session.watch((event) => void late.push(event))();
    await wait(1);
    return late.map(({ kind }) => kind);
  };
  await it.press();
  it.key({ name: 'a', text: 'a', control: false, alt: false });
  assert.deepEqual(await told(), ['shown', 'occasion']);
  await it.page.call('overlay.hide', {});
  assert.deepEqual(await told(), []);
});

test('pressed ten times a second it opens once, reads once and is closed once', async () => {
  const it = make();
  for (let times = 0; times < 10; times++) {
    await it.press();
  }
  assert.deepEqual(it.did, ['show', 'find']);
  await it.page.call('overlay.hide', {});
  assert.deepEqual([it.isVisible(), it.holds()], [false, false]);
  await it.press();
  assert.deepEqual(it.did, ['show', 'find', 'show', 'find']);
});

test('closed before it was open it stays closed, and gives the keys back', async () => {
  const it = make();
  await wait(1);
  it.session.press();
  it.session.hide();
  await wait(5);
  assert.deepEqual([it.isVisible(), it.holds(), it.occasions().length], [false, false, 0]);
});

test('a program on the list is not looked at', async () => {
  const it = make({ leftAlone: ['mousepad'] });
  await it.press();
  assert.deepEqual([it.did, it.occasions()[0]?.kind, it.occasions()[0]?.text], [['show'], 'left-alone', '']);
});

test('the text goes in with the keys given back, is kept in the list, and can be undone there', async () => {
  const it = make();
  await it.press();
  const answer = await it.page.call('overlay.insert', { number: 1, ...insert });
  assert.deepEqual(answer, { inserted: true, sentence: null });
  assert.equal(it.did.at(-1), 'insert instead Ferry: nine.');
  assert.deepEqual(
    it.kept.map(({ before, after }) => [before, after]),
    [['The ferry goes at nine.', 'Ferry: nine.']],
  );
  assert.equal(it.isVisible(), false);
  await it.press();
  assert.equal(it.occasions().at(-1)?.canUndo, true);
  assert.deepEqual(await it.page.call('overlay.undo', {}), { undone: true });
  assert.deepEqual(it.did.slice(-2), ['undo', 'marked 1']);
  await it.press();
  assert.equal(it.occasions().at(-1)?.canUndo, false);
});

test('with the store locked it is inserted all the same, and can be undone', async () => {
  const it = make({ storeIsLocked: true });
  await it.press();
  await it.page.call('overlay.insert', { number: 1, ...insert });
  await it.press();
  assert.equal(it.occasions().at(-1)?.canUndo, true);
  assert.deepEqual(await it.page.call('overlay.undo', {}), { undone: true });
});

for (const [outcome, says] of [
  ['copied', /did not take the text.*copied/],
  ['gone', /no longer in front.*copied/],
  ['lost', /something else into the clipboard/],
] as const) {
  test(`when it is ${outcome} a sentence says where the text is, and the shortcut begins anew`, async () => {
    const it = make({ outcome });
    await it.press();
    const answer = await it.page.call('overlay.insert', { number: 1, ...insert });
    assert.equal(answer.inserted, false);
    assert.match(answer.sentence ?? '', says);
    assert.deepEqual([it.holds(), it.kept.length], [false, 0]);
    await it.press();
    assert.equal(it.occasions().length, 2);
    it.session.hide();
  });
}

test('on a system that lets nobody insert the page is told why, and the text is copied', async () => {
  const it = make({ refusal: 'Wayland lets no program do this.', outcome: 'copied', keysAreThere: false });
  await it.press();
  assert.equal(it.occasions()[0]?.refusal, 'Wayland lets no program do this.');
  const { sentence } = await it.page.call('overlay.insert', { number: 1, ...insert });
  assert.match(sentence ?? '', /^Copied: press/);
  it.session.hide();
});

test('an answer that comes for a window that was closed inserts nothing', async () => {
  const it = make();
  await it.press();
  it.session.hide();
  await assert.rejects(it.page.call('overlay.insert', { number: 1, ...insert }), { code: 'not-found' });
  assert.ok(!it.did.some((each) => each.startsWith('insert')));
});

test('a press of the mouse beside the window closes it, one in it does not', async () => {
  const it = make();
  await it.press();
  it.click({ x: 400, y: 400 });
  assert.equal(it.isVisible(), true);
  it.click({ x: 20, y: 20 });
  assert.deepEqual([it.isVisible(), it.holds()], [false, false]);
});

test('where the keys cannot be had the window takes the focus', async () => {
  const it = make({ keysAreThere: false });
  await it.press();
  assert.equal(it.did.at(-1), 'focus');
  assert.equal(it.occasions()[0]?.tellsKeys, false);
  it.session.hide();
});

test('of a very long selection the page gets the beginning, cut between letters', async () => {
  const it = make({ found: { kind: 'text', text: '👩‍🔬'.repeat(50_000), isCut: true, caret: null } });
  await it.press();
  const [occasion] = it.occasions();
  assert.equal(occasion?.isCut, true);
  assert.match(occasion.text, /^(?:👩‍🔬){3900,4000}$/u);
});

test('nobody has touched a key for minutes: the keys go back', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const it = make();
  it.session.press();
  // Promises alone bring it to where it waits for keys.
  for (let turn = 0; turn < 20; turn++) {
    await Promise.resolve();
  }
  assert.equal(it.holds(), true);
  t.mock.timers.tick(3 * 60_000);
  assert.deepEqual([it.isVisible(), it.holds()], [false, false]);
});

test('pressed twice, a text goes in once', async () => {
  const it = make();
  await it.press();
  const number = it.occasions()[0]?.number ?? 0;
  const both = await Promise.all([1, 2].map(() => it.page.call('overlay.insert', { number, ...insert })));
  assert.deepEqual(
    both.map(({ inserted }) => inserted),
    [true, false],
  );
  assert.equal(it.did.filter((each) => each.startsWith('insert')).length, 1);
});
