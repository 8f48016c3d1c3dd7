import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TextWriter } from './compose.ts';
import { lengthen, newSentences } from './lengthen.ts';
import type { Plan } from './plan.ts';

function planFor(words: number | null): Plan {
  return {
    opening: 'Toby –\n',
    aim: words === null ? null : { words, range: { mails: [] } },
    prompt: { standing: [], turns: [{ role: 'user', text: 'Write a mail' }] },
    ground: { writerNames: ['Mara'] },
    habits: { signOff: '\n\nM.' },
    occasion: { request: 'tell Toby that the oil has come', points: [], language: 'en', answering: null },
  } as unknown as Plan;
}

function writerThatSays(...answers: string[]): { writer: TextWriter; count: () => number } {
  let asked = 0;
  const write: TextWriter['write'] = () =>
    Promise.resolve({
      ...{ text: answers[asked++] ?? '', tokens: 9, promptTokens: 99, keptTokens: 90, firstTokenMs: 1 },
      ...{ tokensPerSecond: 9, ending: 'stop' as const },
    });
  return { writer: { write, textTokens: () => [] }, count: () => asked };
}

async function lengthened(words: number | null, ...answers: string[]): Promise<{ shown: string; count: number }> {
  const { writer, count } = writerThatSays(...answers);
  let shown = '';
  await lengthen('Toby –\nThe oil has come.', {
    ...{ writer, plan: planFor(words), seed: 1, signal: new AbortController().signal },
    show: (piece) => {
      shown += piece;
    },
  });
  return { shown, count: count() };
}

test('a mail that is too short is gone on with until it is long enough', async () => {
  const { shown, count } = await lengthened(12, 'The oil stands by the door of the shed.', 'More of it.');
  assert.equal(shown, ' The oil stands by the door of the shed.');
  assert.equal(count, 1);
});

test('a mail that is as long as is wanted, or as it comes, is let be', async () => {
  assert.deepEqual(await lengthened(5, 'More of it than that.'), { shown: '', count: 0 });
  assert.deepEqual(await lengthened(null, 'More of it than that.'), { shown: '', count: 0 });
});

test('it is given up where nothing new comes', async () => {
  const { shown, count } = await lengthened(90, 'The oil has come.', 'The oil has come.', '', '');
  assert.equal(shown, '');
  assert.equal(count, 4);
});

test('only whole sentences with nothing from nowhere are taken', () => {
  const written =
    'The oil has come! It costs £40. Ask Edith about it. The oil smells of autumn. It is very hot. It is the';
  assert.deepEqual(newSentences(written, 'The oil has come.', 'the oil has come', 'en'), ['The oil smells of autumn.']);
});
