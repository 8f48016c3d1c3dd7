import assert from 'node:assert/strict';
import { test } from 'node:test';
import { movesDeeds } from './movedDeeds.ts';

const cases: readonly (readonly [mail: string, request: string, moved: boolean])[] = [
  [
    'I only added the second legend, and some of them are hard to read.',
    'Say they only added the second legend.',
    true,
  ],
  ['I only added the second legend.', 'Say I only added the second legend.', false],
  ['You have named the file already.', 'Say it has named the file.', true],
  ['You have named the file already.', 'Say he has named the file.', false],
  ['You called twice.', 'Tell her that I called twice.', true],
  ['I hope that you like it.', 'Say I hope she likes it.', false],
  ['I called twice, and you called once.', 'Tell her that I called twice and she called once.', false],
  ['Thank you very much. I am glad.', 'Thank her; say I am very glad.', false],
  ['We’ll come at nine.', 'Tell her we will come at nine.', false],
  ['It works now, I tried.', 'Say that it works and that I tried.', false],
];

for (const [mail, request, moved] of cases) {
  test(`${moved ? 'given to somebody else' : 'kept'}: ${request}`, () => {
    assert.equal(movesDeeds(mail, request), moved);
  });
}
