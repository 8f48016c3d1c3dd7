import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { importSource } from '../mail/import.ts';
import { makeKey } from '../store/keys.ts';
import { correctionHandlers } from './correction.ts';
import { Session } from './session.ts';

const call = { signal: new AbortController().signal, progress: () => undefined };
const slogan = 'Lamps by Linden, lit since 1902';

/** A store of three mails, two of which end with the slogan. */
async function open(t: TestContext) {
  const home = mkdtempSync(join(tmpdir(), 'ownhand-correction-'));
  const session = new Session(home, () => undefined);
  session.unlockWithKey(makeKey());
  t.after(() => {
    session.close();
    rmSync(home, { recursive: true });
  });
  const path = join(home, 'mails.jsonl');
  const mails = [`The lamp is lit.\n\n${slogan}`, `It is dark in here.\n\n${slogan}`, 'Who rows the boat today?'];
  writeFileSync(path, mails.map((email) => `${JSON.stringify({ email, to: 'tobias@example.org' })}\n`).join(''));
  await importSource(session.database(), path, []);
  const done: string[] = [];
  const handlers = correctionHandlers(session, {
    settle: () => Promise.resolve(void done.push('settled')),
    onCorrected: () => void done.push('corrected'),
  });
  return { session, handlers, done };
}

test('answers the corrected mail and how many alike ones, and takes it back once', async (t) => {
  const { handlers, done } = await open(t);
  const { mail, alike } = await handlers['mail.correct']({ id: 1, from: 2, to: 3, mine: false }, call);
  assert.deepEqual(mail.parts, [
    { kind: 'own', text: 'The lamp is lit.\n' },
    { kind: 'other', text: slogan },
  ]);
  assert.equal(alike, 1);
  assert.deepEqual(done, ['settled', 'corrected']);

  const again = await handlers['mail.takeBack']({ id: 1 }, call);
  assert.deepEqual(again.parts, [{ kind: 'own', text: `The lamp is lit.\n\n${slogan}` }]);
  await assert.rejects(async () => handlers['mail.takeBack']({ id: 1 }, call), { code: 'not-found' });
});

test('a correction of another mail, or of a store that was closed, is not taken back', async (t) => {
  const { session, handlers } = await open(t);
  await handlers['mail.correct']({ id: 1, from: 2, to: 3, mine: false }, call);
  await handlers['mail.correct']({ id: 3, from: 0, to: 1, mine: false }, call);
  await assert.rejects(async () => handlers['mail.takeBack']({ id: 1 }, call), { code: 'not-found' });
  session.unlockWithKey(session.database().key);
  await assert.rejects(async () => handlers['mail.takeBack']({ id: 3 }, call), { code: 'not-found' });
});
