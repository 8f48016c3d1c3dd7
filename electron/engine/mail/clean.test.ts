import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PartKind } from '../../contract/entities.ts';
import { plainBody } from './body.ts';
import { consoleFixtures } from './clean.console.fixtures.ts';
import { fixtures } from './clean.fixtures.ts';
import { forwardFixtures } from './clean.forward.fixtures.ts';
import { notesFixtures } from './clean.notes.fixtures.ts';
import { takeApart } from './clean.ts';
import { signatureFixtures } from './clean.signature.fixtures.ts';
import { worldFixtures } from './clean.world.fixtures.ts';

const letters: Readonly<Record<string, PartKind>> = {
  o: 'own',
  g: 'greeting',
  s: 'sign-off',
  c: 'signature',
  q: 'quote',
  a: 'attribution',
  f: 'forward',
  t: 'footer',
  x: 'other',
};

for (const { name, author = 'Nobody Known', isReply = true, text } of [
  ...fixtures,
  ...consoleFixtures,
  ...forwardFixtures,
  ...notesFixtures,
  ...signatureFixtures,
  ...worldFixtures,
]) {
  test(`takes apart: ${name}`, () => {
    const marked = text.replace(/^\n/, '').split('\n');
    const plain = marked.map((line) => line.replace(/^[a-z]\|/, '')).join('\n');
    const parts = takeApart(plainBody(plain), { name: author, address: 'author@example.org', isReply });
    assert.equal(parts.map((part) => part.text).join('\n'), plain, 'the parts are the whole text');
    const found = parts.flatMap(({ kind, text: part }) =>
      part.split('\n').flatMap((line) => (line.trim() === '' ? [] : [`${kind}: ${line}`])),
    );
    const expected = marked.flatMap((line) =>
      line.trim() === '' ? [] : [`${letters[line.charAt(0)] ?? '?'}: ${line.slice(2)}`],
    );
    assert.deepEqual(found, expected);
  });
}

test('an automatic mail is no person’s words', () => {
  const parts = takeApart(plainBody('I am away until Monday.\n\nMara'), { automatic: true });
  assert.deepEqual(parts, [{ kind: 'automatic', text: 'I am away until Monday.\n\nMara' }]);
});

test('words that a program glued to an attribution stay the author’s', () => {
  const kinds = (text: string): string[] => takeApart(plainBody(text)).map((part) => `${part.kind}: ${part.text}`);
  assert.deepEqual(kinds('Seven is fine.On Tue, 3 Mar 2015 at 19:26, Tobias wrote:\n> Seven?'), [
    'own: Seven is fine.',
    'attribution: On Tue, 3 Mar 2015 at 19:26, Tobias wrote:',
    'quote: > Seven?',
  ]);
  assert.deepEqual(kinds('As I said On Tue at 19:26, and as Tobias wrote:\n\nSeven.'), [
    'own: As I said On Tue at 19:26, and as Tobias wrote:\n\nSeven.',
  ]);
});

test('footers that several people’s mail ends with are cut', () => {
  const footers = new Set(['The Harbour Society, founded 1899, keeps the lamps lit']);
  const body = plainBody('The lamp is lit.\n\nThe Harbour Society, founded 1899, keeps the lamps lit');
  assert.deepEqual(
    takeApart(body, { footers }).map(({ kind }) => kind),
    ['own', 'footer'],
  );
});

test('a text of a million lines is taken apart at once', () => {
  const parts = takeApart(plainBody('> a\nb\n'.repeat(500_000)));
  assert.ok(parts.length < 10_100);
});

test('a line by which a person ends their mail again and again is a signature at the end, and nowhere else', () => {
  const cards = new Set(['Keeper of the northern light']);
  const kinds = (text: string): string[] =>
    takeApart(plainBody(text), { name: 'Mara Linden', address: '', cards }).map(({ kind }) => kind);
  assert.deepEqual(kinds('It is lit.\n\nMara\nKeeper of the northern light'), ['own', 'sign-off', 'signature']);
  assert.deepEqual(kinds('He is the\nKeeper of the northern light'), ['own']);
  assert.deepEqual(kinds('It is lit.\n\nKeeper of the northern light'), ['own', 'signature']);
  assert.deepEqual(kinds('It is lit.\n\nKeeper of the northern light\n\nNot I.'), ['own']);
});

test('what a person’s mail ends with again and again below their name is no message, however long and in prose', () => {
  const notice = `Come and see the lamp, open every day. ${'Vasim belka soru tasipen. '.repeat(40)}`.trim();
  const cards = new Set([notice.slice(0, 400)]);
  const kinds = (text: string): string[] =>
    takeApart(plainBody(text), { name: 'Mara Linden', address: '', cards }).map(({ kind }) => kind);
  assert.deepEqual(kinds(`It is lit.\n\nMara\n\n${notice}`), ['own', 'sign-off', 'signature']);
  assert.deepEqual(kinds(`It is lit.\n\nMara\n\nCome and see the lamp yourself.`), ['own']);
});
