import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { Desktop, Found, Front, Place } from '../../desktop.ts';
import { isIn } from '../../placement.ts';
import { tell } from '../connection.ts';
import { openKeyboard } from '../keyboard.ts';
import { openX11 } from '../openX11.ts';
import { receive } from '../received.ts';
import { noSession, openSession, type Session, until } from './testing/session.ts';

const script = join(import.meta.dirname, 'testing', 'field.py');
const skip = noSession;

interface Setting {
  readonly session: Session;
  readonly desktop: Desktop;
  readonly front: Front;
}

/** The desktop, with what a program of GTK has begun to tell of a caret in it. */
async function ready(session: Session): Promise<Setting> {
  const desktop = await openX11(session.screen.name, session.bus.address);
  session.screen.atEnd(() => desktop.close());
  const front = await desktop.front();
  assert.ok(front);
  await until(async () => {
    const found = await desktop.find(front);
    return found.kind !== 'nothing' || found.caret !== null || found.before !== '';
  }, 'The program tells nothing.');
  return { session, desktop, front };
}

/** A field of GTK with a text in it, of which some letters are selected, or the caret stands between two. */
async function field(
  t: TestContext,
  kind: string,
  text: string,
  range: readonly number[],
  variables = {},
  ...above: string[]
): Promise<Setting> {
  const session = await openSession(t);
  const words = [script, kind, text, ...range.map(String), ...above];
  await session.open('/usr/bin/python3', words, /^python3$/i, variables);
  return ready(session);
}

function caretOf(found: Found): Place | null {
  return 'caret' in found ? found.caret : null;
}

test('the text before the caret is read, the last of it where there is much', { skip }, async (t) => {
  const text = 'Dear Ana, the kiln is warm. Zoë 👩‍🔬 שלום 漢字\n'.repeat(60);
  const { desktop, front } = await field(
    t,
    'page',
    `${text}It is and more`,
    Array(2).fill(Array.from(text).length + 5),
  );
  const found = await desktop.find(front);
  assert.ok(found.kind === 'nothing');
  assert.equal(found.before, Array.from(`${text}It is`).slice(-1_000).join(''));
});

test('the caret is where the window has it, also in a program that is shown enlarged', { skip }, async (t) => {
  const heights: number[] = [];
  for (const scale of ['1', '2']) {
    const { desktop, front } = await field(t, 'line', 'The ferry', [9, 9], { GDK_SCALE: scale });
    const caret = caretOf(await desktop.find(front));
    assert.ok(caret && front.place && isIn(caret, front.place));
    // The one button stands above the field, so that the caret is in the lower half.
    assert.ok(caret.y > front.place.y + front.place.height / 5, `${caret.y}`);
    heights.push(caret.height);
  }
  const [once = 0, twice = 0] = heights;
  assert.ok(Math.abs(twice - 2 * once) <= 2, `${once} ${twice}`);
});

test('it is read also while the keys of the shortcut are still held down', { skip }, async (t) => {
  const { session, desktop, front } = await field(t, 'page', 'Dear Ana, ', [10, 10]);
  const shortcuts = await session.screen.join();
  const { client, test: keys, root } = shortcuts;
  const keyboard = await openKeyboard(shortcuts);
  const codes = ['XK_Control_L', 'XK_Alt_L', 'XK_space'].map((key) => keyboard.codeOf(key));
  await tell((done) => {
    client.GrabKey(root, 0, 4 | 8, codes[2] ?? 0, 1, 1, done);
  });
  for (const code of codes) {
    keys.FakeInput(keys.KeyPress, code, 0, root, 0, 0);
  }
  await shortcuts.time();
  const found = desktop.find(front);
  await wait(120);
  for (const code of codes.toReversed()) {
    keys.FakeInput(keys.KeyRelease, code, 0, root, 0, 0);
  }
  const { kind, ...rest } = await found;
  assert.deepEqual([kind, 'before' in rest && rest.before], ['nothing', 'Dear Ana, ']);
});

test(
  'what is selected is what is selected where the caret is, and not elsewhere in the program',
  { skip },
  async (t) => {
    const one = await field(t, 'line', 'The ferry goes at nine.', [4, 9]);
    const found = await one.desktop.find(one.front);
    assert.deepEqual({ ...found, caret: null }, { kind: 'text', text: 'ferry', isCut: false, caret: null });
    const { session, desktop, front } = await field(t, 'line', 'The ferry', [9, 9], {}, 'selected above');
    const held = await receive(session.connection, 'PRIMARY', 'UTF8_STRING');
    assert.equal(held?.data.toString(), 'selected above');
    const nothing = await desktop.find(front);
    assert.deepEqual({ ...nothing, caret: null }, { kind: 'nothing', before: 'The ferry', caret: null });
  },
);

test('a field for a password is left alone, whether it is empty, full, or selected', { skip }, async (t) => {
  for (const [text, range] of [
    ['', [0, 0]],
    ['plum-jam-7', [10, 10]],
    ['plum-jam-7', [0, 10]],
  ] as const) {
    const { desktop, front } = await field(t, 'password', text, range);
    assert.deepEqual(await desktop.find(front), { kind: 'password' });
  }
});

test('an editor tells what was written in it', { skip }, async (t) => {
  const session = await openSession(t);
  const file = join(session.bus.environment['HOME'] ?? '', 'letter.txt');
  writeFileSync(file, '');
  await session.open('mousepad', ['--disable-server', file], /^mousepad$/i);
  const { desktop, front } = await ready(session);
  const keyboard = await openKeyboard(session.connection);
  for (const letter of 'the kiln') {
    await keyboard.press([letter === ' ' ? 'XK_space' : `XK_${letter}`]);
  }
  let found: Found;
  await until(async () => {
    found = await desktop.find(front);
    return found.kind === 'nothing' && found.before === 'the kiln';
  }, 'The editor does not tell what was written.');
});

test('a program that answers nothing holds nobody up', { skip }, async (t) => {
  const { session, desktop, front } = await field(t, 'page', 'Dear Ana, ', [10, 10]);
  session.programs.at(-1)?.kill('SIGSTOP');
  const start = performance.now();
  assert.deepEqual(await desktop.find(front), { kind: 'nothing', before: '', caret: null });
  assert.ok(performance.now() - start < 400);
});

test('of a program that is not on the bus nothing is told, whatever others on it could tell', { skip }, async (t) => {
  const { session, desktop, front } = await field(t, 'page', 'Dear Ana, ', [10, 10]);
  const [name, type] = await Promise.all(['_NET_WM_PID', 'CARDINAL'].map((each) => session.connection.atom(each)));
  await tell((done) => {
    session.connection.client.ChangeProperty(0, Number(front.window), name ?? 0, type ?? 0, 32, [process.pid], done);
  });
  assert.deepEqual(await desktop.find(front), { kind: 'nothing', before: '', caret: null });
});
