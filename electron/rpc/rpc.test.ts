import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { AppError } from '../contract/errors.ts';
import { method } from '../contract/method.ts';
import { connect } from './connect.ts';
import { pair } from './port.ts';
import { serve } from './serve.ts';

const contract = {
  double: method({ input: z.object({ n: z.number() }), output: z.number() }),
  count: method({ input: z.object({ to: z.number() }), progress: z.number(), output: z.number() }),
  wait: method({ input: z.object({}), output: z.null() }),
  fail: method({ input: z.object({ how: z.enum(['known', 'unknown']) }), output: z.null() }),
};

function start() {
  const [here, there] = pair();
  const internal: string[] = [];
  serve(
    there,
    contract,
    {
      double: ({ n }) => n * 2,
      count: ({ to }, { progress }) => {
        for (let i = 1; i <= to; i++) {
          progress(i);
        }
        return to;
      },
      wait: (_, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            reject(new Error('aborted'));
          });
        }),
      fail: ({ how }) => {
        throw how === 'known' ? new AppError('not-found', 'It is not there.') : new Error('a secret path');
      },
    },
    { onInternalError: (name) => internal.push(name) },
  );
  return { here, client: connect<typeof contract>(here), internal };
}

test('a call is answered', async () => {
  assert.equal(await start().client.call('double', { n: 21 }), 42);
});

test('progress arrives in order, before the result', async () => {
  const seen: number[] = [];
  const result = await start().client.call('count', { to: 3 }, { progress: (n) => seen.push(n) });
  assert.deepEqual([seen, result], [[1, 2, 3], 3]);
});

test('cancel reaches the handler and the call fails as cancelled', async () => {
  const controller = new AbortController();
  const call = start().client.call('wait', {}, { signal: controller.signal });
  controller.abort();
  await assert.rejects(call, { code: 'cancelled' });
});

test('a signal aborted beforehand cancels as well', async () => {
  await assert.rejects(start().client.call('wait', {}, { signal: AbortSignal.abort() }), { code: 'cancelled' });
});

test('an error for a person crosses with its code, any other only as internal', async () => {
  const { client, internal } = start();
  await assert.rejects(client.call('fail', { how: 'known' }), { code: 'not-found', message: 'It is not there.' });
  await assert.rejects(client.call('fail', { how: 'unknown' }), (error: AppError) => {
    assert.equal(error.code, 'internal');
    assert.doesNotMatch(error.message, /secret/);
    return true;
  });
  assert.deepEqual(internal, ['fail']);
});

test('input that does not fit is refused where it is served', async () => {
  const { client } = start();
  await assert.rejects(client.call('double', { n: 'two' as never }), { code: 'invalid-input' });
  await assert.rejects(client.call('constructor' as never, {} as never), { code: 'unknown-method' });
});

test('whatever else arrives is dropped and the server goes on', async () => {
  const { here, client } = start();
  const hostile = [
    null,
    7,
    'x',
    [],
    {},
    { id: 'a' },
    { id: 1.5, method: 'double' },
    { id: 9e99, cancel: true },
    { id: 1 },
  ];
  for (const message of hostile) {
    here.post(message as never);
  }
  assert.equal(await client.call('double', { n: 1 }), 2);
});

test('when the other side dies, what waits fails', async () => {
  const { client } = start();
  const call = client.call('wait', {});
  client.fail('engine-restarted', 'It was started again.');
  await assert.rejects(call, { code: 'engine-restarted' });
});
