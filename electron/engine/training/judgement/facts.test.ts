import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heldFacts } from './facts.ts';

test('names, numbers and days of the request are looked for, but not the reader', () => {
  const asked = {
    request: 'Tell Bo that Ines Vale comes on Friday at 10:30 and needs three chairs.',
    ...{ language: 'en', reader: 'Bo' },
  };
  assert.equal(heldFacts(asked, 'Ines Vale comes on friday, at 10:30. Have you 3 chairs?'), 1);
  // Of Ines, Vale, Friday, 10:30 and three, two are there; 13 is not 3.
  assert.equal(heldFacts(asked, 'Ines comes on Fridays and needs 13 chairs, Bo.'), 2 / 5);
});

test('a request without facts says nothing', () => {
  assert.equal(heldFacts({ request: 'Say no, and thank her', language: 'en', reader: null }, 'anything'), null);
});
