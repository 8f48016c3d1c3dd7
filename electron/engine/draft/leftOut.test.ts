import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TextWriter } from './compose.ts';
import { completeWith } from './leftOut.ts';
import type { Plan } from './plan.ts';
import { checkPoints } from './points/held.ts';

/** A writer that answers what the test says, and notes what it was asked. */
function writerThatSays(...answers: string[]): { writer: TextWriter; asked: string[] } {
  const asked: string[] = [];
  const write: TextWriter['write'] = ({ prompt }) => {
    asked.push('messages' in prompt ? (prompt.messages.at(-1)?.text ?? '') : '');
    const text = answers[asked.length - 1] ?? '';
    return Promise.resolve({
      ...{
        text,
        tokens: 9,
        promptTokens: 99,
        keptTokens: 90,
        firstTokenMs: 1,
        tokensPerSecond: 9,
        ending: 'stop' as const,
      },
    });
  };
  return { writer: { write, textTokens: () => [] }, asked };
}

const points = ['the oil has come', 'bring the ladder on Thursday', 'lunch is at 12.30'];
const plan = {
  opening: 'Toby –\n',
  said: 'write to Toby',
  prompt: { standing: [], turns: [{ role: 'user', text: 'Write a mail' }] },
  occasion: { request: 'write to Toby', points, language: 'en', answering: null },
} as unknown as Plan;

function complete(
  text: string,
  writer: TextWriter,
  signal = new AbortController().signal,
  of: Plan = plan,
): Promise<string> {
  const check = (wanted: readonly string[], mail: string) =>
    Promise.resolve(checkPoints(wanted, mail, { language: 'en' }));
  return completeWith(check)(text, { writer, plan: of, seed: 1, signal, progress: () => undefined });
}

test('only what is left out is asked for, and put behind what is there', async () => {
  const { writer, asked } = writerThatSays('Bring the ladder on Thursday.', 'We eat lunch at half past twelve.');
  const added = await complete('Toby –\nThe oil has come.', writer);
  assert.equal(added, ' Bring the ladder on Thursday. We eat lunch at half past twelve.');
  assert.equal(asked.length, 2);
  assert.ok(asked[0]?.includes('bring the ladder on Thursday'));
});

test('a sentence that says two points is asked for once', async () => {
  const { writer, asked } = writerThatSays('Bring the ladder on Thursday, and lunch is at 12.30.');
  await complete('Toby –\nThe oil has come.', writer);
  assert.equal(asked.length, 1);
});

test('what the model cannot say stays out', async () => {
  const { writer } = writerThatSays('I hope you are well.', 'Thank you.', 'Lunch is at 12.30.');
  assert.equal(await complete('Toby –\nThe oil has come.', writer), ' Lunch is at 12.30.');
});

test('a draft with all its points costs nothing, and nor does one that is stopped', async () => {
  const { writer, asked } = writerThatSays('Lunch is at 12.30.');
  assert.equal(await complete('The oil has come. Bring the ladder on Thursday. Lunch is at 12.30.', writer), '');
  assert.equal(await complete('Toby –\n', writer, AbortSignal.abort()), '');
  assert.deepEqual(asked, []);
});

test('a sentence that a request has it say is put in as it stands', async () => {
  const { writer, asked } = writerThatSays();
  const said =
    'Say: please excuse the late answer. The tower clock took my week. Is the key with you? And ask him to call.';
  const direct = { ...plan, said, occasion: { ...plan.occasion, points: [] } };
  const added = await complete('Toby –\nThe tower clock took my week.', writer, undefined, direct);
  assert.equal(added, ' Please excuse the late answer. Is the key with you?');
  assert.deepEqual(asked, []);
});
