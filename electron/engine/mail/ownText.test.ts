import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownText, rejoin } from './ownText.ts';

test('own words are joined across quotations, without what is not the author’s', () => {
  const text = ownText([
    { kind: 'greeting', text: 'Hi Tobias,\n' },
    { kind: 'attribution', text: 'On Tue Tobias wrote:' },
    { kind: 'quote', text: '> Seven?\n' },
    { kind: 'own', text: 'Seven is fine.\n' },
    { kind: 'quote', text: '> Charts?' },
    { kind: 'own', text: 'I bring them.' },
    { kind: 'sign-off', text: 'Mara\n' },
    { kind: 'signature', text: '-- \nMara Linden' },
  ]);
  assert.equal(text, 'Hi Tobias,\n\nSeven is fine.\n\nI bring them.\nMara');
});

test('a sign-off begins a line, however full the line above it is', () => {
  const own = 'The keeper says that the lamp must be cleaned twice every day.';
  const parts = [
    { kind: 'own', text: own },
    { kind: 'sign-off', text: 'Yours\nMara' },
  ] as const;
  assert.equal(ownText(parts), `${own}\nYours\nMara`);
});

test('lines broken at a width are rejoined', () => {
  const text =
    'The keeper says that the lamp must be cleaned twice every day and that\nnobody has done so since the spring, which explains the darkness.\n\nMara';
  assert.equal(
    rejoin(text),
    'The keeper says that the lamp must be cleaned twice every day and that nobody has done so since the spring, which explains the darkness.\n\nMara',
  );
});

test('lists, code, verse and short lines stay as they are', () => {
  for (const text of [
    'We need\n- a lamp that burns through the longest night of the year\n- a boat',
    'lamp <- function(height, width, oil = "whale", colour = "yellow") {\n  light(height)\n}',
    'lamps <- list(a, b)\nfor (i in 1:length(lamps)) light(names(lamps)[i], "yellow")\nlamps',
    'The lamp is lit\nThe sea is wide\nThe boat comes in\nUpon the tide',
  ]) {
    assert.equal(rejoin(text), text);
  }
});
