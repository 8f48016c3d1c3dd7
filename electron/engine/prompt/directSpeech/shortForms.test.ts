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
    ['shes ill, ill bring the key, dont wait', "she's ill, I'll bring the key, don't wait"],
    ['its allowed, theyd like its lid back', "it's allowed, they'd like its lid back"],
    ['ask wether im late and id like tea', "ask whether I'm late and I'd like tea"],
    ['starts Nov 3, not 12 Sept.; ask Jan by 4th dec', 'starts November 3, not 12 September; ask Jan by 4th December'],
  ];
  for (const [request, expected] of cases) {
    assert.equal(spelledOut(request), expected);
  }
});
