import assert from 'node:assert/strict';
import { test } from 'node:test';
import { goesOnAsTyped } from './typedStart.ts';

const texts = [' to', ' a', ' all', ' also', ' alternate', ' al', 'lo', ''];

function after(typed: string, ...probabilities: number[]): ReturnType<typeof goesOnAsTyped> {
  const byToken = probabilities.map((probability, token) => [token, probability] as const);
  return goesOnAsTyped(
    byToken.toSorted((a, b) => b[1] - a[1]),
    texts,
    typed,
  );
}

test('of the words that begin as typed the likeliest, as probable as it is among these', () => {
  assert.deepEqual(after(' al', 0.7, 0.1, 0.12, 0.04, 0.02, 0.02), { token: 2, text: ' all', probability: 0.6 });
  assert.equal(after(' alt', 0.7, 0.1, 0.12, 0.04, 0.02, 0.02)?.text, ' alternate');
  assert.equal(after(' alt', 0.7, 0.1, 0.12, 0.04, 0.02, 0.02)?.probability, 1);
  assert.equal(after(' ', 0.5, 0.3, 0.1, 0, 0, 0, 0.1)?.text, ' to');
});

test('what no token covers is begun with the longest that covers a part', () => {
  assert.equal(after(' alpine', 0.7, 0.1, 0.12, 0.04, 0.02, 0.02)?.text, ' al');
  assert.equal(after(' alt', 0.5, 0.1, 0.12, 0.04, 0.00001, 0.2)?.text, ' al', 'a word that is all but impossible');
  assert.equal(after('Zoe', 0.7, 0.1, 0.2), null);
});
