import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftPrompt, type DraftBrief } from './draft.ts';
import { noteForm } from './notes.ts';
import { styleCard } from './styleCard.ts';

const brief: DraftBrief = {
  manner: 'full',
  writer: 'Ines',
  language: 'English',
  styleCard: ['Ines writes short mails.'],
  standing: [
    {
      language: 'English',
      reader: 'Bo',
      request: 'kiln ready; fetch bowls Monday',
      text: 'Bo,\nthe kiln is ready. Fetch the bowls on Monday.\nI.',
    },
  ],
  fitting: [{ language: 'English', reader: null, request: 'no glaze left', text: 'No glaze left, sorry.\nI.' }],
  reader: 'Ana',
  request: 'the firing is put off to Thursday',
  points: ['bring gloves'],
  aim: [],
  answering: { from: 'Ana', text: 'When do we fire?' },
};

test('notes keep names, numbers, negations and questions, and lose the grammar', () => {
  assert.equal(
    noteForm('I am not able to come on the 14th. Could you ask Okafor for the key?', 'en'),
    'not able come 14th; ask: Could ask Okafor key?',
  );
  assert.equal(
    noteForm('Ich kann am Freitag nicht. Hast du den Schlüssel?', 'de'),
    'kann Freitag nicht; fragen: Schlüssel?',
  );
});

test('in a language without a list every word is kept', () => {
  assert.equal(noteForm('Nie mogę przyjść w piątek.', 'pl'), 'Nie mogę przyjść w piątek');
});

test('what never changes stands first, and another request leaves it alone', () => {
  const first = draftPrompt(brief);
  const second = draftPrompt({ ...brief, fitting: [], request: 'come on Friday', reader: null, answering: null });
  assert.deepEqual(first.standing, second.standing);
  assert.deepEqual(first.turns.slice(0, first.standing.length), first.standing);
});

test('a plain prompt says nothing of the person, a short one little', () => {
  const systemIn = (manner: DraftBrief['manner']): string => draftPrompt({ ...brief, manner }).turns[0]?.text ?? '';
  assert.doesNotMatch(systemIn('plain'), /Ines/);
  assert.match(systemIn('short'), /You are Ines.*Ines writes short mails/);
  assert.ok(systemIn('short').length < systemIn('full').length);
});

test('the last turn holds the mail being answered, the request and the points', () => {
  const last = draftPrompt(brief).turns.at(-1);
  assert.equal(last?.role, 'user');
  for (const words of ['When do we fire?', 'put off to Thursday', '- bring gloves', 'to Ana', 'in English']) {
    assert.ok(last.text.includes(words), words);
  }
});

test('an example of an answer shows the mail that it answers, as the last turn does', () => {
  const example = {
    ...{ language: 'English', reader: 'Bo', request: 'yes', text: 'Yes.\nI.' },
    answered: 'Is it ready?',
  };
  const turns = draftPrompt({ ...brief, fitting: [example] }).turns;
  assert.match(turns.at(-3)?.text ?? '', /^Bo wrote to you:\n"""\nIs it ready\?\n"""\n\nWrite a mail to Bo/);
  assert.match(turns.at(-1)?.text ?? '', /^Ana wrote to you:\n"""\nWhen do we fire\?/);
});

test('the card says only what sets a limit', () => {
  const card = styleCard('Ines', {
    words: [12, 41, 118],
    wordsPerSentence: 9.4,
    exclaims: 0.5,
    greets: 0.9,
    signs: 0.05,
  });
  assert.deepEqual(card, [
    "Ines's mails have at most 120 words, in sentences of about 9 words, and fewer where there is less to say.",
    'Ines ends without a sign-off.',
  ]);
});
