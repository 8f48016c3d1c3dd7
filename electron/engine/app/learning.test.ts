import assert from 'node:assert/strict';
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { AppError, type ErrorCode } from '../../contract/errors.ts';
import type { Judgement, VoiceJob, VoicePlan } from '../../contract/voice.ts';
import { listSources, openSource, removeSource } from '../store/sources.ts';
import { takeMails } from '../store/takeMails.ts';
import { exampleMail } from '../store/exampleMail.ts';
import { activeVoice, listVoices } from '../store/voices.ts';
import { keepExamples, keptExamples, unfinishedFolder } from '../training/unfinished.ts';
import { BackgroundWork } from './background.ts';
import { exampleModels, examplePlayback, exampleVoice } from './exampleVoice.ts';
import { Learning } from './learning.ts';
import { learningStages, type StageMeans } from './learningStages.ts';
import { LoadedModels } from './loadedModels.ts';
import type { Session } from './session.ts';

// Real mail, real training and a real store; only who judges is pretended, and who finds the requests.

const { runtime, models, base } = await exampleModels();

const plan: VoicePlan = {
  ...{ base: 'tiny', role: 'writer', from: null, tokenWeights: false, onBattery: true, continueAtStart: true },
  ...{ epochs: 2, rank: 8, learningRate: 5e-3 },
};

const usualMeans: StageMeans = {
  ...{ models, runtime, loaded: new LoadedModels(models, runtime), effort: { threads: 1, lowPriority: false } },
  playback: examplePlayback(0),
  judge: () => Promise.resolve({ better: true, reason: '' } as Judgement),
};

interface Place {
  readonly session: Session;
  readonly learning: Learning;
  /** Another engine on the same data, as after the program was ended. */
  readonly again: () => Learning;
}

function open(context: TestContext, mails: number, better = true, changes: Partial<StageMeans> = {}): Place {
  const { session, remove } = exampleVoice(mails);
  const judged = { better, reason: 'It was said so.' } as Judgement;
  const means: StageMeans = { ...usualMeans, judge: () => Promise.resolve(judged), ...changes };
  const all: Learning[] = [];
  const again = (): Learning => {
    const learning = new Learning(session, new BackgroundWork(), learningStages(means));
    all.push(learning);
    return learning;
  };
  const learning = again();
  context.after(async () => {
    for (const each of all) {
      await each.settle();
    }
    remove();
  });
  return { session, learning, again };
}

/** Waits until the job looks like this, and answers it. */
async function until(learning: Learning, holds: (job: VoiceJob) => boolean): Promise<VoiceJob> {
  for (;;) {
    const job = learning.job();
    if (holds(job)) {
      return job;
    }
    assert.notEqual(job.state, 'failed', job.reason ?? '');
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

const isTraining = ({ stage, losses }: VoiceJob): boolean => stage === 'training' && losses.length > 2;

function hasCode(code: ErrorCode): (error: unknown) => boolean {
  return (error) => error instanceof AppError && error.code === code;
}

test('learns a voice through all stages and switches it on because it is better', async (context) => {
  const { session, learning } = open(context, 40);
  const stages = new Set<string>();
  const stop = new AbortController();
  const watching = learning.watch(({ stage, state }) => stages.add(stage ?? state), stop.signal);
  const both = await Promise.allSettled([learning.start('whole', plan), learning.start('whole', plan)]);
  assert.deepEqual(
    both.map(({ status }) => status),
    ['fulfilled', 'rejected'],
  );
  await assert.rejects(learning.start('whole', plan), hasCode('busy'));
  const id = await learning.finished();
  stop.abort();
  await assert.rejects(watching);
  const [voice] = listVoices(session.database());
  assert.equal(voice?.id, id);
  assert.equal(activeVoice(session.database(), 'writer')?.id, id);
  const { training } = voice;
  assert.ok((training.lossAfter ?? 9) < 0.8 * (training.lossBefore ?? 0), 'it should have learned something');
  assert.equal(training.losses.filter(({ heldOut }) => heldOut !== null).length, 3);
  assert.equal(existsSync(unfinishedFolder(session.database())), false);
  assert.ok(stages.has('training'));
  assert.equal(learning.job().state, 'done');
});

test('leaves a voice off that is no better, and goes on from it later', async (context) => {
  const { session, learning } = open(context, 40, false);
  await learning.start('whole', plan);
  const first = await learning.finished();
  assert.equal(activeVoice(session.database(), 'writer'), null);
  await learning.start('training', { ...plan, from: first, epochs: 1 });
  await learning.finished();
  const [second, before] = listVoices(session.database());
  assert.equal(second?.from, first);
  assert.ok((second.training.lossBefore ?? 9) < (before?.training.lossBefore ?? 0), 'it began where the first ended');
});

test('pauses, and goes on with the steps after', async (context) => {
  const { learning } = open(context, 40);
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
  const { learning, again } = open(context, 40);
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

test('says when there is too little to learn from', async (context) => {
  const { learning } = open(context, 5);
  await learning.start('whole', plan);
  await assert.rejects(learning.finished(), hasCode('too-little-mail'));
  assert.match(learning.job().reason ?? '', /at least 20 are needed/);
});

test('the model goes away half-way: a sentence, and it goes on when the model is back', async (context) => {
  const { learning } = open(context, 40);
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
  const { learning } = open(context, 40, true, {
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

test('weights words by what the person’s own mail says of them, where that is asked for', async (context) => {
  const { session, learning } = open(context, 40);
  await learning.start('training', { ...plan, epochs: 1, tokenWeights: true });
  await until(learning, ({ stage }) => stage === 'training');
  const kept = await keptExamples(session.database());
  const weights = new Set(kept?.examples.flatMap((example) => example.weights));
  assert.ok(weights.has(0.1), 'words that anybody would have written count little');
  assert.ok(weights.has(1), 'where no mail stood in the prompt, all words count alike');
  await learning.finished();
});

test('begins the steps anew on a machine with other cores, and refuses another file in the model’s place', async (context) => {
  const { session, learning } = open(context, 40);
  await learning.start('training', { ...plan, epochs: 6 });
  await until(learning, isTraining);
  await learning.pause();
  await learning.settle();
  const database = session.database();
  const stages = learningStages({ ...usualMeans, effort: { threads: 2, lowPriority: false } });
  const elsewhere = new Learning(session, new BackgroundWork(), stages);
  context.after(() => elsewhere.settle());
  await elsewhere.resume();
  await until(elsewhere, isTraining);
  await elsewhere.pause();
  const kept = await keptExamples(database);
  assert.ok(kept);
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
  const { session, learning } = open(context, 40, true, { playback });
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
  const { session, learning } = open(context, 40);
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

/** Takes in mails of another source, without pairs, and answers its number. */
function otherSource(session: Session, from: number, mails: number): number {
  const database = session.database();
  const { id } = openSource(database, { path: '/other', name: 'Other', format: 'mbox', fingerprint: '1' });
  takeMails(
    database,
    id,
    Array.from({ length: mails }, (_, i) =>
      exampleMail(from + i, { own: `Some other ${from + i} words of mine, Finn.` }),
    ),
    'end',
  );
  return id;
}

test('a source is removed while it trains: it begins anew without those mails, and goes on where it needs none of them', async (context) => {
  const { session, learning } = open(context, 40);
  const database = session.database();
  const other = otherSource(session, 50, 3);
  const isAdvanced = ({ stage, losses }: VoiceJob): boolean => stage === 'training' && losses.length > 5;
  await learning.start('training', { ...plan, epochs: 6 });
  await until(learning, isAdvanced);
  await learning.atRest(() => removeSource(database, other));
  assert.equal(learning.job().stage, 'training');
  assert.ok(learning.job().losses.length > 5, 'nothing that it needs was taken away');

  const [source] = listSources(database);
  assert.ok(source);
  await learning.pause();
  await learning.atRest(() => removeSource(database, source.id));
  assert.deepEqual([learning.job().state, learning.job().stage, learning.job().losses], ['paused', 'preparing', []]);
  assert.equal(existsSync(unfinishedFolder(database)), false, 'what was made of the mails went with them');
  await learning.resume();
  await assert.rejects(learning.finished(), hasCode('too-little-mail'));
});

test('a voice goes with the mails it learned, whatever the clock said and whatever came of their pairs', async (context) => {
  const { session, learning } = open(context, 40);
  const database = session.database();
  database.change('UPDATE pairs SET made_at = made_at + 86400000');
  await learning.start('training', { ...plan, epochs: 1 });
  const first = await learning.finished();
  const other = otherSource(session, 50, 3);
  await learning.start('training', { ...plan, epochs: 1, from: first });
  await learning.finished();
  await removeSource(database, other);
  assert.equal(listVoices(database).length, 2, 'they learned nothing from it');
  database.change('DELETE FROM pairs');
  const [source] = listSources(database);
  assert.ok(source);
  await removeSource(database, source.id);
  assert.deepEqual(listVoices(database), []);
});

test('paused while it prepares, it goes on where it was', async (context) => {
  let [asked, most] = [0, Infinity];
  const loaded = new LoadedModels(models, runtime);
  const { session, learning } = open(context, 40, true, { loaded });
  context.mock.method(loaded, 'meanings', () => {
    asked += 1;
    if (asked === most) {
      void learning.pause();
    }
    return Promise.resolve(null);
  });
  await learning.start('training', { ...plan, epochs: 1 });
  await learning.finished();
  const all = asked;
  assert.ok(all > 8);
  [asked, most] = [0, Math.ceil(all / 2)];
  await learning.start('training', { ...plan, epochs: 1 });
  await assert.rejects(learning.finished(), hasCode('cancelled'));
  assert.deepEqual([learning.job().state, learning.job().stage], ['paused', 'preparing']);
  await learning.resume();
  await learning.finished();
  assert.equal(asked, all, 'nothing was made twice');
  assert.equal(listVoices(session.database()).length, 2);
});

test('what it learns from is made anew where it is gone or damaged', async (context) => {
  const { session, learning } = open(context, 40);
  await learning.start('training', { ...plan, epochs: 3 });
  await until(learning, isTraining);
  await learning.pause();
  writeFileSync(join(unfinishedFolder(session.database()), 'examples'), 'damaged');
  await learning.resume();
  await learning.finished();
  assert.equal(learning.job().state, 'done');
});
