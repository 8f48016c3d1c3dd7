import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askHub } from './download.ts';

// Alone in its file: that the hub could not be reached is remembered for the whole process.

test('a hub that cannot be reached is not asked a second time', async () => {
  process.env['HF_ENDPOINT'] = 'http://127.0.0.1:9';
  const file = { repository: 'some/repository', file: 'model.gguf', revision: 'main' };
  const { signal } = new AbortController();
  await assert.rejects(askHub(file, signal), { code: 'unreachable', message: /cannot be reached/ });
  let asked = 0;
  const original = globalThis.fetch;
  globalThis.fetch = () => {
    asked++;
    return Promise.reject(new Error('offline'));
  };
  try {
    await assert.rejects(askHub(file, signal), { code: 'unreachable' });
  } finally {
    globalThis.fetch = original;
  }
  assert.equal(asked, 0);
});
