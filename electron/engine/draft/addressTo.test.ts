import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressTo } from './addressTo.ts';
import type { Letter } from './letter.ts';

const letter = (body: string): Letter => ({ greeting: null, greetingBreaks: 1, body, signOff: null });
const familiar = letter('Kommst du am Freitag? Ich hole dich ab und bringe dir das Buch.');
const formal = letter('Kommen Sie am Freitag? Ich hole Sie ab und bringe Ihnen das Buch.');

test('somebody is addressed as they were in letters, else by their name, else as most are', () => {
  assert.equal(addressTo('Jutta', [formal], [familiar]), 'Sie');
  assert.equal(addressTo('Frau Kern', [familiar], [formal]), 'du');
  assert.equal(addressTo('Frau Kern', [], [familiar]), 'Sie');
  assert.equal(addressTo('Jutta', [], [formal]), 'du');
  assert.equal(addressTo('Jutta Kern', [], [familiar, familiar, formal]), 'du');
  assert.equal(addressTo('', [], []), 'Sie');
});
