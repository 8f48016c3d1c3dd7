import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test, type TestContext } from 'node:test';
import { makeTiny } from '../../../../models/makeTiny.ts';
import type { Step } from '../../../contract/entities.ts';
import { cancelled } from '../../../contract/errors.ts';
import { Runtime } from '../../model/runtime.ts';
import { Writer } from '../../model/writer.ts';
import type { Database } from '../../store/database.ts';
import { exampleMail, exampleStore } from '../../store/exampleMail.ts';
import type { NewMail } from '../../store/newMail.ts';
import { findPairs } from '../../store/pairList.ts';
import { dropPair, editPair, keptPairs, requestOf } from '../../store/pairs.ts';
import { takeMails } from '../../store/takeMails.ts';
import { type Begun, gainMeter, unmeasured } from './gain.ts';
import { type PlaybackMeans, playBack, playbackSeconds, readWaiting } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'ownhand-playback-'));
const path = join(folder, 'tiny.gguf');
writeFileSync(path, makeTiny({ architecture: 'llama' }));
const runtime = new Runtime();
const writer = await Writer.load(runtime, path, { paceFolder: folder, contextSize: 256 });
after(async () => {
  await writer.dispose();
  await runtime.stop();
  rmSync(folder, { recursive: true, force: true });
});

const endless = new AbortController().signal;
const everything = { text: '', show: 'all', limit: 100, offset: 0 } as const;
const bodies = [
  'Thank you for the seeds, Finn. Could you bring the ladder on Monday?',
  'I cannot come to the harbour on Tuesday, since my boat is in Leith until 5 June.',
  'The kiln is ready. Please fetch the four bowls before noon, and let me know whether the blue one cracked.',
  'Would it be possible to move the rehearsal to Friday? My brother has the hall on Thursday.',
  'Congratulations on the prize! Ines told me about it, and we are all proud of you.',
];

function storeOf(context: TestContext, mails: readonly NewMail[]): Database {
  const { database, sourceId, remove } = exampleStore();
  context.after(remove);
  takeMails(database, sourceId, mails, null);
  return database;
}

function means(database: Database, measured = false): PlaybackMeans {
  return {
    database,
    model: 'tiny',
    // Too short for any prompt, so that nothing but the rules answers, as with a model that writes nothing of use.
    openChorus: (signal) => writer.chorus({ sequences: 2, contextSize: 256, signal }),
    measure: measured ? gainMeter(runtime, path) : null,
  };
}

test('five mails have requests in sentences and in notes, by rule where the model writes nothing of use', async (context) => {
  const database = storeOf(
    context,
    bodies.map((own, i) => exampleMail(i, { own })),
  );
  const steps: Step[] = [];
  const summary = await playBack(means(database), { signal: endless, progress: (step) => steps.push(step) });
  assert.equal(summary.mails, 5);
  assert.equal(summary.kept, 5);
  assert.deepEqual(summary.dropped, []);
  const tenMails = playbackSeconds(database, 'tiny', { mails: 10, passages: 0 });
  assert.ok(tenMails !== null && tenMails > 0 && tenMails <= summary.seconds * 2, String(tenMails));
  assert.equal(playbackSeconds(database, 'another', { mails: 10, passages: 0 }), null);
  const forms = new Map(summary.forms.map(({ form, pairs }) => [form, pairs]));
  assert.equal(forms.get('note'), 5);
  assert.ok((forms.get('sentence') ?? 0) >= 4, JSON.stringify(summary.forms));
  assert.deepEqual([steps[0]?.done, steps.at(-1)?.done, steps.at(-1)?.total], [0, 5, 5]);
  const [oldest] = findPairs(database, { ...everything, text: 'seeds', limit: 1 }).pairs;
  assert.match(oldest?.request ?? '', /^Thank Finn for the seeds.*ask him to bring/);
  assert.deepEqual((await readWaiting(database)).mails, []);
  assert.equal((await playBack(means(database), { signal: endless })).mails, 0, 'nothing is made twice');
});

test('without a model, rules alone make the requests', async (context) => {
  const database = storeOf(
    context,
    bodies.map((own, i) => exampleMail(i, { own })),
  );
  const summary = await playBack({ database, model: '', openChorus: null, measure: null }, { signal: endless });
  assert.equal(summary.kept, 5);
  assert.equal(
    playbackSeconds(database, '', { mails: 10, passages: 0 }),
    null,
    'it says nothing about how long a model takes',
  );
});

test('requests are measured: each makes its mail likelier or is not kept', async (context) => {
  const database = storeOf(
    context,
    bodies.slice(0, 2).map((own, i) => exampleMail(i, { own })),
  );
  const summary = await playBack(means(database, true), { signal: endless });
  assert.equal(summary.mails, 2);
  for (const { gain, dropped } of findPairs(database, everything).pairs) {
    assert.ok(dropped !== null || (gain !== null && gain > 0), `${gain} ${dropped}`);
  }
});

/** Twelve mails that say different things. */
function twelve(): NewMail[] {
  const more = [
    'The roof over the workshop leaks again, so please do not leave paper there. A man comes on 9 March.',
    'I am sorry for the noise last night. We tried the new bell, and nobody had told the baker.',
    'Do you know who has the key of the archive? I need the plans from 1931 for Okafor.',
    'Your drawing arrived safely. I would hang it beside the stove, but the heat might hurt it.',
    'Let me know when you are back from Bergen. There is a letter here that looks important.',
    'Nobody came to the reading on Wednesday, which I did not expect. Shall we try again in autumn?',
    'My sister sends 40 euros for the wreath and asks for white flowers only.',
  ];
  return [...bodies, ...more].map((own, i) => exampleMail(i, { own }));
}

/** Measures nothing, but stops everything as soon as it is asked. */
function stopping(database: Database, stop: AbortController): PlaybackMeans {
  return {
    ...means(database),
    measure: (tried) => {
      stop.abort();
      return Promise.resolve(tried.map(unmeasured));
    },
  };
}

test('stopped in between, it keeps what is made and goes on there', async (context) => {
  const database = storeOf(context, twelve());
  const stop = new AbortController();
  await assert.rejects(playBack(stopping(database, stop), { signal: stop.signal }), { code: 'cancelled' });
  const made = findPairs(database, everything).pairs;
  assert.equal(new Set(made.map(({ origin }) => origin.id)).size, 8);
  await playBack(means(database), { signal: endless });
  const after = findPairs(database, everything).pairs;
  assert.deepEqual(
    made.map(({ id }) => id).filter((id) => !after.some((pair) => pair.id === id)),
    [],
    'what was made is not made again',
  );
  assert.equal(new Set(after.map(({ origin }) => origin.id)).size, 12);
});

test('what was tried but not measured when it was stopped is not asked for again', async (context) => {
  const database = storeOf(context, twelve());
  const stop = new AbortController();
  const begun: Begun = new Map();
  const stopped: PlaybackMeans = {
    ...means(database),
    begun,
    measure: () => {
      stop.abort();
      return Promise.reject(cancelled());
    },
  };
  await assert.rejects(playBack(stopped, { signal: stop.signal }), { code: 'cancelled' });
  assert.deepEqual(findPairs(database, everything).pairs, []);
  assert.ok(begun.size >= 8, String(begun.size));
  const nobody = (): Promise<never> => Promise.reject(new Error('asked again'));
  const summary = await playBack({ ...means(database), begun, openChorus: nobody }, { limit: 8, signal: endless });
  assert.equal(summary.mails, 8);
  await playBack({ ...means(database), begun }, { signal: endless });
  assert.equal(begun.size, 0);
});

test('afresh makes all anew but what the person edited or dropped, also where it was stopped', async (context) => {
  const database = storeOf(context, twelve());
  await playBack(means(database), { signal: endless });
  const before = findPairs(database, everything).pairs;
  const edited = editPair(database, before[0]?.id ?? 0, 'Say it in my words');
  const dropped = dropPair(database, before.at(-1)?.id ?? 0, true);
  const stop = new AbortController();
  const afresh = playBack(stopping(database, stop), { afresh: true, signal: stop.signal });
  await assert.rejects(afresh, { code: 'cancelled' });
  assert.ok((await readWaiting(database)).mails.length > 0, 'the rest waits to be made anew');
  await playBack(means(database), { signal: endless });
  assert.deepEqual((await readWaiting(database)).mails, []);
  const after = findPairs(database, everything).pairs;
  assert.equal(after.find(({ id }) => id === edited.id)?.request, 'Say it in my words');
  assert.equal(after.find(({ id }) => id === dropped.id)?.dropped, 'by-hand');
  const remade = after.filter(({ id }) => !before.some((pair) => pair.id === id));
  assert.equal(new Set(remade.map(({ origin }) => origin.id)).size, 10);
});

test('in a language the model does not write, notes are made', async (context) => {
  const own = 'Nie mogę przyjść w piątek, bo jestem w Krakowie do 14 maja. Czy możesz odebrać klucze od Zofii?';
  const database = storeOf(context, [exampleMail(1, { own, language: 'pl' })]);
  const summary = await playBack(means(database), { signal: endless });
  assert.deepEqual(summary.forms, [{ form: 'note', pairs: 1 }]);
  const [mailId = 0] = [...new Set(findPairs(database, everything).pairs.map(({ origin }) => origin.id))];
  assert.match(requestOf(database, mailId) ?? '', /Krakowie.*14/);
});

test('a limit takes the newest, and a store without usable mail gives nothing', async (context) => {
  const database = storeOf(
    context,
    bodies.map((own, i) => exampleMail(i, { own })),
  );
  assert.equal((await playBack(means(database), { signal: endless, limit: 2 })).mails, 2);
  assert.equal(keptPairs(database, 'mail', (await readWaiting(database)).mails.slice(0, 1)).length, 0);
  assert.match(findPairs(database, everything).pairs[0]?.request ?? '', /prize/);
  const empty = storeOf(context, [exampleMail(1, { own: 'Yes.' })]);
  assert.equal((await playBack(means(empty), { signal: endless })).mails, 0);
});

test('what goes on after a pause tells what was done before it', async (context) => {
  const database = storeOf(
    context,
    bodies.map((own, i) => exampleMail(i, { own })),
  );
  const since = Date.now() - 1;
  await playBack(means(database), { signal: endless, limit: 2 });
  const steps: Step[] = [];
  await playBack(means(database), { signal: endless, since, progress: (step) => steps.push(step) });
  assert.deepEqual([steps[0]?.done, steps[0]?.total, steps.at(-1)?.done], [2, bodies.length, bodies.length]);
});

test('a store full of junk edits is listed, dropped and played back as any other', async (context) => {
  const database = storeOf(
    context,
    bodies.map((own, i) => exampleMail(i, { own })),
  );
  await playBack(means(database), { signal: endless });
  const junk = ['\u0000\u0007', '💥'.repeat(500), "'); DROP TABLE pairs; --", '%_%', 'x'.repeat(2_000)];
  for (const [i, pair] of findPairs(database, everything).pairs.slice(0, 5).entries()) {
    editPair(database, pair.id, junk[i] ?? '');
  }
  await playBack(means(database), { signal: endless, afresh: true });
  const after = findPairs(database, { ...everything, show: 'edited' });
  assert.deepEqual(new Set(after.pairs.map(({ request }) => request)), new Set(junk));
  assert.equal(findPairs(database, { ...everything, text: '%_%' }).total, 1);
});

test('a mail that is removed while others are played back is left out, and the others go on', async (context) => {
  const database = storeOf(
    context,
    bodies.map((own, i) => exampleMail(i + 1, { own })),
  );
  const { mails } = await readWaiting(database);
  const gone = mails.at(-1) ?? 0;
  let looked = 0;
  const { kept } = await playBack(
    { ...means(database), openChorus: null },
    {
      signal: endless,
      progress: ({ done }) => {
        if (looked++ === 0) {
          database.change('DELETE FROM mails WHERE id = ?', gone);
        }
        looked = Math.max(looked, done);
      },
    },
  );
  assert.equal(kept, mails.length - 1);
  assert.deepEqual((await readWaiting(database)).mails, []);
});
