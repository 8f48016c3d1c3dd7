import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { VoiceJob } from '../../contract/voice.ts';
import { listSources, openSource, removeSource } from '../store/sources.ts';
import { takeMails } from '../store/takeMails.ts';
import { exampleMail } from '../store/exampleMail.ts';
import { activeVoice, listVoices } from '../store/voices.ts';
import { keptExamples, unfinishedFolder } from '../training/unfinished.ts';
import { LoadedModels } from './loadedModels.ts';
import type { Session } from './session.ts';
import { hasCode, isTraining, models, openLearning, plan, runtime, until } from './exampleLearning.ts';

test('learns a voice through all stages and switches it on because it is better', async (context) => {
  const { session, learning } = openLearning(context, 40);
  const stages = new Set<string>();
  const stop = new AbortController();
  const watching = learning.watch(({ stage, state }) => stages.add(stage ?? state), stop.signal);
  const both = await Promise.allSettled([learning.start('whole', plan), learning.start('whole', plan)]);
  assert.deepEqual(
    both.map(({ status }) => status),
    ['fulfilled', 'rejected'],
  );
  await assert.rejects(learning.start('whole', plan), hasCode('busy'));
  const id = await learning.finished();
  stop.abort();
  await assert.rejects(watching);
  const [voice] = listVoices(session.database());
  assert.equal(voice?.id, id);
  assert.equal(activeVoice(session.database(), 'writer')?.id, id);
  const { training } = voice;
  assert.ok((training.lossAfter ?? 9) < 0.8 * (training.lossBefore ?? 0), 'it should have learned something');
  assert.equal(training.losses.filter(({ heldOut }) => heldOut !== null).length, 3);
  assert.equal(existsSync(unfinishedFolder(session.database())), false);
  assert.ok(stages.has('training'));
  assert.equal(learning.job().state, 'done');
});

test('leaves a voice off that is no better, and goes on from it later', async (context) => {
  const { session, learning } = openLearning(context, 40, false);
  await learning.start('whole', plan);
  const first = await learning.finished();
  assert.equal(activeVoice(session.database(), 'writer'), null);
  await learning.start('training', { ...plan, from: first, epochs: 1 });
  await learning.finished();
  const [second, before] = listVoices(session.database());
  assert.equal(second?.from, first);
  assert.ok((second.training.lossBefore ?? 9) < (before?.training.lossBefore ?? 0), 'it began where the first ended');
});

test('says when there is too little to learn from', async (context) => {
  const { learning } = openLearning(context, 5);
  await learning.start('whole', plan);
  await assert.rejects(learning.finished(), hasCode('too-little-mail'));
  assert.match(learning.job().reason ?? '', /at least 20 are needed/);
});

test('weights words by what the person’s own mail says of them, where that is asked for', async (context) => {
  const { session, learning } = openLearning(context, 40);
  await learning.start('training', { ...plan, epochs: 1, tokenWeights: true });
  await until(learning, ({ stage }) => stage === 'training');
  const kept = await keptExamples(session.database());
  const weights = new Set(kept?.examples.flatMap((example) => example.weights));
  assert.ok(weights.has(0.1), 'words that anybody would have written count little');
  assert.ok(weights.has(1), 'where no mail stood in the prompt, all words count alike');
  await learning.finished();
});

/** Takes in mails of another source, without pairs, and answers its number. */
function otherSource(session: Session, from: number, mails: number): number {
  const database = session.database();
  const { id } = openSource(database, { path: '/other', name: 'Other', format: 'mbox', fingerprint: '1' });
  takeMails(
    database,
    id,
    Array.from({ length: mails }, (_, i) =>
      exampleMail(from + i, { own: `Some other ${from + i} words of mine, Finn.` }),
    ),
    'end',
  );
  return id;
}

test('a source is removed while it trains: it begins anew without those mails, and goes on where it needs none of them', async (context) => {
  const { session, learning } = openLearning(context, 40);
  const database = session.database();
  const other = otherSource(session, 50, 3);
  const isAdvanced = ({ stage, losses }: VoiceJob): boolean => stage === 'training' && losses.length > 5;
  await learning.start('training', { ...plan, epochs: 6 });
  await until(learning, isAdvanced);
  await learning.atRest(() => removeSource(database, other));
  assert.equal(learning.job().stage, 'training');
  assert.ok(learning.job().losses.length > 5, 'nothing that it needs was taken away');
  assert.equal(learning.job().renewed, false);

  const [source] = listSources(database);
  assert.ok(source);
  await learning.pause();
  await learning.atRest(() => removeSource(database, source.id));
  assert.deepEqual([learning.job().state, learning.job().stage, learning.job().losses], ['paused', 'preparing', []]);
  assert.deepEqual([learning.job().renewed, learning.job().step], [true, null]);
  assert.equal(existsSync(unfinishedFolder(database)), false, 'what was made of the mails went with them');
  await learning.resume();
  await assert.rejects(learning.finished(), hasCode('too-little-mail'));
});

test('a voice goes with the mails it learned, whatever the clock said and whatever came of their pairs', async (context) => {
  const { session, learning } = openLearning(context, 40);
  const database = session.database();
  database.change('UPDATE pairs SET made_at = made_at + 86400000');
  await learning.start('training', { ...plan, epochs: 1 });
  const first = await learning.finished();
  const other = otherSource(session, 50, 3);
  await learning.start('training', { ...plan, epochs: 1, from: first });
  await learning.finished();
  await removeSource(database, other);
  assert.equal(listVoices(database).length, 2, 'they learned nothing from it');
  database.change('DELETE FROM pairs');
  const [source] = listSources(database);
  assert.ok(source);
  await removeSource(database, source.id);
  assert.deepEqual(listVoices(database), []);
});

test('paused while it prepares, it goes on where it was', async (context) => {
  let [asked, most] = [0, Infinity];
  const loaded = new LoadedModels(models, runtime);
  const { session, learning } = openLearning(context, 40, true, { loaded });
  context.mock.method(loaded, 'meanings', () => {
    asked += 1;
    if (asked === most) {
      void learning.pause();
    }
    return Promise.resolve(null);
  });
  await learning.start('training', { ...plan, epochs: 1 });
  await learning.finished();
  const all = asked;
  assert.ok(all > 8);
  [asked, most] = [0, Math.ceil(all / 2)];
  await learning.start('training', { ...plan, epochs: 1 });
  await assert.rejects(learning.finished(), hasCode('cancelled'));
  assert.deepEqual([learning.job().state, learning.job().stage], ['paused', 'preparing']);
  await learning.resume();
  await learning.finished();
  assert.equal(asked, all, 'nothing was made twice');
  assert.equal(listVoices(session.database()).length, 2);
});

test('what it learns from is made anew where it is gone or damaged', async (context) => {
  const { session, learning } = openLearning(context, 40);
  await learning.start('training', { ...plan, epochs: 3 });
  await until(learning, isTraining);
  await learning.pause();
  writeFileSync(join(unfinishedFolder(session.database()), 'examples'), 'damaged');
  await learning.resume();
  await learning.finished();
  assert.equal(learning.job().state, 'done');
});
