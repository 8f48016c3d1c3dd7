import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hub } from './download.ts';

test('a hub that cannot be reached is asked once in a fetch, and again in the next', async (context) => {
  let asked = 0;
  context.mock.method(globalThis, 'fetch', () => {
    asked++;
    return Promise.reject(new Error('offline'));
  });
  const file = { repository: 'some/repository', file: 'model.gguf', revision: 'main' };
  const { signal } = new AbortController();
  const gone = { code: 'unreachable', message: /cannot be reached/ };
  const hub = new Hub();
  await assert.rejects(hub.ask(file, signal), gone);
  await assert.rejects(hub.ask(file, signal), gone);
  assert.equal(asked, 1);
  await assert.rejects(new Hub().ask(file, signal), gone);
  assert.equal(asked, 2);
});
