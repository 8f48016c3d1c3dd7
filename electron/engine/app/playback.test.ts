import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test, type TestContext } from 'node:test';
import { makeTiny } from '../../../models/makeTiny.ts';
import type { Background } from '../../contract/entities.ts';
import type { pairs } from '../../contract/pairs.ts';
import type { Handlers } from '../../contract/method.ts';
import { Models } from '../model/models.ts';
import { writeOwnModels } from '../model/ownModels.ts';
import { Runtime } from '../model/runtime.ts';
import { exampleMail } from '../store/exampleMail.ts';
import { openSource } from '../store/sources.ts';
import { takeMails } from '../store/takeMails.ts';
import { BackgroundWork } from './background.ts';
import { LoadedModels } from './loadedModels.ts';
import { Playback, playbackHandlers } from './playback.ts';
import { Session } from './session.ts';

const folder = mkdtempSync(join(tmpdir(), 'ownhand-playback-app-'));
process.env.OWNHAND_MODELS = folder;
const runtime = new Runtime();
const models = new Models({ folder, runtime, offered: [], choices: { read: () => ({}), write: () => undefined } });
const loaded = new LoadedModels(models, runtime);
after(async () => {
  await loaded.close();
  rmSync(folder, { recursive: true, force: true });
});
const file = join(folder, 'tiny.gguf');
writeFileSync(
  file,
  makeTiny({ architecture: 'llama', layers: 1, channels: 32, heads: 2, keyHeads: 1, feedForward: 48 }),
);
await writeOwnModels(folder, [
  {
    ...{ id: 'tiny', path: file, name: 'Tiny', roles: ['writer'], bytes: statSync(file).size },
    ...{ parameters: 1e5, quantization: 'F32', architecture: 'llama' },
  },
]);

type PairMethods = Pick<typeof pairs, 'playback.run' | 'pairs.list' | 'pairs.edit' | 'pairs.drop'>;

interface Place {
  readonly handlers: Handlers<PairMethods>;
  readonly playback: Playback;
  readonly seen: Background[];
}

const bodies = [
  'Thank you for the seeds, Finn. Could you bring the ladder on Monday?',
  'I cannot come to the harbour on Tuesday, since my boat is in Leith until 5 June.',
  'Congratulations on the prize! Ines told me about it, and we are all proud of you.',
];

function open(context: TestContext): Place {
  const home = mkdtempSync(join(tmpdir(), 'ownhand-home-'));
  const session = new Session(home, () => undefined);
  session.unlockWithKey('ab'.repeat(32));
  const database = session.database();
  const { id } = openSource(database, { path: '/a', name: 'a', format: 'mbox', fingerprint: '1' });
  takeMails(
    database,
    id,
    bodies.map((own, i) => exampleMail(i, { own })),
    null,
  );
  const background = new BackgroundWork();
  const seen: Background[] = [];
  const watching = new AbortController();
  background.watch((now) => seen.push(now), watching.signal).catch(() => undefined);
  const playback = new Playback(session, loaded, models, runtime, background);
  context.after(async () => {
    await playback.settle();
    watching.abort();
    session.close();
    rmSync(home, { recursive: true, force: true });
  });
  return { playback, seen, handlers: playbackHandlers(session, playback) };
}

const call = { signal: new AbortController().signal, progress: () => undefined };
const everything = { text: '', show: 'all', limit: 50, offset: 0 } as const;

test('plays back with a model of the person’s own, shows it in the background line, lists and edits the pairs', async (context) => {
  const { handlers, seen } = open(context);
  const summary = await handlers['playback.run']({ model: 'tiny', afresh: false, byRule: false }, call);
  // A model with random weights may find that a request says nothing about its mail.
  assert.equal(summary.mails, 3);
  assert.equal(summary.kept + summary.dropped.reduce((sum, { texts }) => sum + texts, 0), 3);
  assert.ok(seen.some(({ job, step }) => job === 'learn' && step?.unit === 'mails'));
  assert.equal(seen.at(-1)?.job, 'idle');

  const { pairs, total } = await handlers['pairs.list'](everything, call);
  assert.equal(pairs.length, total);
  assert.equal(new Set(pairs.map(({ answer }) => answer.kind === 'mail' && answer.mailId)).size, 3);
  const [first] = pairs;
  assert.ok(first);
  assert.ok(first.answer.kind === 'mail');
  assert.match(first.answer.text, /^Dear Finn,[\s\S]*prize[\s\S]*Ada$/);
  assert.equal(first.answer.to[0]?.address, 'finn@example.org');
  assert.ok(typeof first.gain === 'number', 'measured by the model itself where there is no smaller one');

  const edited = await handlers['pairs.edit']({ id: first.id, request: 'congratulate him' }, call);
  assert.deepEqual([edited.request, edited.edited, edited.gain], ['congratulate him', true, null]);
  const dropped = await handlers['pairs.drop']({ id: edited.id, dropped: true }, call);
  assert.equal(dropped.dropped, 'by-hand');
  const { pairs: after } = await handlers['pairs.list']({ ...everything, show: 'dropped' }, call);
  assert.equal(after.find(({ id }) => id === edited.id)?.dropped, 'by-hand');
  await assert.rejects(async () => handlers['pairs.edit']({ id: 999, request: 'x' }, call), { code: 'not-found' });
});

test('a second run at once is refused, settling ends the first, and a model that is not here is named', async (context) => {
  const { handlers, playback } = open(context);
  const first = handlers['playback.run']({ model: 'tiny', afresh: false, byRule: false }, call) as Promise<unknown>;
  await assert.rejects(async () => handlers['playback.run']({ model: 'tiny', afresh: false, byRule: false }, call), {
    code: 'busy',
  });
  await Promise.all([assert.rejects(first, { code: 'cancelled' }), playback.settle()]);
  await assert.rejects(
    async () => handlers['playback.run']({ model: 'none', afresh: false, byRule: false }, call),
    /no model named none/,
  );
});
