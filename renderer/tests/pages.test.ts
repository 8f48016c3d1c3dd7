import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '../../electron/contract/errors.ts';
import { noPages, type Pages, type Part, readBeginning, reduce } from '../connection/pages.ts';

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

test('a list that is asked anew brings back as much as there was, so that nobody is thrown to its top', async () => {
  const all = Array.from({ length: 450 }, (_, id) => item(id));
  const asked: number[] = [];
  const ask = ({ limit, offset }: { limit: number; offset: number }): Promise<Part<Item>> => {
    asked.push(offset);
    return Promise.resolve({ items: all.slice(offset, offset + limit), total: all.length });
  };
  assert.equal((await readBeginning(ask, 0)).items.length, 100);
  assert.deepEqual(asked.splice(0), [0]);
  assert.equal((await readBeginning(ask, 300)).items.length, 300);
  assert.deepEqual(asked.splice(0), [0, 100, 200]);
  // What was removed meanwhile is not waited for.
  all.length = 120;
  assert.equal((await readBeginning(ask, 300)).items.length, 120);
  all.length = 0;
  assert.deepEqual(await readBeginning(ask, 300), { items: [], total: 0 });
});
