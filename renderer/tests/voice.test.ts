import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ArmScore, Judgement, Measured, Voice } from '../../electron/contract/voice.ts';
import { compareTime, firstChoice, wholeTime } from '../screens/voice/advice/time.ts';
import { curvesOf, describeCurves } from '../screens/voice/learning/curve.ts';
import { describeStage, doingOf, stagesOf } from '../screens/voice/learning/stages.ts';
import { chanceOf, scoreWords } from '../screens/voice/trial/scoreWords.ts';
import { bestArms, formatRange, measures, measuresOf, show } from '../screens/voice/verdict/measures.ts';
import { summary } from '../screens/voice/verdict/summary.ts';
import { continuable, newestFirst, versionBefore } from '../screens/voice/versions.ts';
import { nameLanguage } from '../words/language.ts';

function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}

function around(mean: number): Measured {
  return { mean, low: mean - 0.05, high: mean + 0.05 };
}

function score(arm: ArmScore['arm'], changes: Partial<ArmScore>): ArmScore {
  const nothing = { loss: null, bleu: null, rougeL: null, style: null, greeting: null, signOff: null };
  return {
    arm,
    ...nothing,
    length: null,
    copied: null,
    facts: null,
    nextWord: null,
    saved: null,
    sureRight: null,
    ...changes,
  };
}

function judged(arms: ArmScore[], better = true): Judgement {
  const own = { style: null, greeting: null, signOff: null, copied: null };
  return { mails: 20, arms, own, styleAccuracy: null, better, reason: '' };
}

function measure(key: string): (typeof measures)[number] {
  const found = measures.find((each) => each.key === key);
  assert.ok(found);
  return found;
}

const base = {
  model: 'a',
  name: 'A',
  role: 'writer',
  suggested: false,
  obstacle: null,
  trainingSeconds: 1_200,
  memoryBytes: 1,
} as const;

test('the whole time is told only when all of it is known, and playback that is done takes none', () => {
  assert.equal(wholeTime({ playbackSeconds: 600, waiting: 10, waitingPassages: 0 }, base), 1_800);
  assert.equal(wholeTime({ playbackSeconds: null, waiting: 10, waitingPassages: 0 }, base), null);
  assert.equal(wholeTime({ playbackSeconds: null, waiting: 0, waitingPassages: 0 }, base), 1_200);
  assert.equal(wholeTime({ playbackSeconds: 600, waiting: 0, waitingPassages: 10 }, base), 1_800);
  assert.equal(
    wholeTime({ playbackSeconds: 600, waiting: 10, waitingPassages: 0 }, { ...base, trainingSeconds: null }),
    null,
  );
  const completer = { ...base, role: 'completer' } as const;
  assert.equal(
    wholeTime({ playbackSeconds: null, waiting: 10, waitingPassages: 0 }, completer),
    1_200,
    'it needs no requests',
  );
});

test('a time is compared with something everybody knows, up to a night', () => {
  assert.equal(compareTime(3_600), 'the length of lunch');
  assert.equal(compareTime(10 * 3_600), 'a night’s sleep');
  assert.equal(compareTime(40 * 3_600), null);
});

test('what is ticked at first is suggested, and can be done here', () => {
  const suggested = { ...base, model: 'b', suggested: true };
  assert.equal(firstChoice([base, suggested])?.model, 'b');
  assert.equal(firstChoice([base, { ...suggested, obstacle: 'Too big.' }])?.model, 'a');
  assert.equal(firstChoice([{ ...base, obstacle: 'Too big.' }]), undefined);
});

test('the curve of single steps is a running mean, that of kept mails is what was measured', () => {
  const { steps, learned, heldOut } = curvesOf([
    { step: 1, epoch: 1, loss: Math.log(40), heldOut: Math.log(50) },
    { step: 2, epoch: 1, loss: Math.log(40), heldOut: null },
    { step: 3, epoch: 1, loss: null, heldOut: Math.log(8) },
    { step: 4, epoch: 1, loss: Math.log(4), heldOut: null },
  ]);
  assert.deepEqual(steps, [1, 2, 3, 4]);
  assert.deepEqual(
    learned.map((value) => value && Math.round(value)),
    [40, 40, null, 16],
  );
  assert.deepEqual(
    heldOut.map((value) => value && Math.round(value)),
    [50, null, 8, null],
  );
  assert.equal(
    describeCurves({ steps, learned, heldOut }),
    'On mails it learns from, it went from 40 words to choose among to 16. ' +
      'On mails it does not learn from, it went from 50 words to choose among to 8.0.',
  );
  assert.equal(describeCurves(curvesOf([])), 'Nothing has been measured yet.');
});

test('a stage tells mails as they are, and of everything else only the time', () => {
  const step = { stage: '', done: 3, total: 9, perSecond: 0.5, secondsLeft: 12 } as const;
  assert.equal(
    plain(describeStage({ step: { ...step, unit: 'mails' } })),
    '3 of 9 mails, 30 mails a minute, 12 s left',
  );
  assert.equal(plain(describeStage({ step: { ...step, unit: 'tokens' } })), '12 s left');
  const passages = { ...step, unit: 'passages' } as const;
  assert.match(describeStage({ step: passages }), /^3 of 9 passages/);
  assert.match(doingOf({ plan: null, stage: 'playback', step: passages }), /own documents/);
  assert.equal(describeStage({ step: { ...step, unit: 'tokens', secondsLeft: null } }), '');
});

test('the best is the lowest, the highest or the nearest to one, as the measure has it; equal words are equally good', () => {
  const both = judged([
    score('retrieval', { loss: around(3), style: around(0.5), length: around(0.7), facts: around(0.801) }),
    score('both', { loss: around(2), style: around(0.7), length: around(1.2), facts: around(0.799) }),
  ]);
  assert.deepEqual(bestArms(measure('loss'), both), ['both']);
  assert.deepEqual(bestArms(measure('style'), both), ['both']);
  assert.deepEqual(bestArms(measure('length'), both), ['both']);
  assert.deepEqual(bestArms(measure('facts'), both), []);
  assert.deepEqual(bestArms(measure('bleu'), both), []);
});

test('a range says its unit once', () => {
  const shown = show(measure('style'), around(0.5));
  assert.ok(shown);
  assert.equal(plain(formatRange(measure('style'), shown)), '45 to 55 %');
  const choices = show(measure('loss'), { mean: Math.log(10), low: Math.log(8), high: Math.log(12) });
  assert.ok(choices);
  assert.equal(formatRange(measure('loss'), choices), '8.0 to 12');
});

function voice(id: number, changes: Partial<Voice> = {}): Voice {
  const numbers = { bytes: 1, pairs: 1, steps: 1, epochs: 1, lossBefore: null, lossAfter: null, seconds: 1 };
  return {
    ...{ id, base: 'a', baseName: 'A', role: 'writer', createdAt: id, from: null, active: false, ...numbers },
    ...{ judgement: judged([score('both', { style: around(0.7), loss: around(2) })]), obstacle: null },
    ...changes,
  };
}

test('one goes back to the newest earlier version that was better and can be used', () => {
  const worse = voice(3, { judgement: judged([], false) });
  const gone = voice(2, { obstacle: 'Its model is gone.' });
  const other = voice(4, { role: 'completer' });
  const voices = [voice(1), gone, worse, other, voice(5)];
  assert.equal(versionBefore(voice(5), voices)?.id, 1);
  assert.equal(versionBefore(voice(1), voices), null);
  assert.deepEqual(
    newestFirst(voices).map(({ id }) => id),
    [5, 4, 3, 2, 1],
  );
  assert.deepEqual(
    continuable([...voices, voice(6, { base: 'b' })], 'a').map(({ id }) => id),
    [5, 4, 3, 1],
  );
});

test('a version is summed up in a line, or says why it cannot be', () => {
  assert.equal(plain(summary(voice(1))), '70 % like you, wavers among 7.4 words');
  assert.equal(summary(voice(1, { judgement: null })), 'Not compared yet');
  const share = (mean: number) => ({ mean, low: mean, high: mean });
  const arms = [score('base', { nextWord: share(0.2) }), score('adapter', { nextWord: share(0.31), loss: share(1) })];
  const completing = voice(2, { role: 'completer', judgement: judged(arms) });
  assert.equal(plain(summary(completing)), 'Foresees 31 % of next words, wavers among 2.7 words');
  assert.deepEqual(
    measuresOf(judged(arms)).map(({ key }) => key),
    ['loss', 'nextWord', 'saved', 'sureRight'],
    'drafts are not measured',
  );
  assert.equal(summary(voice(1, { obstacle: 'Its model is gone.' })), 'Its model is gone.');
});

test('what completes has no stage of requests', () => {
  const plan = {
    base: 'a',
    role: 'writer',
    from: null,
    tokenWeights: false,
    onBattery: false,
    continueAtStart: true,
  } as const;
  const names = (role: 'writer' | 'completer') => stagesOf({ plan: { ...plan, role } }).map(({ stage }) => stage);
  assert.deepEqual(names('writer'), ['playback', 'preparing', 'training', 'judging']);
  assert.deepEqual(names('completer'), ['preparing', 'training', 'judging']);
});

test('a blind test says that it was chance where it may have been', () => {
  assert.ok(Math.abs(chanceOf(5, 5) - 1 / 32) < 1e-12);
  assert.ok(Math.abs(chanceOf(0, 7) - 1) < 1e-12);
  assert.match(scoreWords({ voice: 6, without: 4 }), /may well be chance/);
  assert.match(scoreWords({ voice: 9, without: 1 }), /more like you/);
  assert.match(scoreWords({ voice: 0, without: 8 }), /prefer drafts without/);
  assert.match(scoreWords({ voice: 0, without: 0 }), /no difference/);
});

test('languages are named, and what is none is left as it is', () => {
  assert.equal(nameLanguage('de'), 'German');
  assert.equal(nameLanguage('not a code'), 'not a code');
  assert.equal(nameLanguage(''), 'other');
});
