import assert from 'node:assert/strict';
import { test } from 'node:test';
import { factsIn } from './draft/points/facts.ts';
import { numeral } from './draft/points/numerals.ts';
import { lexicon } from './lexicon.ts';
import { directSpeech } from './prompt/directSpeech/directSpeech.ts';

/** Words that every object answers to. */
const inherited = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__'];

test('a table answers to its own words alone', () => {
  const table = lexicon({ one: 1 });
  assert.equal(table['one'], 1);
  assert.deepEqual(
    inherited.map((word) => table[word]),
    inherited.map(() => undefined),
  );
});

for (const word of inherited) {
  test(`"${word}" in a text is a word`, () => {
    assert.equal(numeral(word, 'en'), null);
    assert.equal(numeral(word, 'de'), null);
    assert.deepEqual(
      factsIn(`the ${word} of it`, 'en').filter(({ keys }) => keys.some((key) => key.startsWith('#'))),
      [],
    );
    for (const [language, request] of [
      ['en', `tell her she ${word} ${word} her ${word}`],
      ['de', `sag Anna, dass sie ${word} ${word}`],
      ['fr', `dis à Anna qu’elle ${word} son ${word}`],
      ['es', `dile a Ana que ${word} su ${word}`],
    ] as const) {
      assert.doesNotMatch(directSpeech(request, { language, reader: 'Anna', closeness: null }), /native code|\[object/);
    }
  });
}
