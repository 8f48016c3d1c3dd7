import assert from 'node:assert/strict';
import { existsSync, renameSync } from 'node:fs';
import { test } from 'node:test';
import { AppError } from '../../contract/errors.ts';
import type { Judgement } from '../../contract/voice.ts';
import { keepExamples, keptExamples, unfinishedFolder } from '../training/unfinished.ts';
import { examplePlayback, exampleVoice } from './exampleVoice.ts';
import { BackgroundWork } from './background.ts';
import { Learning } from './learning.ts';
import { learningStages, type StageMeans } from './learningStages.ts';
import { base, hasCode, isTraining, openLearning, plan, until, usualMeans } from './exampleLearning.ts';

test('pauses, and goes on with the steps after', async (context) => {
  const { learning } = openLearning(context, 40);
  await learning.start('training', { ...plan, epochs: 6 });
  await until(learning, isTraining);
  const paused = await learning.pause();
  assert.equal(paused.state, 'paused');
  await assert.rejects(learning.finished(), hasCode('cancelled'));
  const reached = paused.losses.at(-1)?.step ?? 0;
  await learning.resume();
  await learning.finished();
  const { losses } = learning.job();
  const steps = losses.filter(({ loss }) => loss !== null).map(({ step }) => step);
  assert.ok(steps.length > reached);
  assert.deepEqual(
    steps,
    steps.map((_, i) => i + 1),
    'every step once, in order',
  );
});

test('goes on by itself after the program was ended, where that is wanted', async (context) => {
  const { learning, again } = openLearning(context, 40);
  await learning.start('training', { ...plan, epochs: 6 });
  await until(learning, isTraining);
  await learning.settle();
  assert.equal(learning.job().state, 'working', 'what a killed engine leaves behind');
  const next = again();
  next.goOn();
  await next.finished();
  assert.equal(next.job().state, 'done');

  await next.start('training', { ...plan, epochs: 6, continueAtStart: false });
  await until(next, isTraining);
  await next.settle();
  const last = again();
  last.goOn();
  assert.equal(last.job().state, 'paused');
  await last.stop();
  assert.equal(last.job().state, 'stopped');
});

test('the model goes away half-way: a sentence, and it goes on when the model is back', async (context) => {
  const { learning } = openLearning(context, 40);
  await learning.start('training', { ...plan, epochs: 6 });
  await until(learning, isTraining);
  renameSync(base, `${base}.away`);
  context.after(() => {
    if (existsSync(`${base}.away`)) {
      renameSync(`${base}.away`, base);
    }
  });
  await learning.forgetModel('tiny');
  assert.equal(learning.job().state, 'failed');
  assert.match(learning.job().reason ?? '', /model was removed/);
  await learning.resume();
  await assert.rejects(learning.finished(), hasCode('no-model'));
  renameSync(`${base}.away`, base);
  await learning.resume();
  await learning.finished();
  assert.equal(learning.job().state, 'done');
});

test('a full disk stops it with a sentence, and nothing that was made is lost', async (context) => {
  let full = true;
  const { learning } = openLearning(context, 40, true, {
    judge: () => {
      if (full) {
        throw new AppError('disk-full', 'The disk is full. Make room and go on.');
      }
      return Promise.resolve({ better: true, reason: '' } as Judgement);
    },
  });
  await learning.start('whole', plan);
  await assert.rejects(learning.finished(), hasCode('disk-full'));
  const { state, reason, voice } = learning.job();
  assert.deepEqual([state, reason], ['failed', 'The disk is full. Make room and go on.']);
  full = false;
  await learning.resume();
  assert.equal(await learning.finished(), voice, 'the voice that was trained before');
});

test('begins the steps anew where they no longer fit what is learned, and refuses another file in the model’s place', async (context) => {
  const { session, learning } = openLearning(context, 40);
  await learning.start('training', { ...plan, epochs: 6 });
  await until(learning, isTraining);
  await learning.pause();
  await learning.settle();
  const database = session.database();
  const kept = await keptExamples(database);
  assert.ok(kept);
  await keepExamples(database, { ...kept, examples: kept.examples.slice(1) });
  const elsewhere = new Learning(session, new BackgroundWork(), learningStages(usualMeans));
  context.after(() => elsewhere.settle());
  await elsewhere.resume();
  await until(elsewhere, isTraining);
  await elsewhere.pause();
  await keepExamples(database, { ...kept, baseHash: 'f'.repeat(64) });
  await elsewhere.resume();
  await assert.rejects(elsewhere.finished(), hasCode('hash-mismatch'));
  assert.match(elsewhere.job().reason ?? '', /replaced by another file/);
});

test('a job ends where not even that can be written down, says why, and goes on afterwards', async (context) => {
  let isFull = true;
  const playback: StageMeans['playback'] = {
    run: () => {
      if (isFull) {
        session.database().define('PRAGMA query_only = 1');
        return Promise.reject(new AppError('disk-full', 'The disk is full.'));
      }
      return examplePlayback(0).run();
    },
  };
  const { session, learning } = openLearning(context, 40, true, { playback });
  await learning.start('whole', plan);
  await assert.rejects(learning.finished(), hasCode('disk-full'));
  assert.deepEqual([learning.job().state, learning.job().reason], ['failed', 'The disk is full.']);
  isFull = false;
  session.database().define('PRAGMA query_only = 0');
  await learning.resume();
  await learning.finished();
  assert.equal(learning.job().state, 'done');
});

test('ended while it is being paused, it is ended; gone on with while it is being paused, it goes on', async (context) => {
  const { session, learning } = openLearning(context, 40);
  await learning.start('training', { ...plan, epochs: 6 });
  await until(learning, isTraining);
  const [, resumed] = await Promise.all([learning.pause(), learning.resume()]);
  assert.equal(resumed.state, 'working');
  await until(learning, isTraining);
  await Promise.all([learning.pause(), learning.resume(), learning.pause()]);
  assert.equal(learning.job().state, 'paused');
  await learning.resume();
  await Promise.all([learning.pause(), learning.resume(), learning.pause(), learning.resume()]);
  assert.equal(learning.job().state, 'working');
  await Promise.all([learning.pause(), learning.stop()]);
  assert.equal(learning.job().state, 'stopped');
  assert.equal(existsSync(unfinishedFolder(session.database())), false);
  await assert.rejects(learning.resume(), hasCode('not-found'));
});

test('a full disk while progress is noted does not fail whoever reports it', async (context) => {
  const { session, remove } = exampleVoice(40);
  context.after(remove);
  const nothing = (): Promise<void> => Promise.resolve();
  const learning = new Learning(session, new BackgroundWork(), {
    ...{ preparing: nothing, training: nothing, judging: nothing },
    playback: async ({ change }) => {
      session.database().define('PRAGMA query_only = 1');
      const clock = context.mock.method(performance, 'now', () => 1e12);
      try {
        change({ tokensPerSecond: 5 });
      } finally {
        clock.mock.restore();
        session.database().define('PRAGMA query_only = 0');
      }
      await nothing();
    },
  });
  await learning.start('whole', plan);
  await until(learning, ({ state }) => state === 'done');
  assert.equal(learning.job().tokensPerSecond, 5);
});
