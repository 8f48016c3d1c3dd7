import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changesOf, textOf } from '../words/change.ts';

const before = 'I will bring the ladder on Thursday, if it does not rain.';
const after = 'I shall bring the small ladder on Thursday.';

test('taking everything gives the new text, refusing everything the old', () => {
  const parts = changesOf(before, after);
  const all = new Set(parts.keys());
  assert.equal(textOf(parts, new Set()), after);
  assert.equal(textOf(parts, all), before);
});

test('each change can be refused by itself', () => {
  const parts = changesOf(before, after);
  const first = parts.findIndex((part) => part.kind === 'change');
  assert.equal(textOf(parts, new Set([first])), after.replace('shall', 'will'));
});

test('neighbouring changes are one', () => {
  const parts = changesOf('Dear Sir or Madam, hello', 'Hi Ann, hello');
  assert.deepEqual(
    parts.map(({ kind }) => kind),
    ['change', 'same'],
  );
});

test('equal texts have no change', () => {
  assert.deepEqual(changesOf('the same', 'the same'), [{ kind: 'same', text: 'the same' }]);
});
