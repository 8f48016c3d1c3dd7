import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLearnable, mostVariedPassages } from './choose.ts';

const kiln =
  'The kiln wants to be warmed slowly. I light it at four, with nothing but twigs, and leave the door a hand wide open ' +
  'until the bricks have given up their damp. Only then do I feed it oak, and never more than three logs at a time, ' +
  'however cold the morning may be.';

test('whole sentences of 40 to 250 words are learned from', () => {
  assert.ok(isLearnable(kiln));
  assert.ok(isLearnable(`“${kiln}”`));
  assert.ok(isLearnable(`${kiln}\n\n${kiln}`));
  assert.ok(!isLearnable('The kiln wants to be warmed slowly.'), 'too short');
  assert.ok(!isLearnable(Array.from({ length: 6 }, () => kiln).join(' ')), 'too long');
});

test('what begins or ends within a sentence, figures, code, contents and links are not', () => {
  assert.ok(!isLearnable(`and ${kiln}`));
  assert.ok(!isLearnable(`${kiln} The door and`));
  assert.ok(!isLearnable(`${kiln} ${Array.from({ length: 12 }, (_, i) => `${i}: ${i * 1_013} kg.`).join(' ')}`));
  assert.ok(!isLearnable(`${kiln} for (let i = 0; i < [a, b].length; i++) { run({ x: a[i] }); } done({}).`));
  assert.ok(!isLearnable(`${kiln} The kiln ........ 7.`));
  assert.ok(!isLearnable(`${kiln} ${'https://example.org/a/long/way/to/the/kiln '.repeat(8)}.`));
});

const about = (documentId: number, words: string) => ({ documentId, prose: words });

test('every document has its turn, and within one what differs most from what was taken comes first', () => {
  const passages = [
    about(1, 'kiln bricks chimney smoke'),
    about(1, 'kiln bricks chimney embers'),
    about(1, 'harbour ferry anchor tide'),
    about(2, 'orchard pears ladder wasps'),
    about(2, 'orchard pears ladder frost'),
  ];
  const taken = mostVariedPassages(passages, { ofDocument: 2, all: 9 }).map((passage) => passages.indexOf(passage));
  assert.deepEqual(taken, [0, 3, 2, 4]);
  assert.equal(mostVariedPassages(passages, { ofDocument: 2, all: 3 }).length, 3);
});

test('a book neither takes the place of other documents nor more than its share', () => {
  const book = Array.from({ length: 3_000 }, (_, i) => about(1, `page${i} chapter${i % 40} story`));
  const letters = Array.from({ length: 20 }, (_, i) => about(2 + i, `letter${i} about harbour`));
  const taken = mostVariedPassages([...book, ...letters], { ofDocument: 30, all: 75 });
  assert.equal(taken.filter(({ documentId }) => documentId === 1).length, 30);
  assert.equal(new Set(taken.map(({ documentId }) => documentId)).size, 21);
  assert.ok(taken.slice(0, 21).some(({ documentId }) => documentId === 21));
});
