import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openDatabase } from '../../store/database.ts';
import { exampleMail } from '../../store/exampleMail.ts';
import { makeKey } from '../../store/keys.ts';
import { findPairs } from '../../store/pairList.ts';
import { openSource } from '../../store/sources.ts';
import { takeMails } from '../../store/takeMails.ts';
import { readWaiting } from './run.ts';

/** Plays back without a model, a dot for each mail, to be killed at any. */
const life = `
  import { AppError } from '${join(import.meta.dirname, '../../../contract/errors.ts')}';
  import { openDatabase } from '${join(import.meta.dirname, '../../store/database.ts')}';
  import { playBack } from '${join(import.meta.dirname, 'run.ts')}';
  const [home, key] = process.argv.slice(-2);
  const database = openDatabase(home, key);
  const chorus = {
    textTokens: () => [],
    write: async () => {
      await new Promise((resolve) => setTimeout(resolve, 25));
      throw new AppError('invalid-input', 'too long');
    },
    dispose: async () => undefined,
  };
  const means = { database, model: 'none', openChorus: async () => chorus, measure: null };
  const all = database.transaction;
  database.transaction = (act) => { const result = all(act); process.stdout.write('.'); return result; };
  await playBack(means, { signal: new AbortController().signal });
  database.close();`;

async function live(home: string, key: string, dots: number): Promise<boolean> {
  const flags = ['--input-type=module-typescript', '-e', life, home, key];
  const child = spawn(process.execPath, flags, { stdio: ['ignore', 'pipe', 'inherit'] });
  let seen = 0;
  child.stdout.on('data', (text: Buffer) => {
    seen += text.length;
    if (seen >= dots) {
      child.kill('SIGKILL');
    }
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code === 0;
}

test('killed again and again during playback, no pair is lost or made twice', async (context) => {
  const home = mkdtempSync(join(tmpdir(), 'ownhand-playback-kill-'));
  context.after(() => {
    rmSync(home, { recursive: true });
  });
  const key = makeKey();
  const database = openDatabase(home, key);
  const source = openSource(database, { path: '/a', name: 'a', format: 'mbox', fingerprint: '1' });
  const things = ['lantern', 'ladder', 'kettle', 'anchor', 'bellows', 'compass'];
  const places = ['harbour', 'chapel', 'orchard', 'attic', 'quarry', 'station', 'mill', 'bakery', 'tower', 'ferry'];
  const all = things.flatMap((thing, i) =>
    places.map((place, j) =>
      exampleMail(i * 10 + j, {
        own: `The ${thing} is at the ${place} now. Could you fetch ${i * 10 + j} of them from the ${place} with Ines?`,
      }),
    ),
  );
  takeMails(database, source.id, all, null);
  const waiting = (await readWaiting(database)).mails;
  assert.ok(waiting.length > 20);
  database.close();

  const seen = new Map<string, number>();
  let kills = 0;
  while (!(await live(home, key, kills < 3 ? 5 : Infinity))) {
    kills++;
    const between = openDatabase(home, key);
    const { pairs } = findPairs(between, { text: '', show: 'all', limit: 500, offset: 0 });
    between.close();
    const now = new Map(pairs.map(({ id, origin, form }) => [`${origin.id} ${form}`, id]));
    assert.equal(now.size, pairs.length, 'one pair of a form for each mail');
    for (const [which, id] of seen) {
      assert.equal(now.get(which), id, 'what was made stays, and is not made again');
    }
    now.forEach((id, which) => seen.set(which, id));
  }
  assert.equal(kills, 3);
  const after = openDatabase(home, key);
  const { pairs } = findPairs(after, { text: '', show: 'all', limit: 500, offset: 0 });
  after.close();
  assert.deepEqual(
    [...new Set(pairs.map(({ origin }) => origin.id))].sort((a, b) => a - b),
    waiting.toSorted((a, b) => a - b),
  );
});
