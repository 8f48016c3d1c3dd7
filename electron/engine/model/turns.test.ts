import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { cancelled } from '../../contract/errors.ts';
import { Turns } from './turns.ts';

test('one at a time, who is waited for goes first', async () => {
  const turns = new Turns();
  const order: string[] = [];
  const release = await turns.take('background');
  const join = async (name: string, urgency: 'now' | 'background'): Promise<void> => {
    const done = await turns.take(urgency);
    order.push(name);
    done();
  };
  const all = [
    join('embed 1', 'background'),
    join('draft 1', 'now'),
    join('embed 2', 'background'),
    join('draft 2', 'now'),
  ];
  await Promise.resolve();
  assert.deepEqual(order, []);
  release();
  release(); // giving back twice must not let two in
  await Promise.all(all);
  assert.deepEqual(order, ['draft 1', 'draft 2', 'embed 1', 'embed 2']);
  assert.equal(turns.busy, false);
});

test('who gives up waiting is passed over', async () => {
  const turns = new Turns();
  const release = await turns.take('now');
  const stop = new AbortController();
  const waiting = turns.take('now', stop.signal);
  const next = turns.take('now');
  stop.abort();
  await assert.rejects(waiting, { code: 'cancelled' });
  release();
  (await next)();
  await assert.rejects(turns.take('now', AbortSignal.abort()), { code: 'cancelled' });
  assert.equal(turns.busy, false);
});

test('long work in the background is told to stop for whoever waits, and for nobody less urgent', async () => {
  const turns = new Turns();
  const held = await turns.hold('background');
  const other = turns.take('background');
  assert.equal(held.signal.aborted, false);
  const urgent = turns.hold('now');
  assert.equal(held.signal.aborted, true);
  held.release();
  const { release, signal } = await urgent;
  const next = turns.take('now');
  assert.equal(signal.aborted, false, 'who is waited for is not hurried');
  release();
  (await next)();
  (await other)();
  const stop = new AbortController();
  const stopped = await turns.hold('background', stop.signal);
  stop.abort();
  assert.equal(stopped.signal.aborted, true);
  stopped.release();
});

test('work that gave way begins again, and ends with the one who asked for it', async () => {
  const turns = new Turns();
  const done: string[] = [];
  const long = (signal: AbortSignal): Promise<string> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        resolve('long');
      }, 30);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        done.push('gave way');
        reject(cancelled());
      });
    });
  const work = turns.work('background', undefined, long).then((word) => done.push(word));
  await setImmediate();
  await turns.work('now', undefined, () => Promise.resolve(done.push('urgent')));
  await work;
  assert.deepEqual(done, ['gave way', 'urgent', 'long']);
  const stop = new AbortController();
  const stopped = turns.work('background', stop.signal, long);
  await setImmediate();
  stop.abort();
  await assert.rejects(stopped, { code: 'cancelled' });
});

test('who asks in the moment in which a turn passes to the background need not wait for it to end', async () => {
  const turns = new Turns();
  const release = await turns.take('now');
  const held = turns.hold('background');
  release();
  const urgent = turns.take('now');
  const { release: giveBack, signal } = await held;
  assert.equal(signal.aborted, true);
  giveBack();
  (await urgent)();
  assert.equal(turns.busy, false);
});
