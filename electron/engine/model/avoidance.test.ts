import assert from 'node:assert/strict';
import { test } from 'node:test';
import { avoidBeginnings, avoidCopies, avoidLoops, avoidStarts, avoidTokens } from './avoidance.ts';

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

test('a word of several tokens is kept from being a start, another that begins like it is not', () => {
  const avoid = avoidBeginnings([[4], [5, 6, 7]], [10]);
  assert.deepEqual(avoid([]), [4]);
  assert.deepEqual(avoid([5]), []);
  assert.deepEqual(avoid([5, 6]), [7]);
  assert.deepEqual(avoid([1, 5, 6]), []);
  assert.deepEqual(avoid([1, 10]), [4]);
  assert.deepEqual(avoid([1, 10, 5, 6]), [7]);
});

test('tokens can be kept out altogether', () => {
  const avoid = avoidTokens([4, 5]);
  assert.deepEqual(avoid([]), [4, 5]);
  assert.deepEqual(avoid([1, 2, 3]), [4, 5]);
});

test('an answer does not go round in circles', () => {
  const avoid = avoidLoops();
  const round = [1, 2, 3, 4, 5, 6, 7, 8];
  assert.deepEqual(avoid([...round, 9, ...round]), [9], 'eight tokens the same: the ninth must differ');
  assert.deepEqual(avoid([...round, 9, 0, ...round.slice(1)]), [], 'seven may be chance');
  assert.deepEqual(avoid([...round, 9, ...round, 10, ...round]), [9, 10]);
  assert.deepEqual(avoid(round), []);
});
