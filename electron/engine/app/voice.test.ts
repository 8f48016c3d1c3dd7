import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import { test } from 'node:test';
import { AppError, type ErrorCode } from '../../contract/errors.ts';
import type { Judgement, VoiceJob, VoicePlan } from '../../contract/voice.ts';
import { BackgroundWork } from './background.ts';
import { exampleModels, examplePlayback, exampleVoice } from './exampleVoice.ts';
import { Learning } from './learning.ts';
import { learningStages } from './learningStages.ts';
import { LoadedModels } from './loadedModels.ts';
import { voiceHandlers } from './voice.ts';

const { runtime, models, base } = await exampleModels();

function open(mails: number): { handlers: ReturnType<typeof voiceHandlers>; close: () => Promise<void> } {
  const { session, remove } = exampleVoice(mails);
  const learning = new Learning(
    session,
    new BackgroundWork(),
    learningStages({
      ...{ models, runtime, loaded: new LoadedModels(models, runtime), effort: { threads: 1, lowPriority: false } },
      playback: examplePlayback(mails),
      judge: () => Promise.resolve({ better: false, reason: '' } as Judgement),
    }),
  );
  return {
    handlers: voiceHandlers({ session, models, runtime, learning }),
    close: async () => {
      await learning.settle();
      remove();
    },
  };
}

const plan: VoicePlan = {
  ...{ base: 'tiny', role: 'writer', from: null, tokenWeights: false, onBattery: true, continueAtStart: true },
  ...{ epochs: 4, rank: 8, learningRate: 5e-3 },
};
const quiet = { signal: new AbortController().signal, progress: () => undefined };

function hasCode(code: ErrorCode): (error: unknown) => boolean {
  return (error) => error instanceof AppError && error.code === code;
}

test('advises, and after measuring knows what training takes here', async (context) => {
  const { handlers, close } = open(80);
  context.after(close);
  const advice = await handlers['voice.advice']({}, quiet);
  assert.deepEqual([advice.mails, advice.verdict, advice.pairs, advice.waiting], [80, 'little', 80, 0]);
  const [first] = advice.bases;
  assert.deepEqual(
    [first?.model, first?.suggested, first?.obstacle, first?.trainingSeconds],
    ['tiny', true, null, null],
  );
  const measured = await handlers['voice.measure']({}, quiet);
  assert.ok((measured.bases[0]?.trainingSeconds ?? 0) > 0 && (measured.bases[0]?.memoryBytes ?? 0) > 1e6);
});

test('training for the command line: stopping is a pause, the same plan goes on, another is refused', async (context) => {
  const { handlers, close } = open(40);
  context.after(close);
  const stop = new AbortController();
  const reached: number[] = [];
  const follow = ({ losses }: VoiceJob): void => {
    reached.push(losses.at(-1)?.step ?? 0);
  };
  const stopped = handlers['voice.train'](plan, {
    signal: stop.signal,
    progress: (job) => {
      follow(job);
      if (job.losses.length > 2) {
        stop.abort();
      }
    },
  });
  await assert.rejects(Promise.resolve(stopped), hasCode('cancelled'));
  await assert.rejects(
    Promise.resolve(handlers['voice.train']({ ...plan, epochs: 1 }, quiet)),
    (error) => hasCode('busy')(error) && /voices stop/.test((error as AppError).message),
  );
  const before = Math.max(...reached);
  reached.length = 0;
  const voice = await handlers['voice.train'](plan, { ...quiet, progress: follow });
  assert.ok(voice.steps > before && reached.every((step) => step >= before - 1));
  assert.equal(voice.judgement, null);
});

test('a version that is being gone on from is not deleted until that has ended', async (context) => {
  const { handlers, close } = open(40);
  context.after(close);
  const { id: first } = await handlers['voice.train']({ ...plan, epochs: 1 }, quiet);
  await handlers['voice.start']({ ...plan, from: first }, quiet);
  await handlers['voice.pause']({}, quiet);
  await assert.rejects(
    Promise.resolve().then(() => handlers['voice.delete']({ id: first }, quiet)),
    hasCode('busy'),
  );
  await handlers['voice.stop']({}, quiet);
  assert.deepEqual(await handlers['voice.delete']({ id: first }, quiet), []);
});

// The last: it damages the model.
test('lists, switches on and off, deletes; a replaced model is told', async (context) => {
  const { handlers, close } = open(40);
  context.after(close);
  const { id } = await handlers['voice.train']({ ...plan, epochs: 1 }, quiet);
  const on = await handlers['voice.use']({ id, role: 'writer' }, quiet);
  assert.deepEqual([on[0]?.active, on[0]?.obstacle, on[0]?.baseName], [true, null, 'Tiny']);
  assert.ok((on[0]?.bytes ?? 0) > 1_000);
  const off = await handlers['voice.use']({ id: null, role: 'writer' }, quiet);
  assert.equal(off[0]?.active, false);
  assert.deepEqual(await handlers['voice.replaced']({ id }, quiet), []);
  assert.equal((await handlers['voice.delete']({ id }, quiet)).length, 0);
  await assert.rejects(Promise.resolve(handlers['voice.use']({ id, role: 'writer' }, quiet)), hasCode('not-found'));

  const { id: other } = await handlers['voice.train']({ ...plan, epochs: 1 }, quiet);
  appendFileSync(base, 'x');
  assert.match((await handlers['voice.list']({}, quiet))[0]?.obstacle ?? '', /Tiny/);
  await assert.rejects(Promise.resolve(handlers['voice.use']({ id: other, role: 'writer' }, quiet)));
});
