import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openDatabase } from '../store/database.ts';
import { makeKey } from '../store/keys.ts';

const mails = 600;

/** Takes mails in from where an earlier life stopped, then remembers them; says each step, to be killed at any. */
const life = `
  import { openDatabase } from '${join(import.meta.dirname, '../store/database.ts')}';
  import { exampleMail } from '${join(import.meta.dirname, '../store/exampleMail.ts')}';
  import { finishSource, openSource } from '${join(import.meta.dirname, '../store/sources.ts')}';
  import { takeMails } from '${join(import.meta.dirname, '../store/takeMails.ts')}';
  import { rememberAll } from '${join(import.meta.dirname, 'embed.ts')}';
  import { embedWords, exampleForm } from '${join(import.meta.dirname, 'exampleEmbedder.ts')}';
  const [home, key] = process.argv.slice(-2);
  const database = openDatabase(home, key);
  const source = openSource(database, { path: '/a', name: 'a', format: 'mbox', fingerprint: '1' });
  for (let at = source.cursor ?? 0; at < ${mails}; at += 20) {
    const batch = Array.from({ length: 20 }, (_, index) => exampleMail(at + index, { own: 'lantern ' + (at + index) }));
    takeMails(database, source.id, batch, at + 20);
    process.stdout.write('.');
  }
  finishSource(database, source.id);
  await rememberAll(database, {
    ...exampleForm,
    embed: embedWords,
    signal: new AbortController().signal,
    progress: () => process.stdout.write('.'),
  });
  database.close();`;

async function live(home: string, key: string, steps: number): Promise<boolean> {
  const flags = ['--input-type=module-typescript', '-e', life, home, key];
  const child = spawn(process.execPath, flags, { stdio: ['ignore', 'pipe', 'inherit'] });
  let seen = 0;
  child.stdout.on('data', (dots: Buffer) => {
    seen += dots.length;
    if (seen >= steps) {
      // A moment later, so that it falls anywhere within a step.
      setTimeout(() => child.kill('SIGKILL'), Math.random() * 4);
    }
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code === 0;
}

test('killed at random moments of taking in and remembering, nothing is lost or doubled', async (t) => {
  const home = mkdtempSync(join(tmpdir(), 'ownhand-kill-'));
  t.after(() => {
    rmSync(home, { recursive: true });
  });
  const key = makeKey();
  let kills = 0;
  while (!(await live(home, key, kills < 12 ? 1 + Math.random() * 12 : Infinity))) {
    kills += 1;
    assert.ok(kills < 30);
  }
  assert.ok(kills >= 6, `${kills} kills`);
  const database = openDatabase(home, key);
  const numbers = database.one(`
    SELECT (SELECT count(*) FROM mails) AS mails, (SELECT count(DISTINCT message_id) FROM mails) AS different,
           (SELECT count(*) FROM parts) AS parts, (SELECT sent FROM people WHERE address = 'finn@example.org') AS sent,
           (SELECT count(*) FROM mail_words WHERE mail_words MATCH 'lantern') AS found,
           (SELECT count(*) FROM mails WHERE remembered = 0) AS waiting,
           (SELECT count(*) FROM passages) AS passages, (SELECT count(*) FROM vectors) AS vectors`);
  assert.deepEqual(numbers, {
    ...{ mails, different: mails, parts: 4 * mails, sent: mails, found: mails },
    ...{ waiting: 0, passages: mails, vectors: mails },
  });
  assert.deepEqual(database.all('PRAGMA integrity_check'), [{ integrity_check: 'ok' }]);
  database.close();
});
