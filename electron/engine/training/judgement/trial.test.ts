import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '../../../contract/errors.ts';
import type { Database } from '../../store/database.ts';
import { exampleJudging, judgeableStore, type Told } from './exampleJudging.ts';
import type { Rewriter } from './rewriting.ts';
import { chooseTrial, nextTrial } from './trial.ts';

const call = { signal: new AbortController().signal, progress: () => undefined };

function addVoice(database: Database): number {
  return database.change(
    `INSERT INTO voices (base, base_hash, role, created_at, training) VALUES ('example', 'hash', 'writer', 0, '{}')`,
  ).id;
}

test('a trial shows a draft with the voice and one without, and counts which was chosen', async (t) => {
  const database = judgeableStore(t);
  const voice = addVoice(database);
  const told: Told = { drafts: 0, scored: 0 };
  // Without examples at hand the example model writes like everybody, unless it has learned.
  const judging = { ...exampleJudging(database, told, voice) };
  const first = await nextTrial(judging, voice, call);
  assert.notEqual(first.drafts[0], first.drafts[1]);
  assert.deepEqual(await nextTrial(judging, voice, call), first, 'an open trial is shown again');
  assert.equal(told.drafts, 2);
  const { place } = database.one<{ place: 0 | 1 }>('SELECT place FROM trials WHERE id = ?', first.id) ?? { place: 0 };
  assert.deepEqual(chooseTrial(database, first.id, place), { voice: 1, without: 0, neither: 0 });
  const second = await nextTrial(judging, voice, call);
  assert.notEqual(second.request, first.request);
  assert.deepEqual(chooseTrial(database, second.id, null), { voice: 1, without: 0, neither: 1 });
  const other = place === 0 ? 1 : 0;
  assert.deepEqual(chooseTrial(database, first.id, other), { voice: 0, without: 1, neither: 1 }, 'a correction');
});

test('chance decides the place, and there is an end', async (t) => {
  const database = judgeableStore(t);
  const voice = addVoice(database);
  const judging = exampleJudging(database, { drafts: 0, scored: 0 }, voice);
  const requests = new Set<string>();
  for (let shown = 0; shown < 10; shown += 1) {
    const trial = await nextTrial(judging, voice, call);
    requests.add(trial.request);
    chooseTrial(database, trial.id, 0);
  }
  assert.equal(requests.size, 10);
  await assert.rejects(nextTrial(judging, voice, call), { code: 'not-found' });
  assert.throws(() => chooseTrial(database, 999, 0), { code: 'not-found' });
});

test('where no draft is written, nothing is said to have been compared', async (t) => {
  const database = judgeableStore(t);
  const voice = addVoice(database);
  const judging = exampleJudging(database, { drafts: 0, scored: 0 }, voice);
  const tooLong = new AppError(
    'invalid-input',
    'This is longer than the chosen model can read at once. Another model may read more.',
  );
  const writer: Rewriter['writer'] = async (...asked) => ({
    ...(await judging.writer(...asked)),
    write: () => Promise.reject(tooLong),
  });
  await assert.rejects(nextTrial({ ...judging, writer }, voice, call), /no mail that this model drafts differently/);
});
