import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namedIn, readerOf } from './reader.ts';
import { reword } from './reword.ts';
import { codeShare, sentencesOf } from './sentences.ts';
import { copiedRun, wordsOf } from './words.ts';

test('a link, an address and a number with its signs are one word each', () => {
  assert.deepEqual(wordsOf('See https://example.org/a?b=1, ask ana.b@example.org at 10:30 (don’t wait).'), [
    'see',
    'https://example.org/a?b=1',
    'ask',
    'ana.b@example.org',
    'at',
    '10:30',
    "don't",
    'wait',
  ]);
});

test('six words in a row are a copy, five are not, whatever signs stand between', () => {
  const mail = wordsOf('I will be in the old hall, near the river.');
  assert.equal(copiedRun(wordsOf('say I will be in the big hall'), mail), -1);
  assert.equal(copiedRun(wordsOf('say I will be, in THE old tower'), mail), 1);
});

test('sentences: abbreviations do not end one, list items stand alone, code is left out', () => {
  assert.deepEqual(sentencesOf('Dr. Hale comes at 9 a.m. on Monday. Is that fine?\nIt is urgent!'), [
    'Dr. Hale comes at 9 a.m. on Monday.',
    'Is that fine?',
    'It is urgent!',
  ]);
  assert.deepEqual(sentencesOf('Please bring:\n- the rope\n- two lamps'), ['Please bring:', 'the rope', 'two lamps']);
  assert.deepEqual(sentencesOf('Try this:\n\nx<-rev(y)\nplot(x)\n\nIt works here.'), ['Try this:', 'It works here.']);
  assert.ok(codeShare('Try this:\n\nx<-rev(y)\nplot(x)') > 0.5);
  assert.equal(codeShare('We meet at ten (as always), see you there.'), 0);
});

const greetings: readonly (readonly [string, string | null])[] = [
  ['Dear Prof. Aman,', 'Prof. Aman'],
  ['Hi Kevin,', 'Kevin'],
  ['Hi again', null],
  ['Toby –', 'Toby'],
  ['Dear Linda and Laurence,', 'Linda and Laurence'],
  ['Good evening, Patrick,', 'Patrick'],
  ['Guten Tag Frau Dr. Wiebrock,', 'Frau Dr. Wiebrock'],
  ['Hello,', null],
  ['Liebes Tantchen,', 'Tantchen'],
  ['Thanks Archie', 'Archie'],
];
test('the greeting tells who reads', () => {
  for (const [greeting, name] of greetings) {
    assert.equal(namedIn(greeting), name, greeting);
  }
  assert.deepEqual(readerOf('Hi all,', 'Ann', 1), { name: null, gender: 'they', several: true });
  assert.deepEqual(readerOf(null, 'Maria', 1), { name: 'Maria', gender: 'she', several: false });
  assert.deepEqual(readerOf('Ahoy Ansel,', 'Ansel', 1).name, 'Ansel', 'a greeting of the person’s own');
  assert.equal(readerOf('Dear Mr Iqbal,', null, 1).gender, 'he');
  assert.equal(readerOf('Dear Prof. Maria,', null, 1).gender, 'they', 'after a title comes a family name');
  assert.equal(readerOf('Hi Kerry and Tom,', null, 2).several, true);
});

test('rewording leaves no copied run, and every name, number and negation', () => {
  const mail = 'I am afraid that I cannot come to the meeting on Monday because I have to be in Leeds at 9.';
  const reworded = reword(`Tell Ann that ${mail}`, mail, 'en') ?? '';
  assert.equal(copiedRun(wordsOf(reworded), wordsOf(mail)), -1, reworded);
  for (const kept of [/Monday/, /Leeds/, /9/, /can't|cannot/]) {
    assert.match(reworded, kept);
  }
  assert.equal(reword('Tell Ann hello', mail, 'en'), 'Tell Ann hello', 'what is no copy stays as it is');
});

test('rewording keeps what a sentence says and how it is built', () => {
  const cases: readonly (readonly [string, RegExp])[] = [
    ['That sounds like an excellent idea to me now.', /a very good idea/],
    ['We talked about a problem with the pump.', /an issue|about a problem/],
    ['Maybe there is another hour that week for the two of us.', /that week/],
    ['I would come at some point in the spring.', /some point/],
    ['We spoke for a while about the new roof of the mill.', /a while/],
    ['She is in the office right now with Tom.', /right now/],
    ['There are nine values in data$a for the two kinds of bolts.', /data\$a/],
    ['I have started with the second part of it.', /started/],
  ];
  for (const [mail, kept] of cases) {
    const request = `Tell Ann: ${mail}`;
    const reworded = reword(request, mail, 'en') ?? '';
    assert.notEqual(reworded, request, mail);
    assert.match(reworded, kept);
  }
});

test('where only content words stand in a row, rewording gives up', () => {
  const mail = 'Bring hammer nails paint brushes ladders rope candles matches.';
  assert.equal(reword(`Tell Ann to ${mail}`, mail, 'en'), null);
});
