import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { makeTiny } from '../../models/makeTiny.ts';
import { AppError } from '../contract/errors.ts';
import type { trainer, TrainerOptions, TrainerProgress } from '../contract/trainer.ts';
import { parentEnd } from '../rpc/childPort.ts';
import { connect, type Client } from '../rpc/connect.ts';

const folder = mkdtempSync(join(tmpdir(), 'ownhand-trainer-process-'));
after(() => {
  rmSync(folder, { recursive: true, force: true });
});
const base = join(folder, 'base.gguf');
// Large enough that a micro-batch takes a while.
writeFileSync(
  base,
  makeTiny({ architecture: 'llama', layers: 4, channels: 256, heads: 4, headChannels: 64, feedForward: 768 }),
);

function start(): { child: ChildProcess; client: Client<typeof trainer> } {
  const child = spawn(process.execPath, [fileURLToPath(new URL('index.ts', import.meta.url))], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    serialization: 'json',
  });
  const client = connect<typeof trainer>(parentEnd(child).open(0));
  child.on('exit', () => {
    client.fail('internal', 'The trainer has stopped.');
  });
  return { child, client };
}

function plan(name: string, changes: Partial<TrainerOptions> = {}): TrainerOptions {
  const examples = Array.from({ length: 12 }, (_, mail) => {
    const tokens = [1, ...Array.from({ length: 120 }, (_unused, i) => 260 + ((mail * 11 + i * 3) % 57))];
    return { tokens, weights: tokens.map((_unused, i) => (i < 10 ? 0 : 1)) };
  });
  return {
    base,
    examples,
    output: join(folder, `${name}.gguf`),
    threads: 1,
    context: 256,
    epochs: 3,
    arithmetic: { forwardType: 'f32', backwardType: 'f32', headType: 'f32', headBackwardType: 'f32' },
    ...changes,
  };
}

test('stops in the middle of a micro-batch, not after it', async () => {
  const { child, client } = start();
  const tokens = [1, ...Array.from({ length: 800 }, (_, i) => 260 + ((i * 7) % 57))];
  const long = [{ tokens, weights: tokens.map(() => 1) }];
  const controller = new AbortController();
  const times: number[] = [];
  const call = client.call('trainer.train', plan('stopped', { examples: long, context: 2048, epochs: 500 }), {
    signal: controller.signal,
    progress: ({ phase }) => {
      if (phase === 'training') {
        times.push(performance.now());
        if (times.length === 3) {
          controller.abort();
        }
      }
    },
  });
  await assert.rejects(call, (error) => error instanceof AppError && error.code === 'cancelled');
  const took = performance.now() - (times[2] ?? 0);
  const step = (times[2] ?? 0) - (times[1] ?? 0);
  assert.ok(took < step / 2, `took ${took} ms, a step ${step} ms`);
  child.disconnect();
  await once(child, 'exit');
});

test('killed at any moment, it loses at most the steps since the last checkpoint', async () => {
  const everySteps = 2;
  const place = join(folder, 'killed');
  const options = plan('killed', {
    checkpoint: { folder: place, key: randomBytes(32).toString('base64'), everySteps },
  });
  let reached = 0;
  for (const atLeast of [3, 1, 4, 2]) {
    const { child, client } = start();
    const steps: number[] = [];
    const call = client.call('trainer.train', options, {
      progress: ({ phase, step }: TrainerProgress) => {
        if (phase === 'training') {
          steps.push(step);
        }
      },
    });
    const failed = assert.rejects(call);
    while (steps.length < atLeast) {
      await wait(1);
    }
    await wait(Math.random() * 40);
    child.kill('SIGKILL');
    await failed;
    const first = steps[0] ?? 0;
    assert.ok(first > reached - everySteps, `began again at ${first} after having reached ${reached}`);
    reached = steps.at(-1) ?? 0;
  }
  assert.ok(readdirSync(place).length > 0);
  const { child, client } = start();
  await client.call('trainer.train', options);
  await client.call('trainer.train', plan('whole'));
  child.disconnect();
  assert.deepEqual(readFileSync(join(folder, 'killed.gguf')), readFileSync(join(folder, 'whole.gguf')));
});

test('does one thing at a time, and a mistake in one call does not end it', async () => {
  const { child, client } = start();
  const first = client.call('trainer.train', plan('first', { epochs: 1 }));
  await assert.rejects(client.call('trainer.estimate', plan('second')), (error) => (error as AppError).code === 'busy');
  await first;
  await assert.rejects(client.call('trainer.train', plan('none', { base: join(folder, 'none') })), /base model/);
  const estimate = await client.call('trainer.estimate', plan('second'));
  assert.ok(estimate.tokensPerSecond > 0);
  child.disconnect();
});

test('scores examples, and says how far it has come', async () => {
  const { child, client } = start();
  const { examples, threads } = plan('scored');
  const heard: number[] = [];
  const { losses } = await client.call(
    'trainer.score',
    { base, examples, threads },
    {
      progress: ({ phase, done }) => {
        if (phase === 'scoring') {
          heard.push(done);
        }
      },
    },
  );
  assert.deepEqual(
    heard,
    losses.map((_, i) => i + 1),
  );
  assert.ok(losses.every(({ loss, weight }) => weight === 111 && loss / weight > 1 && loss / weight < 20));
  child.disconnect();
});
