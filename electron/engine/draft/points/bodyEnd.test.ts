import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyEnd } from './bodyEnd.ts';

const cases: [string, string, (string | null)[], string][] = [
  ['a usual sign-off', 'Hi Nell,\n\nThe kettle is mended.\n\nBest wishes,\nMara', [], 'The kettle is mended.'],
  [
    'one of their own',
    'Toby –\n\nThe oil is here.\n\nMind your fingers.\nM.',
    ['Mind your fingers.\nM.'],
    'The oil is here.',
  ],
  ['a name alone', 'The oil is here.\nIt is dear.\n\nMara', [], 'It is dear.'],
  ['none', 'The oil is here.\n\nIt is dear.', ['Mind your fingers.\nM.', null], 'It is dear.'],
  ['blank lines behind it', 'The oil is here.\n\nLG, Mara\n\n\n', ['LG, Mara'], 'The oil is here.'],
];

for (const [name, text, signOffs, last] of cases) {
  test(`the body ends before the sign-off: ${name}`, () => {
    assert.ok(text.slice(0, bodyEnd(text, signOffs, 'Mara')).endsWith(last));
  });
}

test('an empty mail ends where it begins', () => {
  assert.equal(bodyEnd('', [], 'Mara'), 0);
});
