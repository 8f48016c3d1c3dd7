import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { allGuesses } from '../complete/keptGuesses.ts';
import type { Completer } from '../model/completer.ts';
import { judgeableStore } from '../training/judgement/exampleJudging.ts';
import { type InUse, Sureness } from './sureness.ts';

/** A model that always says the same word, as sure as 0.9, and counts how often it is asked. */
function inUse(t: TestContext, onAsked: () => void = () => undefined): InUse & { asked: () => number } {
  let asked = 0;
  const completer: Pick<Completer, 'goOn' | 'tokens' | 'facts'> = {
    facts: { fingerprint: 'example' } as Completer['facts'],
    tokens: (text) => Array.from({ length: text.length }, () => 1),
    goOn: async function* (_tokens, options) {
      const { typed, signal, urgency } = options ?? {};
      assert.equal(urgency, 'background');
      asked += 1;
      onAsked();
      await wait(0);
      if (!signal?.aborted) {
        yield { text: `${typed ?? ''}zzz `, probability: 0.9 };
        yield { text: 'on', probability: 0.9 };
      }
    },
  };
  return { database: judgeableStore(t), completer: completer as Completer, voice: null, asked: () => asked };
}

function known({ database }: InUse): number {
  return [...allGuesses(database, { model: 'example', voice: null }).values()].flat().length;
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) {
    await wait(5);
  }
}

test('while nobody types it finds out how right a model is, keeps that, and asks no more', async (t) => {
  const sureness = new Sureness(1);
  const used = inUse(t);
  assert.equal(sureness.least(used, 0.6), 0.6, 'taken at its word at first');
  sureness.later(used);
  await until(() => known(used) >= 500);
  await wait(20);
  assert.equal(sureness.least(used, 0.6), 1, 'it is never right, so nothing is shown');
  const before = used.asked();
  sureness.later(used);
  await wait(30);
  assert.equal(used.asked(), before);
  assert.equal(new Sureness().least(used, 0.6), 1, 'also after a restart');
});

test('it stops as soon as somebody types, and goes on with the next mail in the next silence', async (t) => {
  let typesAt = 40;
  const used = inUse(t, () => {
    typesAt -= 1;
    if (typesAt === 0) {
      sureness.pause();
    }
  });
  const sureness = new Sureness(1);
  sureness.later(used);
  await until(() => typesAt <= 0);
  await wait(30);
  const stopped = used.asked();
  assert.ok(stopped <= 42, `${stopped} times asked`);
  assert.ok(known(used) < 500);
  sureness.later(used);
  await until(() => known(used) >= 500);
  assert.ok(used.asked() > stopped);
});
