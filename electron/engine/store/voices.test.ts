import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { AppError } from '../../contract/errors.ts';
import { exampleStore } from './exampleMail.ts';
import {
  activeVoice,
  addVoice,
  deleteVoice,
  listVoices,
  type NewVoice,
  openVoice,
  sweepVoices,
  useVoice,
  voiceBytes,
} from './voices.ts';

const training: NewVoice['training'] = {
  plan: { base: 'tiny', role: 'writer', from: null, tokenWeights: false, onBattery: false, continueAtStart: true },
  ...{ baseName: 'Tiny', pairs: 90, steps: 12, epochs: 2, lossBefore: 2.5, lossAfter: 1.8, losses: [], seconds: 9 },
  ...{ tokensPerSecond: 200, memoryBytes: 1e8, replaced: [{ kind: 'link', text: 'www.example.org' }] },
};
const voice: NewVoice = { base: 'tiny', baseHash: 'a'.repeat(64), role: 'writer', from: null, training };

test('a voice is kept encrypted, comes back, and one of a role is switched on', async (context) => {
  const { database, home, remove } = exampleStore();
  context.after(remove);
  const clear = join(home, 'clear');
  writeFileSync(clear, 'what was learned of the person '.repeat(100));
  const first = await addVoice(database, voice, clear);
  const second = await addVoice(database, { ...voice, from: first.id }, clear);
  const ghost = await addVoice(database, { ...voice, role: 'completer' }, clear);

  const file = join(home, 'adapters', `${first.id}.adapter`);
  assert.equal(readFileSync(file).includes('learned of the person'), false);
  assert.ok(voiceBytes(database, first.id) > 3_000);
  await openVoice(database, first.id, join(home, 'again'));
  assert.deepEqual(readFileSync(join(home, 'again')), readFileSync(clear));

  assert.equal(activeVoice(database, 'writer'), null);
  useVoice(database, first.id, 'writer');
  useVoice(database, ghost.id, 'completer');
  useVoice(database, second.id, 'writer');
  assert.deepEqual(
    listVoices(database).map(({ id, active }) => [id, active]),
    [
      [ghost.id, true],
      [second.id, true],
      [first.id, false],
    ],
  );
  useVoice(database, null, 'writer');
  assert.equal(activeVoice(database, 'writer'), null);
  assert.equal(activeVoice(database, 'completer')?.id, ghost.id);
});

test('a voice is deleted with its file, and what nobody owns is swept away', async (context) => {
  const { database, home, remove } = exampleStore();
  context.after(remove);
  const clear = join(home, 'clear');
  writeFileSync(clear, 'learned');
  const { id } = await addVoice(database, voice, clear);
  const { id: kept } = await addVoice(database, { ...voice, from: id }, clear);
  writeFileSync(join(home, 'adapters', '77.adapter'), 'left by a killed process');
  writeFileSync(join(home, 'adapters', 'half.new'), 'left as well');
  sweepVoices(database);
  deleteVoice(database, id);
  assert.deepEqual(readdirSync(join(home, 'adapters')), [`${kept}.adapter`]);
  assert.equal(listVoices(database)[0]?.from, null, 'what it came from is gone');
  assert.throws(
    () => {
      deleteVoice(database, id);
    },
    (error) => error instanceof AppError && error.code === 'not-found',
  );
  rmSync(join(home, 'adapters', `${kept}.adapter`));
  await assert.rejects(openVoice(database, kept, join(home, 'again')), /is gone/);
});

test('a voice whose file cannot be written leaves no row', async (context) => {
  const { database, home, remove } = exampleStore();
  context.after(remove);
  await assert.rejects(addVoice(database, voice, join(home, 'none')));
  assert.deepEqual(listVoices(database), []);
});
