import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Example } from '../memory/similar.ts';
import { emptyShelf, restock, type Restocking } from './shelf.ts';

/** A mail whose text is `tokens` characters long. */
function mail(id: number, tokens = 100): Example {
  return {
    id,
    messageId: `${id}`,
    subject: '',
    date: null,
    to: [],
    score: 1,
    text: 'x'.repeat(tokens),
    language: 'en',
  };
}

function work(similar: Example[], changes: Partial<Restocking> = {}): Restocking {
  return {
    for: 'model en',
    similar,
    excluded: [],
    wanted: 3,
    budget: { all: 1_000, first: 300, next: 150 },
    tokensOf: ({ text }) => text.length,
    ...changes,
  };
}

const ids = ({ examples }: { examples: readonly Example[] }): number[] => examples.map(({ id }) => id);

test('the best examples that fit are taken, the best last, where it is read best', () => {
  assert.deepEqual(ids(restock(emptyShelf, work([mail(1), mail(2, 250), mail(3), mail(4)]))), [4, 3, 1]);
});

test('the next draft keeps them in place and adds only what is missing', () => {
  const shelf = restock(emptyShelf, work([mail(1), mail(2), mail(3)]));
  assert.deepEqual(ids(restock(shelf, work([mail(1), mail(2), mail(4)]))), [3, 2, 1, 4]);
  assert.deepEqual(ids(restock(shelf, work([mail(3), mail(1), mail(2)]))), [3, 2, 1]);
});

test('a shelf starts afresh for another language, without what was taken away, and when it is full', () => {
  const shelf = restock(emptyShelf, work([mail(1), mail(2), mail(3)]));
  assert.deepEqual(ids(restock(shelf, work([mail(9)], { for: 'model de' }))), [9]);
  assert.deepEqual(ids(restock(shelf, work([mail(1), mail(3)], { excluded: [2] }))), [3, 1]);
  const small = { all: 350, first: 300, next: 150 };
  assert.deepEqual(ids(restock(shelf, work([mail(7), mail(8), mail(9)], { budget: small }))), [9, 8, 7]);
});

test('where nothing fits, the shortest is taken', () => {
  assert.deepEqual(ids(restock(emptyShelf, work([mail(1, 900), mail(2, 400)]))), [2]);
});
