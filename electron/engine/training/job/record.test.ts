import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LossPoint, VoicePlan } from '../../../contract/voice.ts';
import { addLoss, beginJob, describeJob, endJob, JobRecord, nextStage, pauseJob, resumeJob } from './record.ts';

const plan: VoicePlan = {
  ...{ base: 'tiny', role: 'writer', from: null, tokenWeights: false, onBattery: false, continueAtStart: true },
};
const nothing = { step: null, waiting: null };

test('goes through its stages, the short way too', () => {
  const stages = (scope: JobRecord['scope'], role: VoicePlan['role'] = 'writer'): string[] => {
    const seen: string[] = [];
    let record: JobRecord | null = beginJob(scope, { ...plan, role }, 1);
    while (record !== null) {
      seen.push(record.stage);
      const stage = nextStage(record);
      record = stage === null ? null : { ...record, stage };
    }
    return seen;
  };
  assert.deepEqual(stages('whole'), ['playback', 'preparing', 'training', 'judging']);
  assert.deepEqual(stages('training'), ['preparing', 'training']);
  assert.deepEqual(stages('whole', 'completer'), ['preparing', 'training', 'judging'], 'no requests are needed');
});

test('looks from outside like what it is', () => {
  const begun = beginJob('whole', plan, 1);
  assert.equal(describeJob(null, nothing).state, 'none');
  assert.equal(describeJob(begun, nothing).state, 'working');
  const waiting = describeJob(begun, { ...nothing, waiting: 'Waits for the power cable.' });
  assert.deepEqual([waiting.state, waiting.reason], ['waiting', 'Waits for the power cable.']);
  assert.equal(describeJob(pauseJob(begun), { ...nothing, waiting: 'x' }).state, 'paused');
  const failed = endJob(begun, 'failed', 'The disk is full.', 9);
  assert.deepEqual(
    [describeJob(failed, nothing).reason, describeJob(failed, nothing).stage],
    ['The disk is full.', 'playback'],
  );
  assert.deepEqual([resumeJob(failed).state, resumeJob(failed).reason], ['working', null]);
  assert.equal(describeJob(endJob(begun, 'done', null, 9), nothing).stage, null);
});

test('how far a stage has come is told also while it rests, and not once it is over', () => {
  const begun = beginJob('whole', plan, 1);
  const live = {
    step: { stage: '', done: 3, total: 9, unit: 'mails', perSecond: 1, secondsLeft: 6 },
    waiting: null,
  } as const;
  for (const resting of [pauseJob(begun), endJob(begun, 'failed', 'The disk is full.', 9)]) {
    assert.equal(describeJob(resting, live).step?.done, 3);
  }
  assert.equal(describeJob(endJob(begun, 'stopped', null, 9), live).step, null);
});

test('survives the store, also from before it was told whether it began again', () => {
  const { renewed, ...earlier } = beginJob('whole', plan, 1);
  assert.deepEqual(JobRecord.parse(earlier), { ...earlier, renewed });
  const record = { ...beginJob('whole', plan, 1), losses: [{ step: 1, epoch: 1, loss: 2, heldOut: null }] };
  assert.deepEqual(JobRecord.parse(JSON.parse(JSON.stringify(record))), record);
});

test('repeated steps replace those of before the pause; held-out losses stay', () => {
  const point = (step: number, loss: number | null, heldOut: number | null = null): LossPoint => ({
    ...{ step, epoch: 1, loss, heldOut },
  });
  let losses: LossPoint[] = [];
  for (const one of [point(0, null, 3), point(1, 2.9), point(2, 2.8), point(2, null, 2.7), point(3, 2.6)]) {
    losses = addLoss(losses, one);
  }
  assert.deepEqual(losses, [point(0, null, 3), point(1, 2.9), point(2, 2.8, 2.7), point(3, 2.6)]);
  assert.deepEqual(addLoss(losses, point(3, 2.5)).at(-1), point(3, 2.5));
  assert.equal(addLoss(losses, point(3, 2.5)).length, 4);
});

test('a long curve is thinned and keeps its held-out losses', () => {
  let losses: LossPoint[] = [];
  for (let step = 1; step <= 5_000; step++) {
    losses = addLoss(losses, { step, epoch: 1, loss: 1 / step, heldOut: step % 1_000 === 0 ? 1 : null });
  }
  assert.ok(losses.length <= 600 && losses.length > 250);
  assert.equal(losses.filter(({ heldOut }) => heldOut !== null).length, 5);
  assert.equal(losses.at(-1)?.step, 5_000);
});
