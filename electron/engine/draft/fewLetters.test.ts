import assert from 'node:assert/strict';
import { test } from 'node:test';
import { habitsOfFew, habitsToTitled } from './fewLetters.ts';
import { habitsOf } from './habits.ts';
import type { Letter } from './letter.ts';

const letter = (greeting: string | null, signOff: string | null): Letter => ({
  ...{ greeting, greetingBreaks: 2, body: 'The kiln is ready.', signOff },
});
const friendly = letter('Bo,', '\n\nI.');
const formal = letter('Dear Ms. Vale:', '\n\nSincerely,\nInes Hale');
const usual = habitsOf([friendly, friendly, friendly, formal]);

test('whoever was written to once or twice is greeted and taken leave of in the same way', () => {
  const habits = habitsOfFew(usual, [formal]);
  assert.equal(habits?.greeting?.form, 'Dear Ms. Vale:');
  assert.equal(habits.signOff, '\n\nSincerely,\nInes Hale');
  assert.deepEqual(habits.style, usual.style);
  assert.equal(habitsOfFew(usual, []), null);
  assert.equal(habitsOfFew(usual, [formal, friendly]), null);
  assert.equal(habitsOfFew(usual, [letter(null, null)]), null);
  assert.equal(habitsOfFew(usual, [letter('Good morning Bo,', null)]), null);
});

test('whoever has a title is written to as others with a title are', () => {
  const habits = habitsToTitled([friendly, formal, friendly, formal, letter('Dear Mr. Bell:', formal.signOff)]);
  assert.equal(habits?.greeting?.form, 'Dear {name}:');
  assert.equal(habits.signOff, '\n\nSincerely,\nInes Hale');
  assert.equal(habitsToTitled([friendly, friendly, friendly, formal]), null);
});
