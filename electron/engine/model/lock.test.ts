import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { alone } from './lock.ts';

let folder: string;
let path: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ownhand-lock-'));
  path = join(folder, 'a.lock');
});

after(() => rm(folder, { recursive: true, force: true }));

const signal = new AbortController().signal;

test('the second waits for the first', async () => {
  let inside = 0;
  let waited = false;
  const work = async (): Promise<void> => {
    assert.equal(++inside, 1);
    await pause(50);
    inside--;
  };
  const wait = (): void => {
    waited = true;
  };
  await Promise.all([alone(path, signal, wait, work), alone(path, signal, wait, work)]);
  assert.ok(waited);
});

test('who waits can stop waiting', async () => {
  await alone(
    path,
    signal,
    () => undefined,
    async () => {
      const stop = new AbortController();
      const waiting = alone(
        path,
        stop.signal,
        () => {
          stop.abort();
        },
        () => Promise.resolve(),
      );
      await assert.rejects(waiting, { code: 'cancelled' });
    },
  );
});

test('the lock of a process that is gone is taken over', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  await writeFile(path, String(pid));
  const past = new Date(Date.now() - 5_000);
  await utimes(path, past, past);
  assert.equal(
    await alone(
      path,
      signal,
      () => undefined,
      () => Promise.resolve('in'),
    ),
    'in',
  );
});

test('the lock of a process that is gone is taken over where the clock was set back since', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  await writeFile(path, String(pid));
  const future = new Date(Date.now() + 3_600_000);
  await utimes(path, future, future);
  const stop = AbortSignal.timeout(3_000);
  assert.equal(
    await alone(
      path,
      stop,
      () => undefined,
      () => Promise.resolve('in'),
    ),
    'in',
  );
});
