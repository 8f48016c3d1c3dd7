import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeSieve } from './invention.ts';

const examples = ['The lantern is mended. I am at the museum until four.', 'Otto has the blue ladder.'];
const usual = Array.from({ length: 20 }, (_, number) => `The clock number ${number} stands in the hall.`);

function sift(draft: string, asked: string, pieces = 3): string {
  const sieve = makeSieve({ asked, examples, usual, language: 'en' });
  const parts = draft.match(new RegExp(`[^]{1,${pieces}}`, 'g')) ?? [];
  return parts.map((piece) => sieve.push(piece)).join('') + sieve.finish();
}

test('a sentence that brings in a fact of an example is left out, wherever it stands', () => {
  const asked = 'ask whether the bell can be fetched on Friday';
  for (const pieces of [1, 3, 100]) {
    assert.equal(
      sift('Can the bell be fetched on Friday? I am at the museum.', asked, pieces),
      'Can the bell be fetched on Friday?',
    );
    assert.equal(
      sift('Can the bell be fetched?\n\nI am at the museum until four. It could be Friday.', asked, pieces),
      'Can the bell be fetched?\n\nIt could be Friday.',
    );
  }
});

test('what speaks of the request stays, and so do politeness, everyday words and words of its own', () => {
  const asked = 'tell Otto that the bell is late and the museum closed';
  for (const draft of [
    'The bell is late. Otto, the museum is closed.',
    'The bell is late. I am sorry! Please let me know.',
    'The bell is late. The clock stands in the hall.',
    'The bell is late. A wonderful evening to you both.',
    'I am at the museum. The bell is late.',
    'The bell is late, says Mr. Museum of the ladder.\n- one\n- two\n',
  ]) {
    assert.equal(sift(draft, asked).trimEnd(), draft.trimEnd());
  }
});

test('a sentence comes letter by letter once it speaks of what was asked', () => {
  const sieve = makeSieve({ asked: 'the bell', examples, usual, language: 'en' });
  assert.equal(sieve.push('It is late. '), 'It is late.');
  assert.equal(sieve.push('I think '), '');
  assert.equal(sieve.push('that the bell'), '');
  assert.equal(sieve.push(' wi'), ' I think that the bell wi');
  assert.equal(sieve.push('ll come'), 'll come');
});

test('in a language without a list of small words everything is shown', () => {
  const sieve = makeSieve({ asked: 'x', examples: ['Muuseum.'], usual: [], language: 'et' });
  assert.equal(sieve.push('Kell. Muuseum.'), 'Kell. Muuseum.');
});
