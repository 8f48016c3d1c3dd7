import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainBody } from './body.ts';
import { takeApart } from './clean.ts';
import { inWords, Recollection } from './recollection.ts';

const tobias = 'tobias@example.org';
const mara = 'mara@example.org';
const older =
  'The keeper says that the lamp must be cleaned twice every day and that nobody has done so since the spring.';

/** What of an answer is own, and what a repetition of the older mail. */
function kinds(answer: string, earlier = inWords(older)): string[] {
  return takeApart(plainBody(answer), { earlier }).flatMap(({ kind, text }) =>
    text.split('\n').flatMap((line) => (line === '' ? [] : [`${kind}: ${line}`])),
  );
}

test('what the older mail says is a quotation, without any mark and however it is broken', () => {
  assert.deepEqual(
    kinds(
      'You write:\n\n  the lamp must be cleaned twice every day\n  and that nobody has done so\n  since the spring.\n\nI do it.',
    ),
    [
      'own: You write:',
      'quote:   the lamp must be cleaned twice every day',
      'quote:   and that nobody has done so',
      'quote:   since the spring.',
      'own: I do it.',
    ],
  );
});

test('a word that was broken off a quoted line is known by the words before and behind it', () => {
  assert.deepEqual(kinds('> The keeper says that the lamp must be cleaned\ntwice\n> every day and\n\nTwice'), [
    'quote: > The keeper says that the lamp must be cleaned',
    'quote: twice',
    'quote: > every day and',
    'own: Twice',
  ]);
});

test('a few words in common are nobody’s', () => {
  assert.deepEqual(kinds('Yes, the lamp must be cleaned twice every week.'), [
    'own: Yes, the lamp must be cleaned twice every week.',
  ]);
});

test('the mails of others are recalled, and what they quoted is not', () => {
  const recollection = new Recollection();
  recollection.remember('1@example.org', tobias, [
    { kind: 'own', text: older },
    { kind: 'quote', text: '> What does the keeper say?' },
  ]);
  assert.equal(recollection.recall(['0@example.org', '1@example.org'], mara), inWords(older));
  assert.equal(recollection.recall(['1@example.org'], tobias), '');
  assert.equal(recollection.recall(['2@example.org'], mara), '');
});

test('old mails are forgotten before memory grows', () => {
  const recollection = new Recollection();
  for (let number = 0; number < 400; number += 1) {
    recollection.remember(`${number}@example.org`, tobias, [{ kind: 'own', text: `${number} lamps `.repeat(8_000) }]);
  }
  assert.equal(recollection.recall(['0@example.org'], mara), '');
  assert.notEqual(recollection.recall(['399@example.org'], mara), '');
});
