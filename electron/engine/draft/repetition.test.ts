import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Letter } from './letter.ts';
import { learnForms } from './repetition.ts';

function letter(body: string, signOff: string | null = null): Letter {
  return { greeting: null, greetingBreaks: 1, body, signOff };
}

test('openings and closings that come again and again are greeting and sign-off', () => {
  const letters = ['Kiln on.', 'Kiln off.', 'No clay.'].map((text) =>
    letter(`bobo,\n\n${text}\n\nyours from the wheel,`, '\nI.'),
  );
  assert.deepEqual(learnForms(letters)[0], {
    greeting: 'bobo,',
    greetingBreaks: 2,
    body: 'Kiln on.',
    signOff: '\n\nyours from the wheel,\nI.',
  });
});

test('lines that come once or twice, and mails of one line, stay as they are', () => {
  const letters = [letter('Noted.'), letter('Noted.'), letter('Noted.'), letter('Yes.\n\nOn Monday.')];
  assert.deepEqual(learnForms(letters), letters);
});

test('a postscript stands below the sign-off', () => {
  const letters = ['Kiln on.', 'Kiln off.', 'No clay.'].map((text, at) =>
    letter(`${text}\n\nEver,\nI.\n\nP.S. ${at} plates`),
  );
  const { body, signOff } = learnForms(letters)[0] ?? letter('');
  assert.deepEqual({ body, signOff }, { body: 'Kiln on.\n\nP.S. 0 plates', signOff: '\n\nEver,\nI.' });
});
