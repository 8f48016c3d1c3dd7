import assert from 'node:assert/strict';
import { test } from 'node:test';
import { weighTokens } from './tokenWeights.ts';

const loss = (probability: number): number => -Math.log(probability);

test('tokens that the person’s mails make likelier count more', () => {
  const example = { tokens: [1, 2, 3, 4, 5], weights: [0, 0, 1, 1, 1] };
  const shown = [null, null, loss(0.5), loss(0.9), loss(0.2)];
  const bare = [null, loss(0.1), loss(0.88), loss(0.3)];
  assert.deepEqual(weighTokens(example, shown, bare).weights, [0, 0, 0.9, 0.1, 0.1]);
});

test('a token that was not scored keeps its weight', () => {
  const example = { tokens: [1, 2, 3], weights: [0, 1, 1] };
  assert.deepEqual(weighTokens(example, [null, null, loss(0.5)], [loss(0.1)]).weights, [0, 1, 0.9]);
});
