import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '../../electron/contract/errors.ts';
import { noPages, type Pages, reduce } from '../connection/pages.ts';

interface Item {
  readonly id: number;
  readonly words: string;
}

function item(id: number, words = ''): Item {
  return { id, words };
}

const first: Pages<Item> = reduce<Item>(noPages, { kind: 'found', key: 'a', items: [item(1), item(2)], total: 4 });

test('parts follow one another and doubles are dropped', () => {
  const asking = reduce(first, { kind: 'asking', key: 'a' });
  assert.equal(asking.loadingMore, true);
  const more = reduce(asking, { kind: 'more', key: 'a', items: [item(2), item(3)], total: 4 });
  assert.deepEqual(
    more.items.map(({ id }) => id),
    [1, 2, 3],
  );
  assert.equal(more.loadingMore, false);
});

test('a part of another query changes nothing', () => {
  assert.equal(reduce(first, { kind: 'more', key: 'b', items: [item(9)], total: 9 }), first);
});

test('an empty part is the end', () => {
  assert.equal(reduce(first, { kind: 'more', key: 'a', items: [], total: 4 }).total, 2);
});

test('a changed item takes the place of the one with its id, and an unknown one none', () => {
  assert.deepEqual(reduce(first, { kind: 'changed', item: item(2, 'new') }).items, [item(1), item(2, 'new')]);
  assert.deepEqual(reduce(first, { kind: 'changed', item: item(7, 'new') }).items, first.items);
});

test('an error keeps what was found', () => {
  const failed = reduce(first, { kind: 'failed', key: 'b', error: new AppError('busy', 'x') });
  assert.equal(failed.items.length, 2);
  assert.equal(failed.error?.code, 'busy');
});
