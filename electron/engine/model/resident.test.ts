import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { type Guest, Resident } from './resident.ts';

interface Named extends Guest {
  readonly key: string;
  lastUsed: number;
}

function stage(idleMs = 60_000, loadMs = 5): { events: string[]; resident: Resident<Named> } {
  const events: string[] = [];
  const resident = new Resident<Named>(async (key, signal, onLoading) => {
    events.push(`load ${key}`);
    onLoading(0.5);
    await pause(loadMs, undefined, { signal });
    if (key === 'broken') {
      throw new Error('broken');
    }
    return {
      key,
      lastUsed: 0,
      dispose: async () => {
        await pause(1);
        events.push(`dispose ${key}`);
      },
    };
  }, idleMs);
  return { events, resident };
}

function soon(ms: number): AbortSignal {
  const stop = new AbortController();
  setTimeout(() => {
    stop.abort();
  }, ms);
  return stop.signal;
}

test('it is loaded once for all who ask, and is gone before another is loaded', async () => {
  const { events, resident } = stage();
  const fractions: number[] = [];
  const onLoading = (fraction: number): void => {
    fractions.push(fraction);
  };
  const guests = await Promise.all([1, 2].map(() => resident.get('a', { onLoading })));
  assert.equal(guests[0], guests[1]);
  assert.ok(fractions.every((fraction) => fraction === 0.5));
  assert.equal(resident.key, 'a');
  await resident.get('b');
  assert.deepEqual(events, ['load a', 'dispose a', 'load b']);
  await resident.unload();
  assert.equal(resident.key, null);
});

test('it stays while it is used, and goes when nothing has used it for a while', async () => {
  const { events, resident } = stage(60);
  const guest = await resident.get('a');
  for (let i = 0; i < 5; i++) {
    await pause(30);
    guest.lastUsed = performance.now();
  }
  assert.deepEqual(events, ['load a']);
  await pause(200);
  assert.deepEqual(events, ['load a', 'dispose a']);
});

test('who stops waiting does not stop others; when all have stopped, loading stops', async () => {
  const { events, resident } = stage(60_000, 30);
  const first = resident.get('a', { signal: soon(2) });
  const second = resident.get('a');
  await assert.rejects(first, { code: 'cancelled' });
  assert.equal((await second).key, 'a');

  await assert.rejects(resident.get('b', { signal: soon(5) }), { code: 'cancelled' });
  assert.equal((await resident.get('c')).key, 'c');
  assert.deepEqual(events, ['load a', 'dispose a', 'load b', 'load c']);
});

test('a failure is told, and the next attempt starts afresh', async () => {
  const { events, resident } = stage();
  await assert.rejects(resident.get('broken'), /broken/);
  await assert.rejects(resident.get('broken'), /broken/);
  assert.deepEqual(events, ['load broken', 'load broken']);
});
