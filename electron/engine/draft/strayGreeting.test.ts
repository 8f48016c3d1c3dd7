import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutStrayGreeting } from './strayGreeting.ts';

const cases: [text: string, expected: string][] = [
  ['Maris,\nI have rejected it.', 'I have rejected it.'],
  ['Maris,\n\nI have rejected it.\n\nBen,\nno.', 'I have rejected it.\n\nBen,\nno.'],
  ['Mr. Ben Holm,\n\nNo.', 'No.'],
  ['Ada,\nthe lamp is lit.', 'Ada,\nthe lamp is lit.'],
  ['No, the lamp is out.\nCome.', 'No, the lamp is out.\nCome.'],
  ['No.', 'No.'],
  ['Thanks,\nI got it.', 'Thanks,\nI got it.'],
  ['Hi,\n\nno.', 'Hi,\n\nno.'],
  ['Hi All,\n\nno.', 'Hi All,\n\nno.'],
  ['The committee,\nno.', 'no.'],
  ['Maris,\n', ''],
  ['', ''],
];

for (const [text, expected] of cases) {
  test(`${JSON.stringify(text)} is shown as ${JSON.stringify(expected)}`, () => {
    for (const size of [1, 4, 1_000]) {
      const sieve = withoutStrayGreeting('tell Ada that the lamp is lit');
      let shown = '';
      for (let at = 0; at < text.length; at += size) {
        shown += sieve.push(text.slice(at, at + size));
      }
      assert.equal(shown + sieve.rest(), expected);
    }
  });
}
