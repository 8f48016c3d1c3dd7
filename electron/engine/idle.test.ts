import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tidyWhenIdle } from './idle.ts';

const look = 15_000;

test('tidies once after each stretch of work', ({ mock }) => {
  mock.timers.enable({ apis: ['setInterval'] });
  let tidied = 0;
  const end = tidyWhenIdle(() => {
    tidied += 1;
  });
  work();
  mock.timers.tick(look);
  assert.equal(tidied, 0, 'not while there is work');
  mock.timers.tick(look);
  mock.timers.tick(look);
  assert.equal(tidied, 1);
  work();
  mock.timers.tick(look);
  mock.timers.tick(look);
  assert.equal(tidied, 2);
  end();
});

test('gives back what a stretch of work took', ({ mock }) => {
  mock.timers.enable({ apis: ['setInterval'] });
  const end = tidyWhenIdle();
  const before = process.memoryUsage().heapTotal;
  let kept: number[][] | null = Array.from({ length: 200_000 }, () => [1, 2, 3, 4, 5, 6, 7, 8]);
  const most = process.memoryUsage().heapTotal;
  assert.ok(most > before + 10e6 && kept.length > 0);
  kept = null;
  mock.timers.tick(look);
  mock.timers.tick(look);
  assert.ok(process.memoryUsage().heapTotal < most - 10e6);
  end();
});

/** Takes the processor for longer than an idle engine does. */
function work(): void {
  const { user, system } = process.cpuUsage();
  for (let used = 0; used < 400_000;) {
    const now = process.cpuUsage();
    used = now.user + now.system - user - system;
  }
}
