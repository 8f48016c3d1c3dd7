import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandStarts, tellingTokens } from './command.ts';

test('a draft does not begin with the command that asked for it', () => {
  const asked = commandStarts('Ask Karl whether the hall is free');
  assert.deepEqual(asked.slice(0, 4), ['ask', ' ask', 'Ask', ' Ask']);
  assert.deepEqual(commandStarts('Confirm the delivery on Friday'), ['confirm', ' confirm', 'Confirm', ' Confirm']);
  assert.deepEqual(commandStarts('please decline'), ['decline', ' decline', 'Decline', ' Decline']);
  assert.deepEqual(commandStarts('Frag Karl, ob der Saal frei ist'), [
    ...['frag', ' frag', 'Frag', ' Frag'],
    ...['frage', ' frage', 'Frage', ' Frage'],
  ]);
});

test('nor does it tell that it has done so, unless that is what it is to tell', () => {
  assert.ok(commandStarts('Ask Karl whether the hall is free').includes('I asked'));
  assert.ok(commandStarts('Tell Karl that the hall is free').includes(' I told'));
  assert.ok(!commandStarts('Tell Karl that I told him so').includes('I told'));
});

test('what a mail may well begin with stays allowed', () => {
  assert.deepEqual(commandStarts('Thank Karl for the hall'), []);
  assert.deepEqual(commandStarts('the hall is free'), []);
  assert.deepEqual(commandStarts('Tellers are late'), []);
});

test('a word that bends is told by its beginnings', () => {
  const tokens: Record<string, number[]> = {
    ' frage': [1],
    ' fra': [2],
    ' frag': [3, 4],
    Apologise: [5, 6, 7],
    ' f': [8],
    rage: [9],
  };
  const tokensOf = (text: string): number[] => tokens[text] ?? [0, 0];
  assert.deepEqual(tellingTokens(' frage', tokensOf), [[1], [2], [1], [8, 9]]);
  assert.deepEqual(tellingTokens('Apologise', tokensOf), [[5, 6, 7]]);
});
