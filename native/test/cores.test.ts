import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Addon, Batch, Outcome, Session } from '../addon.ts';
import { compute } from '../compute.ts';
import { Cores, type Load } from '../cores.ts';

/** A machine on which time passes as told: what this process had of its cores each second, and what nobody wanted. */
function machine(): { read: () => Load; pass: (seconds: number, own: number, idle: number) => void } {
  let load: Load = { at: 0, own: 0, idle: 0 };
  return {
    read: () => load,
    pass: (seconds, own, idle) => {
      load = { at: load.at + seconds, own: load.own + own * seconds, idle: load.idle + idle * seconds };
    },
  };
}

test('a thread that another program keeps from running is given up at once', () => {
  const { read, pass } = machine();
  const cores = new Cores(4, read);
  pass(1, 3.9, 0);
  assert.equal(cores.look(), false);
  assert.equal(cores.threads, 4);
  pass(1, 2.1, 0);
  assert.equal(cores.look(), true);
  assert.equal(cores.threads, 2);
  pass(1, 0.3, 0);
  assert.equal(cores.look(), true);
  assert.equal(cores.threads, 1, 'one always goes on');
  pass(1, 0.1, 0);
  assert.equal(cores.look(), false);
});

test('half a core is enough for the last thread, and too short a moment tells nothing', () => {
  const { read, pass } = machine();
  const cores = new Cores(2, read);
  pass(1, 1.55, 0);
  assert.equal(cores.look(), false);
  pass(0.2, 0.1, 0);
  assert.equal(cores.look(), false);
  assert.equal(cores.threads, 2);
});

test('threads come back one by one when the cores stay free, not between two bursts of work', () => {
  const { read, pass } = machine();
  const cores = new Cores(3, read);
  pass(1, 1, 0);
  cores.look();
  assert.equal(cores.threads, 1);
  const after = (seconds: number, idle: number): number => {
    for (let second = 0; second < seconds; second++) {
      pass(1, cores.threads, idle - cores.threads);
      cores.look();
    }
    return cores.threads;
  };
  assert.equal(after(4, 3), 1);
  assert.equal(after(1, 1.2), 1);
  assert.equal(after(4, 3), 1);
  assert.equal(after(1, 3), 2);
  assert.equal(after(5, 3), 3);
  assert.equal(after(20, 8), 3, 'never more than were asked for');
});

test('a batch that is held up begins again with fewer threads', async () => {
  const { read, pass } = machine();
  const used: number[] = [];
  let threads = 0;
  let held: ((outcome: Outcome) => void) | undefined;
  const finished: Outcome = { aborted: false, loss: 1, weight: 1, logits: new Float32Array() };
  const addon: Partial<Addon> = {
    setThreads: (_session, count) => {
      threads = count;
    },
    train: () => {
      used.push(threads);
      pass(1, 1, 0);
      return threads === 1
        ? Promise.resolve(finished)
        : new Promise((resolve) => {
            held = resolve;
          });
    },
    abort: () => {
      held?.({ ...finished, aborted: true });
    },
  };
  const cores = new Cores(2, read);
  const ground = { addon: addon as Addon, session: {} as Session, cores };
  assert.equal(await compute('train', ground, {} as Batch), finished);
  assert.deepEqual(used, [2, 1]);
  assert.equal(await compute('train', ground, {} as Batch, AbortSignal.abort()), null);
  assert.equal(used.length, 2);
});
