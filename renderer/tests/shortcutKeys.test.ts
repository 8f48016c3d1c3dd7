import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shortcutOf, spokenKeys } from '../words/shortcut.ts';

const held = { ctrlKey: false, altKey: false, shiftKey: false, metaKey: false };

test('keys become a shortcut as soon as more than modifiers are held', () => {
  assert.equal(shortcutOf({ ...held, code: 'ControlLeft', ctrlKey: true }, false), null);
  assert.equal(shortcutOf({ ...held, code: 'KeyJ', ctrlKey: true, altKey: true }, false), 'Control+Alt+J');
  assert.equal(shortcutOf({ ...held, code: 'Digit1', metaKey: true, shiftKey: true }, false), 'Shift+Super+1');
  assert.equal(shortcutOf({ ...held, code: 'Digit1', metaKey: true }, true), 'Command+1');
  assert.equal(shortcutOf({ ...held, code: 'F9' }, false), 'F9');
  assert.equal(shortcutOf({ ...held, code: 'ArrowUp', altKey: true }, false), 'Alt+Up');
  assert.equal(shortcutOf({ ...held, code: 'MediaPlayPause', altKey: true }, false), null);
});

test('a shortcut is read as a person writes it', () => {
  assert.equal(spokenKeys('Control+Alt+Return'), 'Ctrl + Alt + Enter');
});
