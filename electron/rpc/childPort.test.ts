import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { z } from 'zod';
import { method } from '../contract/method.ts';
import { type ChildPort, engineEnd, parentEnd } from './childPort.ts';
import { connect } from './connect.ts';
import { serve } from './serve.ts';

const contract = {
  double: method({ input: z.object({ value: z.number() }), output: z.number() }),
  count: method({ input: z.object({ to: z.number() }), progress: z.number(), output: z.null() }),
  forever: method({ input: z.object({}), output: z.null() }),
  portNumber: method({ input: z.object({}), output: z.number() }),
  aborted: method({ input: z.object({}), output: z.number() }),
  exit: method({ input: z.object({}), output: z.null() }),
};

// The child runs this same file: real processes, real channel.
if (process.send === undefined || process.env['OWNHAND_CHILD_PORT_TEST'] === undefined) {
  runTests();
} else {
  let aborted = 0;
  engineEnd(process, (port, number) => {
    serve(port, contract, {
      double: ({ value }) => value * 2,
      count: ({ to }, { progress }) => {
        for (let step = 1; step <= to; step++) {
          progress(step);
        }
        return null;
      },
      forever: (_, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            aborted++;
            reject(new Error('stopped'));
          });
        }),
      portNumber: () => number,
      aborted: () => aborted,
      exit: () => process.exit(3),
    });
  });
}

function start(): { child: ChildProcess; open: (number: number) => ChildPort } {
  const child = fork(import.meta.filename, { env: { ...process.env, OWNHAND_CHILD_PORT_TEST: '1' }, execArgv: [] });
  const end = parentEnd(child);
  return { child, open: (number) => end.open(number) };
}

function runTests(): void {
  test('two ports share one channel and keep their answers apart', async () => {
    const { child, open } = start();
    const [main, window] = [connect<typeof contract>(open(0)), connect<typeof contract>(open(7))];
    const answers = await Promise.all([
      main.call('double', { value: 4 }),
      window.call('double', { value: 5 }),
      main.call('portNumber', {}),
      window.call('portNumber', {}),
    ]);
    assert.deepEqual(answers, [8, 10, 0, 7]);
    child.kill();
  });

  test('progress arrives in order and before the result', async () => {
    const { child, open } = start();
    const seen: number[] = [];
    await connect<typeof contract>(open(1)).call('count', { to: 2_000 }, { progress: (step) => void seen.push(step) });
    assert.deepEqual(
      seen,
      Array.from({ length: 2_000 }, (_, index) => index + 1),
    );
    child.kill();
  });

  test('closing a port aborts what runs on it and leaves the others alone', async () => {
    const { child, open } = start();
    const port = open(1);
    const other = connect<typeof contract>(open(2));
    connect<typeof contract>(port)
      .call('forever', {})
      .catch(() => undefined);
    assert.equal(await other.call('aborted', {}), 0);
    port.close();
    assert.equal(await other.call('aborted', {}), 1);
    assert.equal(await other.call('double', { value: 21 }), 42);
    child.kill();
  });

  test('a child that dies fails every waiting call, and later posts are harmless', async () => {
    const { child, open } = start();
    const port = open(1);
    const client = connect<typeof contract>(port);
    const waiting = client.call('forever', {});
    client.call('exit', {}).catch(() => undefined);
    await assert.rejects(waiting, { name: 'AppError', code: 'engine-gone' });
    port.post({ id: 99, method: 'double', input: { value: 1 } });
    port.close();
    if (child.exitCode === null) {
      await once(child, 'exit');
    }
    assert.equal(child.exitCode, 3);
  });

  test('what is not a parcel is dropped', async () => {
    const { child, open } = start();
    for (const noise of [null, 5, 'text', [], {}, { port: 'x' }, { port: 1.5, message: 1 }, { port: 1 }]) {
      child.send(noise as never);
    }
    assert.equal(await connect<typeof contract>(open(1)).call('double', { value: 3 }), 6);
    child.kill();
  });
}
