import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cancelled } from '../../contract/errors.ts';
import { Turns } from '../model/turns.ts';
import { workPatiently } from './patience.ts';

/** Work that ends when told to stop, and otherwise when `finish` is called. */
function longWork(): { act: (signal: AbortSignal) => Promise<string>; finish: () => void; begun: () => number } {
  let begun = 0;
  let done: () => void = () => undefined;
  return {
    begun: () => begun,
    finish: () => {
      done();
    },
    act: (signal) =>
      new Promise((resolve, reject) => {
        begun += 1;
        done = () => {
          resolve('done');
        };
        signal.addEventListener('abort', () => {
          reject(cancelled());
        });
      }),
  };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const never = new AbortController().signal;

test('gives way to whoever is waited for, and goes on afterwards', async (context) => {
  context.mock.timers.enable({ apis: ['setInterval'] });
  const turns = new Turns();
  const work = longWork();
  const reasons: (string | null)[] = [];
  const result = workPatiently(
    { turns, obstacle: () => Promise.resolve(null), onWaiting: (reason) => reasons.push(reason), signal: never },
    work.act,
  );
  await until(() => work.begun() === 1);
  const release = await turns.take('now');
  await until(() => reasons.includes('It makes way for what you may be waiting for.'));
  assert.equal(work.begun(), 1);
  release();
  context.mock.method(turns, 'urgentWithin', () => false);
  await until(() => work.begun() === 2);
  work.finish();
  assert.equal(await result, 'done');
  assert.equal(reasons.at(-1), null);
  assert.equal(turns.busy, false);
});

test('stops while something speaks against it, and says what', async (context) => {
  context.mock.timers.enable({ apis: ['setInterval'] });
  const turns = new Turns();
  const work = longWork();
  let obstacle: string | null = null;
  let waitsFor: string | null = null;
  const result = workPatiently(
    {
      turns,
      obstacle: () => Promise.resolve(obstacle),
      onWaiting: (reason) => {
        waitsFor = reason;
      },
      signal: never,
    },
    work.act,
  );
  await until(() => work.begun() === 1);
  obstacle = 'Waits for the power cable.';
  context.mock.timers.tick(5_000);
  await until(() => waitsFor === obstacle && !turns.busy);
  obstacle = null;
  await until(() => work.begun() === 2);
  work.finish();
  assert.equal(await result, 'done');
});

test('is stopped for good by its own signal, also while it waits', async () => {
  for (const obstacle of [null, 'Waits for the power cable.']) {
    const controller = new AbortController();
    const turns = new Turns();
    const result = workPatiently(
      { turns, obstacle: () => Promise.resolve(obstacle), onWaiting: () => undefined, signal: controller.signal },
      longWork().act,
    );
    setTimeout(() => {
      controller.abort();
    }, 10);
    await assert.rejects(result, { code: 'cancelled' });
    assert.equal(turns.busy, false);
  }
});

test('fails as the work fails', async () => {
  const work = { turns: new Turns(), obstacle: () => Promise.resolve(null), onWaiting: () => undefined, signal: never };
  await assert.rejects(
    workPatiently(work, () => Promise.reject(new Error('of its own'))),
    /of its own/,
  );
});

test('an obstacle that is seen when the work is over keeps nothing waiting', async (context) => {
  context.mock.timers.enable({ apis: ['setInterval'] });
  const work = longWork();
  const reasons: (string | null)[] = [];
  let looks = 0;
  let see: (reason: string) => void = () => undefined;
  const result = workPatiently(
    {
      turns: null,
      obstacle: () =>
        ++looks === 1
          ? Promise.resolve(null)
          : new Promise((resolve) => {
              see = resolve;
            }),
      onWaiting: (reason) => reasons.push(reason),
      signal: never,
    },
    work.act,
  );
  await until(() => work.begun() === 1);
  context.mock.timers.tick(5_000);
  await until(() => looks === 2);
  work.finish();
  await result;
  see('Waits for the power cable.');
  await new Promise(setImmediate);
  assert.deepEqual(reasons, [null]);
});
