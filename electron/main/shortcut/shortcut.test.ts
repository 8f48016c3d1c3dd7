import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createShortcut, isShortcut, type ShortcutList } from './shortcut.ts';

/** A system in which some keys are taken already and one name means nothing. */
function system(taken: readonly string[] = []): ShortcutList & { readonly held: Map<string, () => void> } {
  const held = new Map<string, () => void>();
  return {
    held,
    register: (keys, onPress) => {
      if (keys.includes('Nonsense')) {
        throw new TypeError('conversion failure');
      }
      if (taken.includes(keys) || held.has(keys)) {
        return false;
      }
      held.set(keys, onPress);
      return true;
    },
    unregister: (keys) => void held.delete(keys),
  };
}

test('other keys take the place of the first', () => {
  const list = system();
  let pressed = 0;
  const shortcut = createShortcut(list, () => {
    pressed += 1;
  });
  assert.equal(shortcut.use('Control+Alt+Space'), null);
  assert.equal(shortcut.use('Super+J'), null);
  assert.deepEqual([...list.held.keys()], ['Super+J']);
  list.held.get('Super+J')?.();
  assert.equal(pressed, 1);
});

test('keys that are taken are refused with a sentence, and the ones before stay in force', () => {
  const list = system(['Control+Alt+T']);
  const shortcut = createShortcut(list, () => undefined);
  shortcut.use('Control+Alt+Space');
  assert.match(shortcut.use('Control+Alt+T') ?? '', /^Ctrl \+ Alt \+ T is taken by another program/);
  assert.deepEqual([shortcut.keys, ...list.held.keys()], ['Control+Alt+Space', 'Control+Alt+Space']);
});

test('what no system knows as keys is refused, and the same keys again are no conflict', () => {
  const list = system();
  const shortcut = createShortcut(list, () => undefined);
  assert.match(shortcut.use('Control+Nonsense') ?? '', /cannot be a shortcut on this system/);
  assert.equal(shortcut.use('F9'), null);
  assert.equal(shortcut.use('F9'), null);
  assert.equal(shortcut.use(null), null);
  assert.equal(list.held.size, 0);
});

test('a letter alone, or with Shift, would be lost to every program', () => {
  for (const keys of ['A', 'Shift+A', 'Control', 'Control+Shift', '']) {
    assert.equal(isShortcut(keys), false, keys);
  }
  for (const keys of ['F12', 'Control+A', 'Alt+Shift+Space', 'Super+Plus']) {
    assert.equal(isShortcut(keys), true, keys);
  }
});
