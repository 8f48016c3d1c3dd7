import assert from 'node:assert/strict';
import { test } from 'node:test';
import { avoidCopies, avoidStarts, avoidTokens } from './avoidance.ts';

const text = [1, 2, 3, 4, 5, 6, 7, 8];

test('a stretch of six tokens may be the same, the seventh may not', () => {
  const avoid = avoidCopies([text], []);
  assert.deepEqual(avoid([9, 1, 2, 3, 4, 5]), []);
  assert.deepEqual(avoid([9, 1, 2, 3, 4, 5, 6]), [7]);
});

test('what stands in two texts, or in what may be copied, is allowed', () => {
  assert.deepEqual(avoidCopies([text, [0, ...text]], [])([1, 2, 3, 4, 5, 6]), []);
  assert.deepEqual(avoidCopies([text], [1, 2, 3, 4, 5, 6, 7])([1, 2, 3, 4, 5, 6]), []);
});

test('only the first token is kept from being a start', () => {
  const avoid = avoidStarts([4]);
  assert.deepEqual(avoid([]), [4]);
  assert.deepEqual(avoid([1]), []);
});

test('tokens can be kept out altogether', () => {
  const avoid = avoidTokens([4, 5]);
  assert.deepEqual(avoid([]), [4, 5]);
  assert.deepEqual(avoid([1, 2, 3]), [4, 5]);
});
