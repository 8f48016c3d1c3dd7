import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Guess } from './guess.ts';
import { leastConfidence, playBack } from './sureness.ts';

/** Words guessed once, as sure as 0.02 to 0.98, and right as often as `rightness` says of each confidence. */
function guesses(rightness: (confidence: number) => number, count = 50): Guess[] {
  return Array.from({ length: 49 }, (_, step) => (step + 1) / 50).flatMap((confidence) =>
    Array.from({ length: count }, (_, at) => ({
      ...{ length: 6, typed: 0, confidence },
      letters: (at + 0.5) / count < rightness(confidence) ? 4 : 0,
    })),
  );
}

test('as many of the words that are shown are right as was wanted, whatever a model thinks of itself', () => {
  const honest = guesses((confidence) => confidence);
  const vain = guesses((confidence) => confidence ** 3);
  for (const known of [honest, vain]) {
    for (const precision of [0.7, 0.8]) {
      const { words, right } = playBack(known, leastConfidence(known, precision));
      assert.ok(right / words >= precision && right / words < precision + 0.06, `${right} of ${words}`);
    }
  }
  assert.ok(leastConfidence(vain, 0.7) > leastConfidence(honest, 0.7) + 0.1);
});

test('nothing is shown of a model that is hardly ever right, and nothing that it doubts itself', () => {
  const never = guesses(() => 0.1);
  assert.equal(leastConfidence(never, 0.6), 1);
  assert.equal(
    leastConfidence(
      guesses(() => 1),
      0.6,
    ),
    0.25,
  );
});

test('a model of which little is known is taken at its word', () => {
  assert.equal(leastConfidence(guesses(() => 0.1).slice(0, 400), 0.6), 0.6);
});

test('what is taken is not shown again, what is wrong is shown anew behind the next letters', () => {
  const word = (...each: [number, number, number][]): Guess[] =>
    each.map(([typed, confidence, letters]) => ({ length: 9, typed, confidence, letters }));
  const first = word([0, 0.5, 8], [2, 0.9, 6], [4, 0.99, 4]);
  const second = word([0, 0.7, 0], [2, 0.8, 0], [4, 0.9, 4]);
  assert.deepEqual(playBack([...first, ...second], 0.4), { words: 4, right: 2, saved: 10 });
  assert.deepEqual(playBack([...first, ...second], 0.85), { words: 2, right: 2, saved: 8 });
});
