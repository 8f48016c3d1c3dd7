import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beginning } from './beginning.ts';

test('blanks at the end of what is written are kept from the model, and asked of it nowhere else', () => {
  assert.deepEqual(beginning('the kiln is warm and '), { words: 'the kiln is warm and', isOpen: true });
  assert.deepEqual(beginning('the kiln is\u00a0\t'), { words: 'the kiln is', isOpen: true });
  assert.deepEqual(beginning('the kiln is warm an'), { words: 'the kiln is warm an', isOpen: false });
  assert.deepEqual(beginning('Dear Ana,\n\n'), { words: 'Dear Ana,\n\n', isOpen: true });
  assert.deepEqual(beginning('Dear Ana,\n\n  '), { words: 'Dear Ana,\n\n', isOpen: true });
  assert.deepEqual(beginning(''), { words: '', isOpen: false });
});
