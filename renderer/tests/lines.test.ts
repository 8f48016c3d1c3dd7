import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Part } from '../../electron/contract/entities.ts';
import { correctedWords } from '../screens/mail/correctionWords.ts';
import { chooseNext, drawn, linesBetween, linesOf, offsetsOf, sayable } from '../screens/mail/lines.ts';

const parts: readonly Part[] = [
  { kind: 'greeting', text: 'Dear Toby,\n' },
  { kind: 'own', text: 'the lamp is lit.\nIt smokes.\n' },
  { kind: 'footer', text: 'Lamps by Linden\n' },
  { kind: 'quote', text: '> Is it lit?' },
];
const lines = linesOf(parts);
const page = parts.map(({ text }) => drawn(text)).join('');

test('lines are those of the whole text, each where it is drawn', () => {
  const whole = parts.map(({ text }) => text).join('\n');
  assert.deepEqual(
    lines.map(({ text }) => text),
    whole.split('\n'),
  );
  for (const { text, start } of lines) {
    assert.equal(page.slice(start, start + text.length), text);
  }
});

test('a line counts as chosen when something of it is selected, blanks aside', () => {
  const between = (from: string, to: string): ReturnType<typeof linesBetween> =>
    linesBetween(lines, page.indexOf(from), page.indexOf(to));
  assert.deepEqual(between('lamp is', 'is lit'), { from: 2, to: 3 });
  assert.deepEqual(between('the lamp', 'It smokes'), { from: 2, to: 3 });
  assert.deepEqual(between('is lit', 'by Linden'), { from: 2, to: 6 });
  assert.equal(linesBetween(lines, 11, 12), null);
  const { start, end } = offsetsOf(lines, { from: 2, to: 6 });
  assert.equal(page.slice(start, end), 'the lamp is lit.\nIt smokes.\n\nLamps by Linden');
});

test('only what does not hold already can be said', () => {
  assert.deepEqual(sayable(lines, { from: 0, to: 4 }), { mine: false, other: true });
  assert.deepEqual(sayable(lines, { from: 5, to: 6 }), { mine: true, other: false });
  assert.deepEqual(sayable(lines, { from: 3, to: 8 }), { mine: true, other: true });
});

test('the keyboard goes from line to line past blank ones, and extends', () => {
  const first = chooseNext(lines, null, { step: 1, extend: true, first: 1 });
  assert.deepEqual(first, { anchor: 2, head: 2 });
  assert.deepEqual(chooseNext(lines, { anchor: 3, head: 3 }, { step: 1, extend: true, first: 0 }), {
    anchor: 3,
    head: 5,
  });
  assert.deepEqual(chooseNext(lines, first, { step: -1, extend: false, first: 0 }), { anchor: 0, head: 0 });
  const end = { anchor: 7, head: 7 };
  assert.deepEqual(chooseNext(lines, end, { step: 1, extend: true, first: 0 }), end);
});

test('what was done is said with the mails alike, where there are any', () => {
  assert.equal(correctedWords(true, 0), 'Counted as yours from now on.');
  assert.equal(correctedWords(false, 1), 'Not counted as yours from now on, here and in 1 mail like it.');
  assert.equal(correctedWords(false, 1204), 'Not counted as yours from now on, here and in 1,204 mails like it.');
});
