import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adviseOn, obstacleTo } from './advice.ts';
import { likeExamples, tokensOf } from './estimates.ts';
import type { Usable } from './usable.ts';

function mails(count: number): Usable[] {
  return Array.from({ length: count }, (_, i) => ({
    ...{ id: i, threadId: String(i), date: i, words: 40 + (i % 60) },
    language: i % 4 === 0 ? 'de' : 'en',
    reader: i % 10 === 0 ? '' : `reader${i % 5}@example.org`,
  }));
}

test('says what there is and whether it is enough', () => {
  const verdicts = [0, 1, 74, 75, 149, 150, 900].map(
    (count) => adviseOn({ mails: mails(count), leftOut: [] }, 0).verdict,
  );
  assert.deepEqual(verdicts, ['too-little', 'too-little', 'too-little', 'little', 'little', 'enough', 'enough']);
  const { languages, readers, reason } = adviseOn({ mails: mails(80), leftOut: [] }, 0);
  assert.deepEqual(languages, [
    { language: 'en', mails: 60 },
    { language: 'de', mails: 20 },
  ]);
  assert.equal(readers, 5);
  assert.match(reason, /^80 mails of yours can teach/);
});

test('own documents count beside mail, but alone leave nothing to judge a voice by', () => {
  const advise = (count: number, passages: number) => adviseOn({ mails: mails(count), leftOut: [] }, passages);
  assert.match(advise(380, 34).reason, /^380 mails and 34 passages of your own documents can teach: enough/);
  assert.deepEqual(
    [advise(40, 34).verdict, advise(40, 75).verdict, advise(5, 75).verdict],
    ['too-little', 'little', 'too-little'],
  );
  const { reason, passages } = advise(0, 75);
  assert.match(reason, /^75 passages of your own documents can teach, but .* too few mails/);
  assert.equal(passages, 75);
  assert.match(advise(1, 1).reason, /^One mail and 1 passage of your own documents can teach, and learning pays/);
});

test('says why a model cannot be trained', () => {
  const there = 8e9;
  assert.equal(obstacleTo({ name: 'A', architecture: 'qwen2' }, { needed: 2e9, there }), null);
  assert.match(obstacleTo({ name: 'A', architecture: 'phi3' }, { needed: null, there }) ?? '', /“phi3”.*llama/);
  assert.match(obstacleTo({ name: 'A', architecture: 'llama' }, { needed: 9e9, there }) ?? '', /9\.0 GB.*8\.0 GB/);
});

test('measures with examples that are as long as the real ones', () => {
  const list = mails(300);
  const examples = likeExamples(list);
  assert.ok(examples.length >= 20 && examples.length <= 24);
  const each = examples.reduce((sum, { tokens }) => sum + tokens.length, 0) / examples.length;
  assert.ok(Math.abs(each - tokensOf(list) / list.length) < 0.1 * each);
  assert.deepEqual(likeExamples([]), []);
});
