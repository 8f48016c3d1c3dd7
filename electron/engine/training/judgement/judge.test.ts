import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Arm } from '../../../contract/drafting.ts';
import type { Judgement } from '../../../contract/voice.ts';
import type { Database } from '../../store/database.ts';
import { exampleJudging, judgeableStore, type Told } from './exampleJudging.ts';
import { judge } from './judge.ts';

const never = new AbortController().signal;

async function run(database: Database, told: Told, arms: readonly Arm[], signal = never): Promise<Judgement> {
  return judge(exampleJudging(database, told), { arms, drafts: 6 }, { signal, progress: () => undefined });
}

test('arms are told apart on mails that were held out', async (t) => {
  const database = judgeableStore(t);
  const { mails, arms, own, styleAccuracy } = await run(database, { drafts: 0, scored: 0 }, [
    'base',
    'prompt',
    'retrieval',
  ]);
  assert.equal(mails, 10);
  const [base, prompt, retrieval] = arms;
  assert.ok(styleAccuracy !== null && styleAccuracy > 0.9);
  assert.ok(base?.style && retrieval?.style && own.style);
  assert.ok(base.style.mean < 0.3 && retrieval.style.mean > 0.7 && own.style.mean > 0.7);
  assert.equal(base.greeting?.mean, 0);
  assert.deepEqual([prompt?.greeting?.mean, prompt?.signOff?.mean], [1, 1], 'greeting and sign-off are put in by code');
  assert.equal(own.greeting?.mean, 1);
  assert.ok(retrieval.loss && base.loss && retrieval.loss.mean < base.loss.mean);
  assert.ok((retrieval.rougeL?.mean ?? 0) > (base.rougeL?.mean ?? 1));
});

test('what was done is kept: a stopped judgement goes on, and comes to the same', async (t) => {
  const database = judgeableStore(t);
  const stop = new AbortController();
  const told = { drafts: 0, scored: 0 };
  const stopped = judge(
    exampleJudging(database, told),
    { arms: ['base', 'retrieval'], drafts: 6 },
    {
      signal: stop.signal,
      progress: ({ stage, done }) => {
        if (/again/.test(stage) && done === 14) {
          stop.abort();
        }
      },
    },
  );
  await assert.rejects(stopped, { code: 'cancelled' });
  assert.deepEqual(told, { drafts: 4, scored: 10 });
  const whole = await run(database, told, ['base', 'retrieval']);
  assert.deepEqual(told, { drafts: 12, scored: 20 }, 'nothing twice');
  assert.deepEqual(await run(database, told, ['base', 'retrieval']), whole);
  assert.deepEqual(told, { drafts: 12, scored: 20 });
});

test('of many held-out mails so many are looked at as was asked for', async (t) => {
  const told = { drafts: 0, scored: 0 };
  const plan = { arms: ['base'] as const, drafts: 2, most: 4 };
  const judging = exampleJudging(judgeableStore(t), told);
  const { mails } = await judge(judging, plan, { signal: never, progress: () => undefined });
  assert.equal(mails, 4);
  assert.deepEqual(told, { drafts: 2, scored: 4 });
});

test('progress ends at the whole, with nothing left', async (t) => {
  const steps: { done: number; total: number | null }[] = [];
  await judge(
    exampleJudging(judgeableStore(t), { drafts: 0, scored: 0 }),
    { arms: ['base'], drafts: 4 },
    {
      signal: never,
      progress: (step) => steps.push(step),
    },
  );
  assert.deepEqual(
    steps.map(({ done }) => done),
    [8, 10, 11, 12, 13, 14],
  );
  assert.ok(steps.every(({ total }) => total === 14));
});

test('five mails are too few, and that is said', async (t) => {
  await assert.rejects(run(judgeableStore(t, 5), { drafts: 0, scored: 0 }, ['base']), { code: 'too-little-mail' });
});

test('where there is no mail by others, drafts by the model alone stand in for it', async (t) => {
  const database = judgeableStore(t);
  database.change("DELETE FROM mails WHERE direction = 'received'");
  const told: Told = { drafts: 0, scored: 0 };
  const { arms, styleAccuracy } = await run(database, told, ['base', 'retrieval']);
  assert.equal(told.drafts, 20 + 2 * 6);
  assert.ok(styleAccuracy !== null && styleAccuracy > 0.9);
  assert.ok((arms[0]?.style?.mean ?? 1) < 0.3 && (arms[1]?.style?.mean ?? 0) > 0.7);
});
