import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foreignSentences, leaveOut } from './foreign.ts';

const museum = 'I am at the museum.';

test('what one example alone says, and nobody asked for, is foreign', () => {
  const shown = [
    `The bell is cast. ${museum} Let me know how it goes.\n\nWith good wishes,\nAda`,
    'Come on Monday. Yes, sure.',
  ];
  const all = [...shown, 'The rope is new. Let me know how it goes.'];
  const found = foreignSentences(shown, all, 'tell Toby to come on Monday', 'en');
  assert.deepEqual(found, ['The bell is cast.', museum]);
});

/** The draft as it is shown when it comes in pieces of `size` letters. */
function shown(text: string, size: number): string {
  const sieve = leaveOut([museum, 'The bell is cast.']);
  let all = '';
  for (let at = 0; at < text.length; at += size) {
    all += sieve.push(text.slice(at, at + size));
  }
  return all + sieve.rest();
}

const cases: [string, string][] = [
  [`Come on Monday.\n\n${museum}`, 'Come on Monday.'],
  [`Come on Monday. ${museum} Bring the rope.`, 'Come on Monday. Bring the rope.'],
  [`Come on Monday.\n\n${museum}\n\nBring the rope.\nAda`, 'Come on Monday.\n\nBring the rope.\nAda'],
  [`Come on Monday. ${museum} The bell is cast.`, 'Come on Monday.'],
  [`Come on Monday. I am at the museum until six.`, 'Come on Monday. I am at the museum until six.'],
  [`Come on Monday. I am`, 'Come on Monday. I am'],
  [museum, museum],
  ['Two  spaces. Three.\n\n\n  - Four', 'Two  spaces. Three.\n\n\n  - Four'],
];

for (const [text, expected] of cases) {
  test(`${JSON.stringify(text)} is shown as ${JSON.stringify(expected)}`, () => {
    for (const size of [1, 3, 8, 1_000]) {
      assert.equal(shown(text, size), expected);
    }
  });
}

test('text is not held back longer than needed', () => {
  const sieve = leaveOut([museum]);
  assert.equal(sieve.push('Come. I am'), 'Come.');
  assert.equal(sieve.push(' here'), ' I am here');
});
