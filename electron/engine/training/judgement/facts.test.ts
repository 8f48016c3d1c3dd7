import assert from 'node:assert/strict';
import { test } from 'node:test';
import { factsOf, heldFacts } from './facts.ts';

test('facts are numbers, days and names, but not the reader or a word that opens a sentence', () => {
  assert.deepEqual(factsOf('Tell Bo that Ines Vale comes on friday at 10:30. Ask for 3 chairs; I have none.', 'Bo'), [
    'ines',
    'vale',
    'friday',
    '10:30',
    '3',
  ]);
  assert.deepEqual(factsOf('say no, no time', null), []);
  assert.deepEqual(factsOf('Absagen: Treffen am dienstag mit Otto', null), ['dienstag', 'otto']);
});

test('a draft holds a fact whatever its ending, but a number only whole', () => {
  const facts = ['otto', '12', 'monday'];
  assert.equal(heldFacts(facts, 'Otto’s 12 bowls can be fetched on Mondays.'), 1);
  assert.equal(heldFacts(facts, 'The 120 bowls are ready, Otto.'), 1 / 3);
  assert.equal(heldFacts([], 'anything'), null);
});
