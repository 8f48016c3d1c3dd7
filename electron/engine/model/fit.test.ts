import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitOf } from './fit.ts';

const laptop = { cores: 4, memoryBytes: 8e9, graphicsBytes: 0 };

test('a small model fits a laptop', () => {
  assert.equal(fitOf({ bytes: 1.1e9, writes: true }, laptop).verdict, 'good');
});

test('a large one is slow, and says how slow', () => {
  const fit = fitOf({ bytes: 5e9, writes: true }, { ...laptop, memoryBytes: 16e9 });
  assert.equal(fit.verdict, 'slow');
  assert.match(fit.reason, /about \d+ seconds/);
});

test('what does not fit says what there is', () => {
  const fit = fitOf({ bytes: 12e9, writes: true }, laptop);
  assert.equal(fit.verdict, 'too-big');
  assert.match(fit.reason, /Needs 13\.8 GB of memory; this computer has 8\.0 GB/);
});

test('a graphics card makes a large one good', () => {
  assert.equal(fitOf({ bytes: 5e9, writes: true }, { ...laptop, graphicsBytes: 8e9 }).verdict, 'good');
});
