import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SearchHit } from '../../electron/contract/entities.ts';
import { AppError } from '../../electron/contract/errors.ts';
import { nothing, reduce } from '../screens/mail/found.ts';

function hit(id: number): SearchHit {
  return {
    id,
    messageId: String(id),
    threadId: 't',
    direction: 'sent',
    subject: '',
    date: null,
    from: null,
    to: [],
    snippet: '',
    score: 1,
    similarity: null,
    highlights: [],
  };
}

const first = reduce(nothing, { kind: 'found', key: 'a', hits: [hit(1), hit(2)], total: 4 });

test('pages follow one another and doubles are dropped', () => {
  const asking = reduce(first, { kind: 'asking', key: 'a' });
  assert.equal(asking.loadingMore, true);
  const more = reduce(asking, { kind: 'more', key: 'a', hits: [hit(2), hit(3)], total: 4 });
  assert.deepEqual(
    more.hits.map(({ id }) => id),
    [1, 2, 3],
  );
  assert.equal(more.loadingMore, false);
});

test('a page of another query changes nothing', () => {
  assert.equal(reduce(first, { kind: 'more', key: 'b', hits: [hit(9)], total: 9 }), first);
});

test('an empty page is the end', () => {
  assert.equal(reduce(first, { kind: 'more', key: 'a', hits: [], total: 4 }).total, 2);
});

test('an error keeps what was found', () => {
  const failed = reduce(first, { kind: 'failed', key: 'b', error: new AppError('busy', 'x') });
  assert.equal(failed.hits.length, 2);
  assert.equal(failed.error?.code, 'busy');
});
