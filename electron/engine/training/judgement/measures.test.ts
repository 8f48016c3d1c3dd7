import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bleu } from './bleu.ts';
import { difference, interval } from './bootstrap.ts';
import { runsOf } from './copies.ts';
import { rougeL } from './rougeL.ts';

function near(actual: number | undefined, expected: number, message?: string): void {
  assert.ok(
    actual !== undefined && Math.abs(actual - expected) < 1e-9,
    `${message ?? ''} ${actual} is not ${expected}`,
  );
}

test('BLEU agrees with what was worked out by hand', () => {
  // 6 words against 6, 5 of them there; pairs 3 of 5, threes 1 of 4, fours 0 of 3, each from pairs on with one more.
  const [one, two, three, four] = [5 / 6, 4 / 6, 2 / 5, 1 / 4] as const;
  const expected =
    (one + (one * two) ** (1 / 2) + (one * two * three) ** (1 / 3) + (one * two * three * four) ** (1 / 4)) / 4;
  near(bleu('the cat sat on the mat', 'the cat is on the mat'), expected);
});

test('BLEU is 1 for the same text, 0 for no common word, and less for a shorter one', () => {
  near(bleu('Is the hall free on Sunday?', 'Is the hall free on Sunday?'), 1);
  assert.equal(bleu('Nobody came', 'the hall is free'), 0);
  assert.equal(bleu('', 'the hall is free'), 0);
  // 2 words of 4, all there, pair 1 of 1, threes and fours 0 of 0: each precision is 1, and brevity exp(1 - 4 / 2).
  near(bleu('the hall', 'the hall is free'), Math.exp(-1));
  // A word said three times counts as often as it was said in the other text.
  assert.ok(bleu('hall hall hall', 'the hall is') < bleu('the hall is', 'the hall is') / 2);
});

test('ROUGE-L finds the longest common order of words', () => {
  // police the gunman: 2 in order ("the gunman" or "police ... gunman"), of 4 and 4 words
  near(rougeL('police kill the gunman', 'police killed the gunman'), 3 / 4);
  near(rougeL('the gunman kill police', 'police killed the gunman'), 2 / 4);
  near(rougeL('Come, Bo!', 'come bo'), 1);
  near(rougeL('One two three.', 'one five'), (2 * 1) / 5);
  assert.equal(rougeL('', 'word'), 0);
});

const twenty = Array.from({ length: 24 }, (_, at) => `word${at}`);

test('what was copied is told from what was not', () => {
  const runs = runsOf([
    { id: 1, text: twenty.join(' ') },
    { id: 2, text: 'short' },
  ]);
  // 24 words have 5 runs of 20.
  near(runs.copied(twenty.join(', ').toUpperCase()), 1);
  // The first 21 words copied and 3 others: 2 runs of 5.
  near(runs.copied([...twenty.slice(0, 21), 'a', 'b', 'c'].join(' ')), 2 / 5);
  assert.equal(runs.copied(twenty.join(' '), [1]), 0, 'a mail is no copy of itself');
  assert.equal(runs.copied('short'), 0);
});

test('an interval holds the mean, is the same each time, and narrows with more values', () => {
  const few = interval([1, 2, 3, 4]);
  const many = interval(Array.from({ length: 400 }, (_, at) => 1 + (at % 4)));
  near(few?.mean, 2.5);
  assert.deepEqual(few, interval([1, 2, 3, 4]));
  // The mean of four values has a standard error of sqrt(1.25 / 4) = 0.56.
  assert.ok(few !== null && few.low >= 1.25 && few.low <= 1.75 && few.high >= 3.25 && few.high <= 3.75);
  assert.ok(many !== null && many.high - many.low < (few.high - few.low) / 5);
  assert.equal(interval([]), null);
});

test('differences are taken mail by mail', () => {
  const hard = [1, 5, 9, 13, 17, 21];
  const easier = hard.map((loss) => loss - 0.1);
  const paired = difference(easier, hard);
  assert.ok(paired !== null && paired.high < 0, 'a small gain on every mail is sure, however much mails differ');
  near(difference([1, null, 3], [0, 5, null])?.mean, 1);
});
