import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { AppError, cancelled } from '../../../contract/errors.ts';
import type { Database } from '../../store/database.ts';
import type { PastCompleter } from '../../complete/guess.ts';
import { judgeCompletion } from './completing.ts';
import { judgeableStore } from './exampleJudging.ts';

/** Judges with a model that goes on with `says`. */
function judged(database: Database, says: () => Promise<string>, signal = new AbortController().signal) {
  const completer: PastCompleter = {
    tokens: (text) => Array.from({ length: text.length }, () => 1),
    goOn: async function* () {
      yield { text: await says(), probability: 0.9 };
    },
  };
  return judgeCompletion(
    {
      ...{ database, model: 'example', voice: 1 },
      completer: () => Promise.resolve(completer),
      tokenize: () => ({ tokens: [1], weights: [1] }),
      score: (examples) => Promise.resolve(examples.map(() => ({ loss: 2, weight: 1 }))),
    },
    { mails: 4, most: undefined },
    { signal, progress: () => undefined },
  );
}

function storeWithVoice(t: TestContext): Database {
  const database = judgeableStore(t);
  database.change(
    `INSERT INTO voices (base, base_hash, role, created_at, training) VALUES ('example', 'hash', 'completer', 0, '{}')`,
  );
  return database;
}

test('mails that are longer than the model can read are not guessed, and the others are', async (t) => {
  let asked = 0;
  const { mails, arms } = await judged(storeWithVoice(t), () => {
    asked += 1;
    return asked === 1
      ? Promise.reject(new AppError('invalid-input', 'The text is longer than this model can read at once.'))
      : Promise.resolve(' the ');
  });
  assert.ok(mails > 4);
  assert.ok((arms[0]?.nextWord?.mean ?? 0) > 0);
});

test('what was guessed is kept: stopped at the end, it goes on there', async (t) => {
  const database = storeWithVoice(t);
  const count = { asked: 0 };
  const says = (): Promise<string> => {
    count.asked += 1;
    return Promise.resolve(' the ');
  };
  const whole = await judged(storeWithVoice(t), says);
  const all = count.asked;
  count.asked = 0;
  const stopped = judged(database, () => (count.asked === all - 1 ? Promise.reject(cancelled()) : says()));
  await assert.rejects(stopped, { code: 'cancelled' });
  const before = count.asked;
  assert.deepEqual(await judged(database, says), whole);
  assert.ok(count.asked - before < all / 4, `${count.asked - before} of ${all} words were guessed again`);
});
