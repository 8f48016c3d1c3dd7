import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rightWords } from './rightWords.ts';

test('counts whole words from the beginning on', () => {
  assert.deepEqual(rightWords(' the kiln is hot', ' the kiln was cold'), { words: 2, letters: 9 });
  assert.deepEqual(rightWords(' kil', ' kiln'), { words: 0, letters: 0 });
  assert.deepEqual(rightWords(' kiln', ' kiln, and'), { words: 1, letters: 5 });
  assert.deepEqual(rightWords(' kiln,', ' kiln and'), { words: 0, letters: 0 });
  assert.deepEqual(rightWords('', ' kiln'), { words: 0, letters: 0 });
});
