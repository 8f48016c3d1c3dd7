import assert from 'node:assert/strict';
import { test } from 'node:test';
import { habitWords, languageWords } from '../screens/people/recordWords.ts';

test('languages are said by how much of them there is; a stray guess is left out', () => {
  assert.equal(languageWords([{ language: 'en', mails: 9 }]), 'English');
  assert.equal(
    languageWords([
      { language: 'en', mails: 60 },
      { language: 'de', mails: 35 },
      { language: 'fr', mails: 6 },
      { language: 'pl', mails: 1 },
    ]),
    'English, German, some French',
  );
});

test('how somebody is written to is said fact by fact, also where nothing stands', () => {
  assert.deepEqual(habitWords(null), []);
  assert.deepEqual(habitWords({ greeting: null, signOff: 'Yours\nA.', words: 1, mails: 4 }), [
    ['You begin', 'without a greeting'],
    ['You end', 'Yours\nA.'],
    ['Usually', '1 word, of 4 mails to them alone'],
  ]);
});
