import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPace } from '../pace.ts';

test('a pace is that of the last steps, whatever the time the computer slept', () => {
  const pace = createPace();
  assert.equal(pace.tokensPerSecond(), undefined);
  for (let step = 0; step < 30; step += 1) {
    pace.add(100, 1_000);
  }
  pace.add(100, 3_600_000);
  assert.equal(pace.tokensPerSecond(), 100);
  assert.equal(pace.secondsFor(10), 10);
});

test('a pace follows when all of it is slower', () => {
  const pace = createPace();
  for (let step = 0; step < 40; step += 1) {
    pace.add(100, step < 20 ? 1_000 : 10_000);
  }
  assert.equal(pace.tokensPerSecond(), 10);
});
