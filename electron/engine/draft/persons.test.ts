import assert from 'node:assert/strict';
import { test } from 'node:test';
import { avoidTurning } from './persons.ts';

/** Each word, with its blank, is a token; its number is the sum of its letters' codes by place. */
function tokensOf(text: string): number[] {
  return (text.match(/ ?\p{L}+/gu) ?? []).map((word) =>
    Array.from(word).reduce((sum, sign) => sum * 31 + sign.charCodeAt(0), 7),
  );
}
const last = (text: string): number => tokensOf(text).at(-1) ?? 0;
function mayFollow(said: string, before: string, word: string, language = 'en'): boolean {
  return !avoidTurning(said, language, tokensOf)(tokensOf(before)).includes(last(` ${word}`));
}

test('who does what to whom stays as it is said', () => {
  const said = 'Say: the parcel has arrived. When can you pick it up? Please send me your bill';
  assert.ok(!mayFollow(said, ' When can', 'I'));
  assert.ok(!mayFollow(said, 'Can', 'I'));
  assert.ok(!mayFollow(said, ' please send', 'you'));
  assert.ok(mayFollow(said, ' When can', 'you'));
  assert.ok(mayFollow(said, ' and when will', 'I'));
});

test('what is said both ways, and what is no direct speech, is left alone', () => {
  assert.ok(mayFollow('Say: can you come, or can I come?', ' when can', 'I'));
  assert.ok(mayFollow('ask Ben whether can you come', ' when can', 'I'));
  assert.ok(!mayFollow('Schreib: Ich schicke dir das Buch', ' ich schicke', 'mir', 'de'));
});
