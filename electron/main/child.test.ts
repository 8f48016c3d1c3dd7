import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { Engine } from '../contract/engine.ts';
import type { EngineState } from '../contract/host.ts';
import { connect } from '../rpc/connect.ts';
import { pair } from '../rpc/port.ts';
import { relay } from './broker.ts';
import { EngineChild } from './child.ts';

const delays = [20, 20, 20];

function start(context: TestContext, node = process.execPath): { child: EngineChild; log: string } {
  const home = mkdtempSync(join(tmpdir(), 'ownhand-child-'));
  const log = join(home, 'engine.log');
  const entry = join(import.meta.dirname, 'testing', 'smallEngine.ts');
  const child = new EngineChild({ node, entry, home, log, delays });
  context.after(async () => {
    await child.quit();
    rmSync(home, { recursive: true, force: true });
  });
  return { child, log };
}

/** A page's end of a port that is carried to the engine. */
function page(child: EngineChild): ReturnType<typeof connect<Engine>> {
  const [near, far] = pair();
  relay(child, far);
  return connect<Engine>(near);
}

function until(child: EngineChild, wanted: EngineState['state']): Promise<EngineState> {
  return new Promise((resolve) => {
    const stop = child.onState((state) => {
      if (state.state === wanted) {
        stop();
        resolve(state);
      }
    });
  });
}

/** The log is written behind the child's back, so its last line may come a moment after the child's end. */
async function logSays(log: string, line: RegExp): Promise<void> {
  for (let tries = 0; tries < 200 && !line.test(readFileSync(log, 'utf8')); tries += 1) {
    await wait(25);
  }
  assert.match(readFileSync(log, 'utf8'), line);
}

test('calls made before the engine is ready are answered, and main alone reaches what is main’s', async (context) => {
  const { child } = start(context);
  const client = page(child);
  const [ping, registered] = await Promise.all([
    client.call('engine.ping', {}),
    child.call('path.register', { path: '/mail' }),
  ]);
  assert.match(ping.version, /^--home /);
  assert.equal(registered.ref, '/mail');
  await assert.rejects(client.call('path.register' as 'engine.ping', {}), { code: 'unknown-method' });
});

test('a killed engine is started again: what was under way fails, what comes meanwhile waits', async (context) => {
  const { child, log } = start(context);
  const client = page(child);
  const { pid } = await client.call('engine.ping', {});
  let underWay: Promise<null> | undefined;
  await new Promise<void>((resolve) => {
    underWay = client.call(
      'engine.background',
      {},
      {
        progress: () => {
          resolve();
        },
      },
    );
    underWay.catch(() => undefined);
  });
  const restarting = until(child, 'restarting');
  process.kill(pid, 'SIGKILL');
  await assert.rejects(underWay ?? Promise.resolve(), { code: 'engine-restarted' });
  assert.match((await restarting).message ?? '', /started again/);
  const next = await client.call('engine.ping', {});
  assert.notEqual(next.pid, pid);
  await logSays(log, /ended with SIGKILL/);
});

test('an engine that keeps dying is given up with a sentence, and can be started by hand', async (context) => {
  process.env['SMALL_ENGINE_DIES'] = '1';
  const { child } = start(context);
  const client = page(child);
  const early = client.call('engine.ping', {});
  early.catch(() => undefined);
  const { message } = await until(child, 'failed');
  delete process.env['SMALL_ENGINE_DIES'];
  assert.match(message ?? '', /engine\.log/);
  await assert.rejects(early, { name: 'AppError' });
  await assert.rejects(client.call('engine.ping', {}), { code: 'engine-gone' });
  child.restart();
  await client.call('engine.ping', {});
});

test('a Node that is not there is a failure, not an exception', async (context) => {
  const { child } = start(context, '/nowhere/node');
  await until(child, 'failed');
});

test('quitting asks the engine to finish, and it is not started again', async (context) => {
  const { child, log } = start(context);
  await child.call('engine.ping', {});
  await child.quit();
  await logSays(log, /ended with code 0/);
  assert.equal(child.openPort(), null);
});

test('what JSON cannot say is answered, and the engine goes on', async (context) => {
  const { child } = start(context);
  const client = page(child);
  const ring: Record<string, unknown> = {};
  ring['self'] = ring;
  for (const input of [{ id: 5n }, ring]) {
    await assert.rejects(client.call('mail.read', input as { id: number }), { code: 'invalid-input' });
  }
  await client.call('engine.ping', {});
});

test('the engine does not inherit what would change its Node', async (context) => {
  process.env['NODE_OPTIONS'] = '--no-warnings';
  const { child } = start(context);
  delete process.env['NODE_OPTIONS'];
  assert.equal((await child.call('path.register', { path: 'x' })).name, 'none');
});
