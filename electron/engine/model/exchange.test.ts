import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { cancelled } from '../../contract/errors.ts';
import { Exchange } from './exchange.ts';

/** Loads things by hand: each waits until it is told to be there, or is stopped. */
function byHand() {
  const freed: string[] = [];
  const begun: string[] = [];
  const finish: (() => void)[] = [];
  const exchange = new Exchange<string>((thing) => Promise.resolve(void freed.push(thing)));
  const get = (key: string, signal?: AbortSignal): Promise<string> =>
    exchange.get(key, signal, async (stop, letGo) => {
      begun.push(key);
      await new Promise<void>((resolve, reject) => {
        finish.push(resolve);
        stop.addEventListener('abort', () => {
          reject(cancelled());
        });
      });
      await letGo();
      return `${key} ${begun.length}`;
    });
  return { freed, begun, finish, get };
}

test('a caller who is stopped takes nothing from another who waits for the same', async () => {
  const { begun, finish, get } = byHand();
  const stop = new AbortController();
  const first = get('a', stop.signal);
  stop.abort();
  // In the same moment, as a draft is asked for while reading ahead for it is called off.
  const second = get('a');
  await assert.rejects(first, { code: 'cancelled' });
  assert.deepEqual(begun, ['a']);
  finish[0]?.();
  assert.equal(await second, 'a 1');
});

test('loading stops when nobody waits, and what was there before is freed by whatever comes next', async () => {
  const { freed, begun, finish, get } = byHand();
  const there = get('a');
  finish[0]?.();
  assert.equal(await there, 'a 1');
  const stop = new AbortController();
  const stopped = get('b', stop.signal);
  stop.abort();
  await assert.rejects(stopped, { code: 'cancelled' });
  await setImmediate();
  assert.deepEqual(freed, []);
  const again = get('b');
  finish[2]?.();
  assert.equal(await again, 'b 3');
  assert.deepEqual([begun, freed], [['a', 'b', 'b'], ['a 1']]);
});
