import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Letter } from './letter.ts';
import { dressed, ownForms } from './ownForms.ts';

function letters(count: number, greeting: string | null, signOff: string | null): Letter[] {
  return Array.from({ length: count }, (_, at) => ({
    ...{ greeting, greetingBreaks: 2, signOff },
    body: `Number ${at} was fired and glazed.`,
  }));
}

const all = [...letters(8, 'Dear Finn,', '\n\nYours\nAda'), ...letters(2, 'Hi Bo,', '\nA.'), ...letters(1, null, null)];

test('forms used to a reader count, each in its own words', () => {
  const forms = ownForms(letters(4, 'Bobo!', null), all, 'Bo');
  assert.deepEqual(forms, { greetings: ['Bobo!'], signOffs: [null] });
  assert.deepEqual(dressed('Bobo!\n\nThe kiln is on.', forms, 'Ada'), {
    ...{ greeting: true, signOff: true, body: 'The kiln is on.' },
  });
  const formal = dressed('Dear Bo,\n\nThe kiln is on.\n\nBest regards,\nAda', forms, 'Ada');
  assert.deepEqual(formal, { greeting: false, signOff: false, body: 'The kiln is on.' });
});

test('to somebody unknown the usual forms count, with their name', () => {
  const forms = ownForms([], all, 'Ines');
  assert.deepEqual(forms.greetings, ['Dear Ines,', 'Hi Ines,']);
  assert.ok(dressed('Hi Ines,\nall is well.\n A.', forms, 'Ada').greeting);
  const draft = dressed('Dear Ines,\n\nall is well.\n\nYours\nAda', forms, 'Ada');
  assert.deepEqual(draft, { greeting: true, signOff: true, body: 'all is well.' });
  assert.deepEqual(dressed('Dear Finn,\n\nall is well.', forms, 'Ada').greeting, false);
});

test('what is rare is not their own, and none at all may be', () => {
  const forms = ownForms([], [...all, ...letters(3, null, null)], 'Ines');
  assert.ok(forms.greetings.includes(null) && forms.signOffs.includes(null));
  assert.ok(dressed('All is well.', forms, 'Ada').greeting);
  assert.ok(!dressed('Hello Ines,\n\nall is well.', forms, 'Ada').greeting);
});
