import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Part } from '../../contract/entities.ts';
import { applyVerdicts, correctLines, textAt, verdictsOn } from './verdicts.ts';

const letter: readonly Part[] = [
  { kind: 'own', text: 'The lamp is lit.\n\nThe Harbour Society thanks you\nfor thirty years of light\n' },
  { kind: 'quote', text: '> Is the lamp lit?\n> And who rows?' },
];

test('what the person says is theirs becomes their own, and the other way round', () => {
  const quoted = { first: 5, end: 7 };
  assert.deepEqual(correctLines(letter, quoted, true), [
    { kind: 'own', text: letter.map(({ text }) => text).join('\n') },
  ]);
  const thanks = { first: 2, end: 4 };
  assert.equal(textAt(letter, thanks), 'The Harbour Society thanks you\nfor thirty years of light');
  assert.deepEqual(correctLines(letter, thanks, false), [
    { kind: 'own', text: 'The lamp is lit.\n' },
    { kind: 'other', text: 'The Harbour Society thanks you\nfor thirty years of light\n' },
    letter[1],
  ]);
  assert.deepEqual(correctLines(letter, thanks, true), letter);
});

test('alike lines of other mails follow, whatever their blanks and signs, and nothing else does', () => {
  const verdicts = verdictsOn('The Harbour Society thanks you\nfor thirty years of light', false);
  const parts: Part[] = [
    { kind: 'own', text: 'It is dark.\n\n * The harbour society thanks you *\nfor thirty years of light' },
  ];
  assert.deepEqual(applyVerdicts(parts, verdicts), [
    { kind: 'own', text: 'It is dark.\n' },
    { kind: 'other', text: ' * The harbour society thanks you *\nfor thirty years of light' },
  ]);
  const others: readonly Part[] = [{ kind: 'own', text: 'The Harbour Society thanks you for nothing.' }];
  assert.equal(applyVerdicts(others, verdicts), others);
});

test('a line that goes over to the part below is a change too', () => {
  const parts: readonly Part[] = [
    { kind: 'own', text: 'It is dark.\nSent from my old telephone' },
    { kind: 'other', text: 'All rights reserved.' },
  ];
  assert.deepEqual(applyVerdicts(parts, verdictsOn('Sent from my old telephone', false)), [
    { kind: 'own', text: 'It is dark.' },
    { kind: 'other', text: 'Sent from my old telephone\nAll rights reserved.' },
  ]);
});

test('words of theirs that are quoted in another mail stay quoted there', () => {
  const parts: readonly Part[] = [
    { kind: 'own', text: 'It is dark.\n' },
    { kind: 'quote', text: '> Lit by hand since 1902' },
    { kind: 'signature', text: 'Lit by hand since 1902' },
  ];
  assert.deepEqual(
    applyVerdicts(parts, verdictsOn('Lit by hand since 1902', true)).map(({ kind }) => kind),
    ['own', 'quote', 'own'],
  );
});

test('a line of one or two words says nothing about other mails', () => {
  assert.equal(verdictsOn('Yes.\n\nBest, Mara', false).size, 0);
});
