import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Resident } from './resident.ts';

function stage(
  idleMs = 60_000,
  loadMs = 5,
): { events: string[]; resident: Resident<string, { key: string; dispose(): Promise<void> }> } {
  const events: string[] = [];
  const resident = new Resident(async (key: string, signal, onLoading) => {
    events.push(`load ${key}`);
    onLoading(0.5);
    await pause(loadMs, undefined, { signal });
    if (key === 'broken') {
      throw new Error('broken');
    }
    return {
      key,
      dispose: async () => {
        events.push(`dispose ${key}`);
        await pause(1);
      },
    };
  }, idleMs);
  return { events, resident };
}

test('it is loaded once for all who ask, and exchanged for another', async () => {
  const { events, resident } = stage();
  const keys = await Promise.all([1, 2].map(() => resident.use('a', ({ key }) => Promise.resolve(key))));
  assert.deepEqual(keys, ['a', 'a']);
  assert.equal(resident.present, 'a');
  await resident.use('b', ({ key }) => Promise.resolve(key));
  assert.deepEqual(events, ['load a', 'dispose a', 'load b']);
  await resident.unload();
  assert.equal(resident.present, null);
});

test('it goes when nobody has asked for a while', async () => {
  const { events, resident } = stage(10);
  await resident.use('a', () => Promise.resolve());
  await pause(60);
  assert.deepEqual(events, ['load a', 'dispose a']);
});

test('who stops waiting does not stop others; when all have stopped, loading stops', async () => {
  const { events, resident } = stage(60_000, 30);
  const stop = new AbortController();
  const first = resident.use('a', () => Promise.resolve(1), { signal: stop.signal });
  const second = resident.use('a', () => Promise.resolve(2));
  stop.abort();
  await assert.rejects(first, { code: 'cancelled' });
  assert.equal(await second, 2);

  const last = new AbortController();
  setTimeout(() => {
    last.abort();
  }, 5);
  const alone = resident.use('b', () => Promise.resolve(3), { signal: last.signal });
  await assert.rejects(alone, { code: 'cancelled' });
  assert.equal(await resident.use('c', () => Promise.resolve(4)), 4);
  assert.deepEqual(
    events.filter((event) => !event.startsWith('load')),
    ['dispose a'],
  );
});

test('a failure is told, and the next attempt starts afresh', async () => {
  const { events, resident } = stage();
  await assert.rejects(
    resident.use('broken', () => Promise.resolve()),
    /broken/,
  );
  await assert.rejects(
    resident.use('broken', () => Promise.resolve()),
    /broken/,
  );
  assert.deepEqual(events, ['load broken', 'load broken']);
});
