import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type Anywhere, createAnywhere } from './anywhere.ts';
import { keptChoices } from './choices.ts';
import { createShortcut } from './shortcut.ts';

function make(
  t: TestContext,
  file = newFile(t),
  held = new Set<string>(),
): { anywhere: Anywhere; held: Set<string>; file: string; logins: boolean[] } {
  const logins: boolean[] = [];
  const list = {
    register: (keys: string) => keys !== 'Control+Alt+T' && !held.has(keys) && held.add(keys).size > 0,
    unregister: (keys: string) => void held.delete(keys),
  };
  const anywhere = createAnywhere({
    choices: keptChoices(file),
    shortcut: createShortcut(list, () => undefined),
    refusal: null,
    startAtLogin: (on) => void logins.push(on),
  });
  return { anywhere, held, file, logins };
}

function newFile(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'ownhand-anywhere-'));
  t.after(() => {
    rmSync(folder, { recursive: true });
  });
  return join(folder, 'anywhere.json');
}

test('choices outlive the program, in a file for nobody else to read', (t) => {
  const first = make(t);
  first.anywhere.choose({ shortcut: 'Super+J', leftAlone: ['Tresor'], startAtLogin: true });
  assert.deepEqual(first.logins, [true]);
  assert.equal(statSync(first.file).mode & 0o077, 0);
  const second = make(t, first.file);
  assert.deepEqual([...second.held], ['Super+J']);
  assert.deepEqual(second.anywhere.state.choices.leftAlone, ['Tresor']);
});

test('a file that cannot be read means the usual choices', (t) => {
  const file = newFile(t);
  writeFileSync(file, '{"on": "perhaps"');
  assert.deepEqual([...make(t, file).held], ['Control+Alt+Space']);
});

test('keys that are taken change nothing, and the reason is told', (t) => {
  const { anywhere, held } = make(t);
  const state = anywhere.choose({ shortcut: 'Control+Alt+T' });
  assert.match(state.obstacle ?? '', /taken/);
  assert.equal(state.choices.shortcut, 'Control+Alt+Space');
  assert.deepEqual([...held], ['Control+Alt+Space']);
  assert.equal(anywhere.choose({ shortcut: 'F8' }).obstacle, null);
  assert.deepEqual([...held], ['F8']);
});

test('keys that another program has at the start are had once it has ended', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const held = new Set(['Control+Alt+Space']);
  const { anywhere } = make(t, newFile(t), held);
  const told: (string | null)[] = [];
  anywhere.onChange(({ obstacle }) => void told.push(obstacle));
  assert.match(anywhere.state.obstacle ?? '', /taken/);
  t.mock.timers.tick(2_000);
  assert.match(anywhere.state.obstacle ?? '', /taken/);
  held.clear();
  t.mock.timers.tick(2_000);
  assert.deepEqual([...held], ['Control+Alt+Space']);
  assert.deepEqual(told, [null]);
});

test('a program that keeps the keys is let have them after a minute, and others can be chosen', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const held = new Set(['Control+Alt+Space']);
  const { anywhere } = make(t, newFile(t), held);
  for (let times = 0; times < 40; times++) {
    t.mock.timers.tick(2_000);
  }
  held.clear();
  t.mock.timers.tick(60_000);
  assert.equal(held.size, 0);
  assert.equal(anywhere.choose({ shortcut: 'F8' }).obstacle, null);
  assert.deepEqual([...held], ['F8']);
});

test('off and paused the keys are free for other programs; the pause ends by itself', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'] });
  const { anywhere, held } = make(t);
  const told: (number | null)[] = [];
  anywhere.onChange(({ pausedUntil }) => void told.push(pausedUntil));
  anywhere.pause(true);
  assert.equal(held.size, 0);
  t.mock.timers.tick(60 * 60_000);
  assert.equal(held.size, 1);
  assert.deepEqual(told, [60 * 60_000, null]);
  anywhere.choose({ on: false });
  assert.equal(held.size, 0);
  anywhere.pause(true);
  anywhere.pause(false);
  assert.equal(held.size, 0);
});
