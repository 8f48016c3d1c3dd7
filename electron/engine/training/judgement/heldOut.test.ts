import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Database } from '../../store/database.ts';
import { exampleMail } from '../../store/exampleMail.ts';
import { takeMails } from '../../store/takeMails.ts';
import { judgeableStore } from './exampleJudging.ts';
import { type HeldOut, readHeldOut } from './heldOut.ts';

const { signal } = new AbortController();

function idsOf(heldOut: readonly HeldOut[]): number[] {
  return heldOut.map(({ mail }) => mail.id);
}

function voiceOf(database: Database, mails: readonly number[]): number {
  const training = JSON.stringify({ learnedFrom: { mails, documents: [] } });
  return database.change(
    `INSERT INTO voices (base, base_hash, role, created_at, training) VALUES ('example', 'hash', 'writer', 0, ?)`,
    training,
  ).id;
}

test('older mail that comes in later makes nothing a judge of a version that learned from it', async (t) => {
  const database = judgeableStore(t);
  const before = await readHeldOut(database, signal, null);
  const voice = voiceOf(database, before.learned);
  const [{ id: source } = { id: 0 }] = database.all<{ id: number }>('SELECT id FROM sources');
  const archive = Array.from({ length: 60 }, (_, at) =>
    exampleMail(5_000 + at, {
      own: `Parcel ${at} of ${at * 7} bells went by train ${at * 3}, and by ship to pier ${at * 11}.`,
      date: 1_000 * at,
    }),
  );
  takeMails(database, source, archive, null);

  const anyVoice = idsOf((await readHeldOut(database, signal, null)).heldOut);
  assert.ok(
    anyVoice.some((id) => before.learned.includes(id)),
    'the newest fifth of more mail reaches further back',
  );
  const { heldOut } = await readHeldOut(database, signal, voice);
  assert.deepEqual(
    idsOf(heldOut),
    anyVoice.filter((id) => !before.learned.includes(id)),
  );
  assert.ok(heldOut.length >= 3);
  await assert.rejects(readHeldOut(database, signal, voiceOf(database, anyVoice)), /Learn afresh/);
});
