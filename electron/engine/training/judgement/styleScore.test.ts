import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seeded } from './bootstrap.ts';
import type { Sample } from './features.ts';
import { learnStyle } from './styleScore.ts';

const things = ['boat', 'kiln', 'ladder', 'garden', 'piano', 'bridge', 'lantern', 'cellar', 'orchard', 'parcel'];
const days = ['Monday', 'Tuesday', 'Friday', 'Sunday'];

/** The same matters in two hands: one terse, in small letters, with dashes; one in full and formal sentences. */
function texts(count: number, hand: 'terse' | 'formal', seed: number): Sample[] {
  const random = seeded(seed);
  const pick = (words: readonly string[]): string => words[Math.floor(random() * words.length)] ?? '';
  return Array.from({ length: count }, () => {
    const [thing, other, day] = [pick(things), pick(things), pick(days)];
    const text =
      hand === 'terse'
        ? `${thing} is done - come by ${day.toLowerCase()}, bring the ${other}. no rush tho`
        : `I am pleased to inform you that the ${thing} will be available on ${day}. Please also bring the ${other}.`;
    return { text, meaning: null };
  });
}

test('two hands are told apart on texts that were not learned from', async () => {
  const { score, accuracy } = await learnStyle(texts(40, 'terse', 1), texts(60, 'formal', 2));
  assert.ok(accuracy !== null && accuracy > 0.95, String(accuracy));
  const mean = (samples: Sample[]): number => samples.reduce((sum, sample) => sum + score(sample), 0) / samples.length;
  assert.ok(mean(texts(20, 'terse', 3)) > 0.8);
  assert.ok(mean(texts(20, 'formal', 4)) < 0.2);
});

test('one hand cannot be told from itself', async () => {
  const { accuracy } = await learnStyle(texts(60, 'terse', 5), texts(60, 'terse', 6));
  assert.ok(accuracy !== null && accuracy > 0.25 && accuracy < 0.75, String(accuracy));
});

test('meaning alone can tell, and too few texts are not judged', async () => {
  const meant = (sign: number): Sample[] =>
    Array.from({ length: 12 }, () => ({ text: 'the same', meaning: Float32Array.of(sign, 0) }));
  const { score, accuracy } = await learnStyle(meant(1), meant(-1));
  assert.equal(accuracy, 1);
  assert.ok(score({ text: 'the same', meaning: Float32Array.of(1, 0) }) > 0.9);
  assert.equal((await learnStyle(texts(5, 'terse', 1), texts(30, 'formal', 2))).accuracy, null);
});
