import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, type TestContext, test } from 'node:test';
import { makeTiny } from '../../../models/makeTiny.ts';
import { AppError, type ErrorCode } from '../../contract/errors.ts';
import type { Judgement, VoiceJob, VoicePlan } from '../../contract/voice.ts';
import { Models } from '../model/models.ts';
import { writeOwnModels } from '../model/ownModels.ts';
import { Runtime } from '../model/runtime.ts';
import { exampleMail } from '../store/exampleMail.ts';
import { setIdentity } from '../store/identity.ts';
import { keepPairs } from '../store/pairs.ts';
import { openSource } from '../store/sources.ts';
import { takeMails } from '../store/takeMails.ts';
import { activeVoice, listVoices } from '../store/voices.ts';
import { unfinishedFolder } from '../training/unfinished.ts';
import { BackgroundWork } from './background.ts';
import { Learning } from './learning.ts';
import { learningStages, type StageMeans } from './learningStages.ts';
import { LoadedModels } from './loadedModels.ts';
import { Session } from './session.ts';

// Real mail, real training and a real store; only who judges is pretended, and who finds the requests.

const folder = mkdtempSync(join(tmpdir(), 'ownhand-learning-'));
process.env.OWNHAND_MODELS = folder;
const runtime = new Runtime();
after(async () => {
  await runtime.stop();
  rmSync(folder, { recursive: true, force: true });
});
const base = join(folder, 'tiny.gguf');
writeFileSync(
  base,
  makeTiny({ architecture: 'llama', layers: 1, channels: 32, heads: 2, keyHeads: 1, feedForward: 48 }),
);
await writeOwnModels(folder, [
  {
    ...{ id: 'tiny', path: base, name: 'Tiny', roles: ['writer'], bytes: statSync(base).size },
    ...{ parameters: 1e5, quantization: 'F32', architecture: 'llama' },
  },
]);

const plan: VoicePlan = {
  ...{ base: 'tiny', role: 'writer', from: null, tokenWeights: false, onBattery: true, continueAtStart: true },
  ...{ epochs: 2, rank: 8, learningRate: 5e-3 },
};

interface Place {
  readonly session: Session;
  readonly learning: Learning;
  /** Another engine on the same data, as after the program was ended. */
  readonly again: () => Learning;
}

function open(context: TestContext, mails: number, better = true, changes: Partial<StageMeans> = {}): Place {
  const home = mkdtempSync(join(tmpdir(), 'ownhand-home-'));
  const session = new Session(home, () => undefined);
  session.unlockWithKey('ab'.repeat(32));
  const database = session.database();
  fill(session, mails);
  const models = new Models({ folder, runtime, offered: [], choices: { read: () => ({}), write: () => undefined } });
  const means: StageMeans = {
    ...{ models, runtime, loaded: new LoadedModels(models, runtime) },
    effort: { threads: 1, lowPriority: false },
    playback: {
      run: () =>
        Promise.resolve({ mails, kept: mails, dropped: [], forms: [], seconds: 1, mailsPerMinute: 60 * mails }),
    },
    judge: () => Promise.resolve({ better, reason: 'It was said so.' } as Judgement),
    ...changes,
  };
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
    assert.equal(database, session.database());
    session.close();
    rmSync(home, { recursive: true, force: true });
  });
  return { session, learning, again };
}

const words = 'apples lanterns boats paper rivers clocks bridges seeds candles ropes'.split(' ');

function fill(session: Session, mails: number): void {
  const database = session.database();
  void setIdentity(database, { name: 'Ada Brook', addresses: ['ada@example.org'] });
  const source = openSource(database, { path: '/example/Sent.mbox', name: 'Sent', format: 'mbox', fingerprint: '1' });
  const own = (i: number): string =>
    `I have ${i} ${words[i % 10] ?? ''} for you and ${i * 7} ${words[(i * 3 + 1) % 10] ?? ''} more.`;
  takeMails(
    database,
    source.id,
    Array.from({ length: mails }, (_, i) => exampleMail(i + 1, { own: own(i + 1) })),
    'end',
  );
  for (let i = 1; i <= mails; i++) {
    const request = `Tell Finn that there are ${i} ${words[i % 10] ?? ''}.`;
    keepPairs(database, i, [{ form: 'sentence', request, gain: 1, dropped: null, model: 'rule' }]);
  }
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
  learning.resume();
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
  learning.resume();
  await assert.rejects(learning.finished(), hasCode('no-model'));
  renameSync(`${base}.away`, base);
  learning.resume();
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
  learning.resume();
  assert.equal(await learning.finished(), voice, 'the voice that was trained before');
});
