import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Arm } from '../../../contract/entities.ts';
import type { Judgement } from '../../../contract/voice.ts';
import type { WriteRequest } from '../../model/writing.ts';
import type { Database } from '../../store/database.ts';
import { exampleMail, exampleStore } from '../../store/exampleMail.ts';
import { takeMails } from '../../store/takeMails.ts';
import { judge, type Judging } from './judge.ts';
import { seeded } from './bootstrap.ts';

const never = new AbortController().signal;
const things =
  `boat kiln ladder garden piano bridge lantern cellar orchard parcel chapel meadow attic station harbour kitchen tower
   saddle violin carpet mirror basket bucket candle hammer kettle pillow ribbon shovel teapot wagon whistle`.split(
    /\s+/,
  );

function pick(number: number, step: number): string {
  return things[Math.floor(seeded(number * 31 + step)() * things.length)] ?? '';
}

/** Terse mails of the person, and formal ones by somebody else. */
function storeOf(t: TestContext, sent = 40): Database {
  const { database, sourceId, remove } = exampleStore();
  t.after(remove);
  const own = Array.from({ length: sent }, (_, at) =>
    exampleMail(at + 1, { own: `${terse(at)} see you by the ${pick(at, 5)} or the ${pick(at, 6)}!` }),
  );
  const others = Array.from({ length: 40 }, (_, at) =>
    exampleMail(1_000 + at, {
      direction: 'received',
      from: { name: 'Bo Hale', address: `bo${at % 4}@example.org` },
      parts: [{ kind: 'own', text: formal(at + 500) }],
    }),
  );
  takeMails(database, sourceId, [...own, ...others], null);
  return database;
}

function terse(number: number): string {
  const [one, two, three, four] = [1, 2, 3, 4].map((step) => pick(number, step));
  return `${one} is done - ${two} comes next, bring the ${three} n the ${four}. no rush tho,`;
}

function formal(number: number): string {
  return `I am pleased to inform you that the ${pick(number, 1)} is ready. Please bring the ${pick(number, 2)} with you.`;
}

interface Told {
  drafts: number;
  scored: number;
}

/** A model that writes like the person when it has been shown their mail or has learned, else like everybody. */
function judging(database: Database, told: Told, voice: number | null = null): Judging {
  const write = (adapted: boolean) => (request: WriteRequest) => {
    told.drafts += 1;
    const messages = 'messages' in request.prompt ? request.prompt.messages : [];
    const knows = adapted || messages.some(({ role, text }) => role === 'assistant' && text.includes('no rush tho'));
    const text = knows ? terse(told.drafts) : formal(told.drafts);
    request.onText?.(text);
    const counts = { tokens: 9, promptTokens: 9, keptTokens: 0, firstTokenMs: 1, tokensPerSecond: 1 };
    return Promise.resolve({ ...counts, text, ending: 'end' as const });
  };
  return {
    database,
    model: 'example',
    voice,
    embed: () => Promise.resolve(null),
    meanings: () => Promise.resolve(null),
    writer: (adapted) =>
      Promise.resolve({
        write: write(adapted),
        textTokens: () => [],
        countTokens: (text) => text.length / 4,
        promptSpeed: 99,
      }),
    tokenize: (turns, answer) => ({ tokens: [turns.length, answer.length], weights: [0, answer.length] }),
    score: (examples, adapted) => {
      told.scored += examples.length;
      return Promise.resolve(
        examples.map(({ tokens: [turns = 0], weights: [, weight = 0] }) => ({
          loss: weight * (3 - turns / 100 - (adapted ? 1 : 0)),
          weight,
        })),
      );
    },
  };
}

async function run(database: Database, told: Told, arms: readonly Arm[], signal = never): Promise<Judgement> {
  return judge(judging(database, told), { arms, drafts: 6 }, { signal, progress: () => undefined });
}

test('arms are told apart on mails that were held out', async (t) => {
  const database = storeOf(t);
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
  const database = storeOf(t);
  const stop = new AbortController();
  const told = { drafts: 0, scored: 0 };
  const stopped = judge(
    judging(database, told),
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

test('progress ends at the whole, with nothing left', async (t) => {
  const steps: { done: number; total: number | null }[] = [];
  await judge(
    judging(storeOf(t), { drafts: 0, scored: 0 }),
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
  await assert.rejects(run(storeOf(t, 5), { drafts: 0, scored: 0 }, ['base']), { code: 'too-little-mail' });
});
