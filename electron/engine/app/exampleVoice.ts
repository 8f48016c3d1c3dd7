import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { makeTiny } from '../../../models/makeTiny.ts';
import { Models } from '../model/models.ts';
import type { PlaybackSummary } from '../../contract/pairs.ts';
import { writeOwnModels } from '../model/ownModels.ts';
import { Runtime } from '../model/runtime.ts';
import { exampleMail } from '../store/exampleMail.ts';
import { setIdentity } from '../store/identity.ts';
import { keepPairs, ofMail } from '../store/pairs.ts';
import { openSource } from '../store/sources.ts';
import { takeMails } from '../store/takeMails.ts';
import { Session } from './session.ts';

/** A tiny model to train, for tests: its file, and the models that know it by the id `tiny`. */
export async function exampleModels(): Promise<{ runtime: Runtime; models: Models; base: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'ownhand-models-'));
  process.env.OWNHAND_MODELS = folder;
  const runtime = new Runtime();
  after(async () => {
    await runtime.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const base = join(folder, 'tiny.gguf');
  writeFileSync(
    base,
    makeTiny({ architecture: 'llama', layers: 1, channels: 32, heads: 2, keyHeads: 1, feedForward: 48 }),
  );
  await writeOwnModels(folder, [
    {
      ...{ id: 'tiny', path: base, name: 'Tiny', roles: ['writer'], bytes: statSync(base).size },
      ...{ parameters: 1e5, quantization: 'F32', architecture: 'llama' },
    },
  ]);
  const models = new Models({ folder, runtime, offered: [], choices: { read: () => ({}), write: () => undefined } });
  return { runtime, models, base };
}

const words = 'apples lanterns boats paper rivers clocks bridges seeds candles ropes'.split(' ');

/** Playback that finds so many requests at once. */
export function examplePlayback(mails: number): { run: () => Promise<PlaybackSummary> } {
  const nothing = { passages: 0, keptPassages: 0, dropped: [], forms: [] };
  return { run: () => Promise.resolve({ ...nothing, mails, kept: mails, seconds: 1, mailsPerMinute: 1 }) };
}

/** An open store of so many mails, each with a pair; `remove` closes and deletes it. */
export function exampleVoice(mails: number): { session: Session; remove: () => void } {
  const home = mkdtempSync(join(tmpdir(), 'ownhand-home-'));
  const session = new Session(home, () => undefined);
  session.unlockWithKey('ab'.repeat(32));
  const database = session.database();
  void setIdentity(database, { name: 'Ada Brook', addresses: ['ada@example.org'] });
  const source = openSource(database, { path: '/example/Sent.mbox', name: 'Sent', format: 'mbox', fingerprint: '1' });
  const own = (i: number): string =>
    `I have ${i} ${words[i % 10] ?? ''} for you and ${i * 7} ${words[(i * 3 + 1) % 10] ?? ''} more.`;
  takeMails(
    database,
    source.id,
    Array.from({ length: mails }, (_, i) => exampleMail(i + 1, { own: own(i + 1) })),
    'end',
  );
  for (let i = 1; i <= mails; i++) {
    const request = `Tell Finn that there are ${i} ${words[i % 10] ?? ''}.`;
    keepPairs(database, ofMail(i), [{ form: 'sentence', request, gain: 1, dropped: null, model: 'rule' }]);
  }
  return {
    session,
    remove: () => {
      session.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
