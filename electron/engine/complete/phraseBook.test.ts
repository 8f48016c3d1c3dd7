import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PhraseBook } from './phraseBook.ts';
import { joinWords, splitAtWord, wordsOf } from './words.ts';

const letters = [
  'Hi Finn,\nthe lamp oil is here. Come round whenever you like.\nMind the step. A.',
  'Hi Jo,\nthe boat is done. Come round whenever you like, we are in.\nMind the step. A.',
  'Hi Finn,\nI have two ropes left. Come round tomorrow.\nMind the step. A.',
  'Liebe Ida,\nder Kahn ist fertig. Komm vorbei, wann du magst.\nA.',
];

test('a text comes apart and together again', () => {
  for (const text of letters) {
    assert.equal(joinWords(wordsOf(text)), text);
  }
  assert.deepEqual(splitAtWord("it's rai"), { rest: "it's ", partial: 'rai' });
  assert.deepEqual(splitAtWord('Müh'), { rest: '', partial: 'Müh' });
  assert.deepEqual(splitAtWord('done. '), { rest: 'done. ', partial: '' });
});

test('goes on as the person did twice in the same words, up to the end of the sentence', () => {
  const book = new PhraseBook(letters);
  assert.equal(book.goOn('Hi Finn,\nthe soap is cut. Come round whenever ', '', 0.5).text, ' you like');
  assert.equal(book.goOn('See you.\nMind the ', '', 0.6).text, ' step. A.'.slice(0, 6));
});

test('stays silent where the person went on differently, or the words are new', () => {
  const book = new PhraseBook(letters);
  assert.equal(book.goOn('Dear all, the weather ', '', 0.5).text, '');
  assert.equal(book.goOn('', '', 0.9).text, '');
});

test('what is typed of the word decides', () => {
  const book = new PhraseBook(letters);
  assert.equal(book.goOn('Hi Ed,\nit is done. Come round ', 'whe', 0.6).text, ' whenever you like');
  assert.equal(book.goOn('Hi Ed,\nit is done. Come round ', 'x', 0.5).text, '');
});

test('an empty book says nothing', () => {
  assert.equal(new PhraseBook([]).goOn('Come round ', '', 0.1).text, '');
});

test('paragraphs of documents teach phrases, and nothing of how a mail begins', () => {
  const paragraph = 'Whoever comes, kindly mind the second gate. It sticks.';
  const book = new PhraseBook(letters, [paragraph, paragraph, paragraph]);
  assert.equal(book.goOn('If you come, kindly mind ', '', 0.5).text, ' the second gate.');
  assert.equal(new PhraseBook([], [paragraph, paragraph]).goOn('', '', 0.1).text, '');
});
