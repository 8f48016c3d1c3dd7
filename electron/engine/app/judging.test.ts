import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { makeTiny } from '../../../models/makeTiny.ts';
import type { VoicePlan } from '../../contract/voice.ts';
import { Models } from '../model/models.ts';
import { writeOwnModels } from '../model/ownModels.ts';
import { Runtime } from '../model/runtime.ts';
import { exampleMail } from '../store/exampleMail.ts';
import { setIdentity } from '../store/identity.ts';
import { keepPairs, ofMail } from '../store/pairs.ts';
import { openSource } from '../store/sources.ts';
import { takeMails } from '../store/takeMails.ts';
import { listVoices } from '../store/voices.ts';
import { BackgroundWork } from './background.ts';
import { judgeWith, judgingHandlers } from './judging.ts';
import { Learning } from './learning.ts';
import { examplePlayback } from './exampleVoice.ts';
import { learningStages } from './learningStages.ts';
import { LoadedModels } from './loadedModels.ts';
import { Session } from './session.ts';

// A tiny model, really trained, really scored, and drafting for real, though what it says means nothing.

const folder = mkdtempSync(join(tmpdir(), 'ownhand-judging-'));
process.env.OWNHAND_MODELS = folder;
const home = join(folder, 'home');
const runtime = new Runtime();
const base = join(folder, 'tiny.gguf');
writeFileSync(base, makeTiny({ architecture: 'llama' }));
await writeOwnModels(folder, [
  {
    ...{ id: 'tiny', path: base, name: 'Tiny', roles: ['writer', 'completer'], bytes: statSync(base).size },
    ...{ parameters: 1e5, quantization: 'F32', architecture: 'llama' },
  },
]);
const models = new Models({ folder, runtime, offered: [], choices: { read: () => ({}), write: () => undefined } });
const loaded = new LoadedModels(models, runtime);
const session = new Session(home, () => undefined);
after(async () => {
  session.close();
  await loaded.close();
  rmSync(folder, { recursive: true, force: true });
});

const things = 'apples lanterns boats paper rivers clocks bridges seeds candles ropes'.split(' ');

function fill(mails: number): void {
  const database = session.database();
  void setIdentity(database, { name: 'Ada Brook', addresses: ['ada@example.org'] });
  const source = openSource(database, { path: '/example/Sent.mbox', name: 'Sent', format: 'mbox', fingerprint: '1' });
  const own = (i: number): string =>
    `I have ${i} ${things[i % 10] ?? ''} for you and ${i * 7} ${things[(i * 3 + 1) % 10] ?? ''} more.`;
  const written = Array.from({ length: mails }, (_, at) => exampleMail(at + 1, { own: own(at + 1) }));
  takeMails(database, source.id, written, 'end');
  for (let id = 1; id <= mails; id += 1) {
    const request = `Tell Finn of ${id} ${things[id % 10] ?? ''}`;
    keepPairs(database, ofMail(id), [{ form: 'sentence', request, gain: 1, dropped: null, model: 'rule' }]);
  }
}

test('a voice is learned, judged with and without itself, and what came out is kept', async () => {
  session.unlockWithKey('ab'.repeat(32));
  fill(36);
  const judge = judgeWith(models, loaded, runtime);
  const playback = examplePlayback(36);
  const stages = learningStages({
    ...{ models, runtime, loaded, playback },
    judge: (database, question, call) => judge(database, { ...question, drafts: 1 }, call),
  });
  const learning = new Learning(session, new BackgroundWork(), stages);
  const plan: VoicePlan = {
    ...{ base: 'tiny', role: 'writer', from: null, tokenWeights: false, onBattery: true, continueAtStart: true },
    ...{ epochs: 2, rank: 8, learningRate: 5e-3 },
  };
  await learning.start('whole', plan);
  await learning.finished();
  const [voice] = listVoices(session.database());
  assert.ok(voice?.judgement);
  const { arms, better, reason } = voice.judgement;
  assert.deepEqual(
    arms.map(({ arm }) => arm),
    ['base', 'prompt', 'retrieval', 'adapter', 'both'],
  );
  const [plain, , , trained] = arms;
  assert.ok(plain?.loss && trained?.loss && trained.loss.high < plain.loss.low, 'what was learned shows');
  assert.equal(trained.greeting?.mean, 1);
  assert.equal(better, false);
  assert.match(reason, /^No mail could be judged on/);
  assert.equal(voice.active, false);
  await learning.settle();

  const handlers = judgingHandlers(session, models, loaded, runtime);
  const call = { signal: new AbortController().signal, progress: () => undefined };
  const input = { id: voice.id, mails: 1, arms: ['base' as const, 'adapter' as const] };
  const again = await handlers['voice.evaluate'](input, call);
  assert.deepEqual(
    again.arms.map(({ loss }) => loss?.mean),
    [plain.loss.mean, trained.loss.mean],
    'what was measured is used again',
  );
  await assert.rejects(async () => handlers['voice.evaluate']({ model: 'tiny', arms: ['both'] }, call), {
    code: 'not-found',
  });
});

test('a completer learns from the mails themselves, and is judged by the next words of others', async () => {
  const database = session.database();
  const judge = judgeWith(models, loaded, runtime);
  const unasked = () => Promise.reject(new Error('a completer needs no requests'));
  const stages = learningStages({
    ...{ models, runtime, loaded, playback: { run: unasked } },
    judge: (opened, question, call) => judge(opened, { ...question, drafts: 2 }, call),
  });
  const learning = new Learning(session, new BackgroundWork(), stages);
  const plan: VoicePlan = {
    ...{ base: 'tiny', role: 'completer', from: null, tokenWeights: false, onBattery: true, continueAtStart: true },
    ...{ epochs: 3, rank: 8, learningRate: 5e-3 },
  };
  await learning.start('whole', plan);
  await learning.finished();
  const [voice] = listVoices(database);
  assert.equal(voice?.role, 'completer');
  const { arms, better, reason } = voice.judgement ?? assert.fail('not judged');
  const [without, withVoice] = arms;
  assert.deepEqual([without?.arm, withVoice?.arm], ['base', 'adapter']);
  assert.ok(without?.loss && withVoice?.loss && withVoice.loss.high < without.loss.low, 'what was learned shows');
  assert.ok(without.nextWord && withVoice.nextWord && withVoice.saved, 'its words were guessed');
  assert.deepEqual([better, voice.active], [false, false]);
  assert.match(reason, /too little mail/);
  await learning.settle();
});
