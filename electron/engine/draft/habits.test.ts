import assert from 'node:assert/strict';
import { test } from 'node:test';
import { habitsOf } from './habits.ts';
import { letterOf } from './letter.ts';

const toBo = letterOf([
  { kind: 'greeting', text: 'Hi Bo,' },
  { kind: 'own', text: 'the kiln is ready. Come on Monday.\n' },
  { kind: 'sign-off', text: 'Ines\n' },
  { kind: 'signature', text: '-- \nInes Vale, potter' },
]);
const inline = letterOf([
  { kind: 'attribution', text: 'On Monday Bo wrote:' },
  { kind: 'quote', text: '> When?' },
  { kind: 'own', text: 'At nine.\n' },
  { kind: 'quote', text: '> And the glaze?' },
  { kind: 'own', text: 'None left!' },
]);

test('a letter is taken apart with its blank lines', () => {
  assert.deepEqual(toBo, {
    greeting: 'Hi Bo,',
    greetingBreaks: 1,
    body: 'the kiln is ready. Come on Monday.',
    signOff: '\n\nInes',
  });
  assert.deepEqual(inline, { greeting: null, greetingBreaks: 1, body: 'At nine.\n\nNone left!', signOff: null });
});

test('habits are what most letters do', () => {
  const habits = habitsOf([toBo, toBo, inline]);
  assert.equal(habits.greeting?.form, 'Hi {name},');
  assert.equal(habits.greetingBreaks, 1);
  assert.equal(habits.signOff, '\n\nInes');
  assert.deepEqual(habits.style.words, [4, 7, 7]);
  assert.equal(habits.style.exclaims, 1 / 3);
});

test('where most letters have no sign-off, none is usual', () => {
  assert.equal(habitsOf([inline, inline, toBo]).signOff, null);
});
