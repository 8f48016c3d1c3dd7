import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Limits, type Piece, shownOf } from './shown.ts';

const limits: Limits = { sure: 0.5, conversation: '', after: '', typed: 0 };

function pieces(...each: [string, number][]): Piece[] {
  return each.map(([text, probability]) => ({ text, probability }));
}

test('shows whole words only, while they are probable enough together', () => {
  const said = pieces([' you', 0.9], [' li', 0.9], ['ke', 0.9], [' tomo', 0.2], ['rrow', 0.9], ['.', 0.9], [' ', 1]);
  assert.deepEqual(shownOf(said, limits), { text: ' you like', confidence: 0.9, final: true });
  assert.equal(shownOf(said.slice(0, 3), limits).text, ' you', 'the last word may go on');
});

test('shows nothing when the first word is not sure enough', () => {
  assert.equal(shownOf(pieces([' you', 0.4], [' like', 0.9], [' ', 1]), limits).text, '');
});

test('ends with the sentence, and at a line break', () => {
  assert.equal(shownOf(pieces([' soon', 0.9], ['.', 0.9], [' Yours', 0.9], [' ', 1]), limits).text, ' soon.');
  assert.equal(shownOf(pieces([' soon', 0.9], ['\n', 0.9], ['Yours', 0.9], [' ', 1]), limits).text, ' soon');
});

test('leaves out the sign behind a word where it is less sure, and stops there', () => {
  const unsure = pieces([' futu', 0.9], ['re', 0.9], ['.', 0.5], [' See', 0.9], [' ', 1]);
  assert.deepEqual(shownOf(unsure, limits), { text: ' future', confidence: 0.81, final: true });
  assert.equal(shownOf(pieces([' now', 0.9], [',', 0.9], [' if', 0.9], [' ', 1]), limits).text, ' now, if');
});

test('says no number and no address that nobody mentioned', () => {
  const said = pieces([' call', 0.9], [' 0171', 0.9], ['555', 0.9], [' now', 0.9], [' ', 1]);
  assert.equal(shownOf(said, limits).text, ' call');
  assert.match(shownOf(said, { ...limits, conversation: 'mine is 0171555' }).text, /0171555/);
  assert.equal(shownOf(pieces([' ann', 0.9], ['@example', 0.9], ['.org', 0.9], [' ', 1]), limits).text, '');
});

test('does not repeat what stands behind the caret', () => {
  const said = pieces([' to', 0.9], [' the', 0.9], [' harbour', 0.9], [' ', 1]);
  assert.equal(shownOf(said, { ...limits, after: ' the harbour tomorrow' }).text, ' to');
});

test('leaves out what is typed already, and counts only the rest', () => {
  const said = pieces([' har', 0.1], ['bour', 0.9], [' ', 1]);
  assert.deepEqual(shownOf(said, { ...limits, typed: 4 }), { text: 'bour', confidence: 0.9, final: false });
});
