import assert from 'node:assert/strict';
import { test } from 'node:test';
import { avoidReader, avoidWriter } from './spokenOf.ts';

/** A tokenizer that takes words apart after three letters, and gives each piece its letters' codes as its number. */
function tokensOf(text: string): number[] {
  return (text.match(/ ?\S{1,3}/g) ?? []).map((piece) => Buffer.from(piece).reduce((sum, byte) => sum * 256 + byte, 0));
}
const anna = { reader: { name: 'Anna Holm', address: '' }, points: [], language: 'en' };
const firstOf = (text: string): number[] => tokensOf(text).slice(0, 1);

test('a greeted reader is not spoken of by name', () => {
  const request = 'ask Anna whether she can send the report';
  assert.deepEqual(avoidReader({ ...anna, request }, 'Hi Anna,\n', tokensOf)([1, 2]), firstOf(' Anna'));
});

test('the name stays where it is somebody else’s too, was not greeted, or begins like common words', () => {
  const request = 'ask Anna whether Anna Berg may come';
  assert.deepEqual(avoidReader({ ...anna, request }, 'Hi Anna,\n', tokensOf)([]), []);
  assert.deepEqual(avoidReader({ ...anna, request: 'ask Anna' }, '', tokensOf)([]), []);
  assert.deepEqual(avoidReader({ ...anna, request: 'send Anna the Annual report' }, 'Anna,\n', tokensOf)([]), []);
  const will = { ...anna, reader: { name: 'Will Hale', address: '' }, request: 'ask Will' };
  assert.deepEqual(avoidReader(will, 'Will,\n', tokensOf)([]), []);
  const theo = { ...anna, reader: { name: 'Theo', address: '' }, request: 'ask Theo' };
  assert.deepEqual(avoidReader(theo, 'Theo,\n', tokensOf)([]), []);
});

test('a reader with a title is not spoken of, whatever the request calls them', () => {
  const weber = { name: 'Karl Weber', address: '' };
  const request = 'schreib Herrn Weber, dass die Uhr fertig ist';
  const avoid = avoidReader({ ...anna, language: 'de', reader: weber, request }, 'Guten Tag Herr Weber,\n', tokensOf);
  for (const word of [' Karl', ' Herrn', ' Weber']) {
    assert.ok(avoid([1]).includes(firstOf(word)[0] ?? 0), word);
  }
  assert.ok(!avoid([1]).includes(firstOf(' Uhr')[0] ?? 0));
});

test('who is known by a trade alone is neither greeted by it nor spoken of', () => {
  const avoid = avoidReader({ ...anna, reader: null, request: 'tell the plumber to come' }, '', tokensOf);
  assert.ok(avoid([]).includes(firstOf('Plumber')[0] ?? 0));
  const late = [1, 2, 3, 4, 5];
  assert.ok(avoid([...late, ...tokensOf(' the')]).includes(firstOf(' plumber')[0] ?? 0));
  assert.deepEqual(avoid([...late, ...tokensOf(' a')]), []);
  const neighbours = avoidReader({ ...anna, reader: null, request: 'thank our neighbours' }, '', tokensOf);
  assert.ok(neighbours([...late, ...tokensOf(' our')]).includes(firstOf(' neighbors')[0] ?? 0));
  const team = avoidReader({ ...anna, reader: null, request: 'invite the team' }, '', tokensOf);
  assert.deepEqual(team([]), []);
  assert.ok(team([...late, ...tokensOf(' the')]).includes(firstOf(' team')[0] ?? 0));
});

test('a draft does not speak to its writer, unless it is to say the name', () => {
  const [ren, ata] = tokensOf(' Renata');
  assert.deepEqual(avoidWriter(['Renata'], 'say yes', tokensOf)([...tokensOf('Yes'), ren ?? 0]), [ata]);
  assert.deepEqual(avoidWriter(['Renata'], 'say yes', tokensOf)([1, ren ?? 0]), [], 'a sign-off: "Deine Renata"');
  assert.deepEqual(avoidWriter(['Renata'], 'say yes', tokensOf)([1, 2]), []);
  assert.deepEqual(avoidWriter(['Renata'], 'say it is Renata Holm', tokensOf)([...tokensOf('Yes'), ren ?? 0]), []);
  assert.deepEqual(avoidWriter(['Con'], 'say yes', tokensOf)([1]), [], 'other words begin so');
});
