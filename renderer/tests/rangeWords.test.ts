import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calledName, lengthEnd, lengthPlace, toneEnd, tonePlace, whyShorter } from '../screens/write/rangeWords.ts';

const note = { mailId: 1, reader: 'Toby Lazenby', subject: 'oil', date: null, words: 12 };
const letter = { mailId: 2, reader: 'Mrs Fairclough', subject: 'The blue dial', date: null, words: 140 };
const toMany = { mailId: 3, reader: null, subject: '', date: null, words: 1 };

test('the ends of length are mails of one’s own', () => {
  assert.equal(lengthEnd(note, 'short'), 'as short as your note to Toby, 12 words');
  assert.equal(lengthEnd(letter, 'long'), 'as long as your mail to Mrs Fairclough, 140 words');
  assert.equal(lengthEnd(toMany, 'short'), 'as short as “No subject”, 1 word');
});

test('the ends of tone are whom one writes to, or a mail', () => {
  assert.equal(toneEnd(note), 'as you write to Toby');
  assert.equal(toneEnd({ ...toMany, subject: 'Ringing' }), 'as in “Ringing”');
});

test('a place between the ends says what it stands for', () => {
  const words = [12, 20, 28, 36, 44, 52, 60, 80, 100, 120, 140];
  const length = { reader: null, words, short: note, long: letter };
  assert.equal(lengthPlace(length, 0), 'about 12 words');
  assert.equal(lengthPlace(length, 0.05), 'about 16 words');
  assert.equal(lengthPlace(length, 1), 'about 140 words');
  const tone = {
    readers: ['Toby', ...Array.from({ length: 9 }, () => null), 'Mrs Fairclough'],
    familiar: note,
    formal: letter,
  };
  assert.equal(tonePlace(tone, 0), 'as to Toby');
  assert.equal(tonePlace(tone, 0.5), 'in between');
  assert.equal(tonePlace(tone, 1), 'as to Mrs Fairclough');
});

test('a title stays with the name', () => {
  assert.equal(calledName('Dr Wendell Pruitt'), 'Dr Wendell Pruitt');
  assert.equal(calledName('Ottoline Brack'), 'Ottoline');
});

test('a draft that falls short of what was wanted says why, and what helps', () => {
  const lengths = { words: [10, 100] };
  assert.match(whyShorter(lengths, 1, 'Toby –\n\nThe oil has come.') ?? '', /^It has 5 words: .*Key points/);
  assert.equal(whyShorter(lengths, 0, 'Toby –\n\nThe oil has come, bring the can.'), null);
  assert.equal(whyShorter(lengths, null, 'Toby –'), null, 'where nothing was wanted');
});
