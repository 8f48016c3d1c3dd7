import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spelledOut } from './shortForms.ts';

test('short forms of notes are spelled out, and words that only look like them stay', () => {
  const cases: [string, string][] = [
    ['fri 3pm room 12, bring charger', 'Friday 3pm room 12, bring charger'],
    ['mtg moved to thurs, pls tell Ben', 'meeting moved to Thursday, please tell Ben'],
    ['sat 10 or sun afternoon w/ Anna', 'Saturday 10 or Sunday afternoon with Anna'],
    ['she sat in the sun', 'she sat in the sun'],
    ['can do Mon. but not Tue', 'can do Monday. but not Tuesday'],
    ['the money is monthly', 'the money is monthly'],
  ];
  for (const [request, expected] of cases) {
    assert.equal(spelledOut(request), expected);
  }
});
