import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordVector } from '../memory/exampleEmbedder.ts';
import { memoryIsBehind } from '../memory/embed.ts';
import { AppError } from '../../contract/errors.ts';
import type { Background } from '../../contract/entities.ts';
import { BackgroundWork } from './background.ts';
import { exampleVoice } from './exampleVoice.ts';
import type { LoadedModels } from './loadedModels.ts';
import { Remembering } from './memory.ts';

test('who waits for the memory and leaves stops it only where nobody else waits', async (t) => {
  const { session, remove } = exampleVoice(20);
  t.after(remove);
  let isOpen: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    isOpen = resolve;
  });
  const embedder = {
    facts: { fingerprint: 'words' },
    dimensions: 64,
    embed: async (texts: readonly string[], { signal }: { signal: AbortSignal }) => {
      await gate;
      signal.throwIfAborted();
      return texts.map(wordVector);
    },
  };
  const models = { embedder: () => Promise.resolve(embedder) } as unknown as LoadedModels;
  const remembering = new Remembering(session, models, new BackgroundWork());
  const [one, other] = [new AbortController(), new AbortController()];
  const leaving = remembering.run(one.signal);
  const staying = remembering.run(other.signal);
  one.abort();
  await assert.rejects(leaving, { code: 'cancelled' });
  await assert.rejects(remembering.run(one.signal), { code: 'cancelled' });
  isOpen();
  await staying;
  assert.equal(memoryIsBehind(session.database()), false);
});

test('the last who waits and leaves stops it', async (t) => {
  const { session, remove } = exampleVoice(20);
  t.after(remove);
  const stop = new AbortController();
  let signalled: AbortSignal | undefined;
  const models = {
    embedder: async (signal: AbortSignal) => {
      signalled = signal;
      await new Promise(setImmediate);
      stop.abort();
      throw new Error('stopped');
    },
  } as unknown as LoadedModels;
  await assert.rejects(new Remembering(session, models, new BackgroundWork()).run(stop.signal));
  assert.equal(signalled?.aborted, true);
});

test('mail that waits for a model that is not here says so, also after other work, until the model has come', async (t) => {
  const { session, remove } = exampleVoice(20);
  t.after(remove);
  const said = 'The model for this is not here. Fetch one on the Models page.';
  let isHere = false;
  const embedder = {
    facts: { fingerprint: 'words' },
    dimensions: 64,
    embed: (texts: readonly string[]) => Promise.resolve(texts.map(wordVector)),
  };
  const models = {
    embedder: () => (isHere ? Promise.resolve(embedder) : Promise.reject(new AppError('no-model', said))),
  } as unknown as LoadedModels;
  const background = new BackgroundWork();
  const told: Background[] = [];
  background.watch((now) => told.push(now), new AbortController().signal).catch(() => undefined);
  const last = (): unknown => [told.at(-1)?.job, told.at(-1)?.waitingFor];
  const remembering = new Remembering(session, models, background);
  await assert.rejects(remembering.run(), { code: 'no-model' });
  assert.deepEqual(last(), ['embed', said]);
  background.set('learn');
  await assert.rejects(remembering.run(), { code: 'no-model' });
  assert.deepEqual(last(), ['learn', null], 'what goes on is told first');
  background.end('learn');
  assert.deepEqual(last(), ['embed', said]);
  isHere = true;
  await remembering.run();
  assert.deepEqual(last(), ['idle', null]);
  isHere = false;
  await assert.rejects(remembering.run(), { code: 'no-model' });
  assert.deepEqual(last(), ['idle', null], 'nothing waits');
});
