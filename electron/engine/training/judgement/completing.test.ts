import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '../../../contract/errors.ts';
import { judgeCompletion, type PastCompleter } from './completing.ts';
import { judgeableStore } from './exampleJudging.ts';

test('mails that are longer than the model can read are not guessed, and the others are', async (t) => {
  const database = judgeableStore(t);
  let asked = 0;
  const completer: PastCompleter = {
    tokens: (text) => Array.from({ length: text.length }, () => 1),
    goOn: async function* () {
      await Promise.resolve();
      asked += 1;
      if (asked === 1) {
        throw new AppError('invalid-input', 'The text is longer than this model can read at once.');
      }
      yield { text: ' the ', probability: 0.9 };
    },
  };
  const { mails, arms } = await judgeCompletion(
    {
      database,
      completer: () => Promise.resolve(completer),
      tokenize: () => ({ tokens: [1], weights: [1] }),
      score: (examples) => Promise.resolve(examples.map(() => ({ loss: 2, weight: 1 }))),
    },
    { mails: 4, most: undefined },
    { signal: new AbortController().signal, progress: () => undefined },
  );
  assert.ok(mails > 4);
  assert.ok((arms[0]?.nextWord?.mean ?? 0) > 0);
});
