import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainBody } from './body.ts';
import { takeApart } from './clean.ts';
import { inWords } from './recollection.ts';

const older = [
  'Dear Mara,',
  'Who looks after the lamp on Sundays? I asked at the harbour, and nobody there could tell me.',
  'The charts are at https://harbour.example.org/charts/2015 and somebody should read them before the storm comes.',
  'Shall we say seven?',
  'Tobias',
];
const head =
  '-----Original Message-----\nFrom: Tobias Renn <tobias@example.org>\nSent: Tuesday, March 3, 2015 7:26 PM\nTo: Mara Linden\nSubject: The lamp';

/** The author's lines in an answer in which the older mail stands unmarked. */
function ownLines(below: readonly string[], earlier = inWords(older.join('\n'))): string[] {
  const text = `See below.\n\n${head}\n\n${below.join('\n\n')}`;
  return takeApart(plainBody(text), { earlier, isReply: true }).flatMap(({ kind, text: part }) =>
    kind === 'own' ? part.split('\n').filter((line) => line !== '') : [],
  );
}

const [greeting = '', sundays = '', charts = '', seven = '', name = ''] = older;

test('answers between the lines of an older mail that carries no marks are the author’s', () => {
  const answered = [greeting, sundays, 'I do. Since May.', charts, seven, 'Eight, please.', name];
  assert.deepEqual(ownLines(answered), ['See below.', 'I do. Since May.', 'Eight, please.']);
});

test('they are not told apart where the older mail is not known', () => {
  assert.deepEqual(ownLines([greeting, sundays, 'I do. Since May.', charts, name], ''), ['See below.']);
  assert.deepEqual(ownLines([greeting, sundays, 'I do.', charts, name], inWords('Something else altogether.')), [
    'See below.',
  ]);
});

test('a link that a program put in place of another, and what is older still, is nobody’s answer', () => {
  const safe = charts.replace('https://harbour', 'https://safe.example.net/?url=harbour');
  const nested = [head.replace('Tobias Renn', 'Ludwig Holm'), 'The lamp is out, he says.', seven];
  assert.deepEqual(ownLines([greeting, sundays, safe, seven, name, ...nested]), ['See below.']);
});

/** The author's lines in an answer with `above` on top and the older mail, with answers behind initials, unmarked below. */
function ownBehindInitials(above: string): string[] {
  const below = `1. The roof. We spend 4,000.\n[ML] Not before we have a second offer.\n2. The chairs stay.`;
  const parts = takeApart(plainBody(`${above}\n\n${head}\n\n${below}`), { name: 'Mara Linden', isReply: true });
  return parts.flatMap(({ kind, text }) => (kind === 'own' ? text.split('\n').filter((line) => line !== '') : []));
}

test('answers behind the author’s initials are theirs where they say that there are such', () => {
  const announced = 'Agreed, but see [ML] in the text.';
  assert.deepEqual(ownBehindInitials(announced), [announced, '[ML] Not before we have a second offer.']);
  assert.deepEqual(ownBehindInitials('Agreed on all points.'), ['Agreed on all points.']);
});
