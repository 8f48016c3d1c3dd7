import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readerTokens } from './spokenOf.ts';

/** A tokenizer that takes words apart after three letters, and gives each piece its letters' codes as its number. */
function tokensOf(text: string): number[] {
  return (text.match(/ ?\S{1,3}/g) ?? []).map((piece) => Buffer.from(piece).reduce((sum, byte) => sum * 256 + byte, 0));
}
const anna = { reader: { name: 'Anna Holm', address: '' }, points: [], language: 'en' };

test('a greeted reader is not spoken of by name', () => {
  const request = 'ask Anna whether she can send the report';
  assert.deepEqual(readerTokens({ ...anna, request }, 'Hi Anna,\n', tokensOf), tokensOf(' Ann').slice(0, 1));
});

test('the name stays where it is somebody else’s too, was not greeted, or begins like common words', () => {
  const request = 'ask Anna whether Anna Berg may come';
  assert.deepEqual(readerTokens({ ...anna, request }, 'Hi Anna,\n', tokensOf), []);
  assert.deepEqual(readerTokens({ ...anna, request: 'ask Anna' }, '', tokensOf), []);
  assert.deepEqual(readerTokens({ ...anna, request: 'send Anna the Annual report' }, 'Anna,\n', tokensOf), []);
  const theo = { ...anna, reader: { name: 'Theo', address: '' }, request: 'ask Theo' };
  assert.deepEqual(readerTokens(theo, 'Theo,\n', tokensOf), []);
});
