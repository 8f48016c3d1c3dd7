import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { spawnSync } from 'node:child_process';
import { openDatabase } from './database.ts';
import { exampleMail } from './exampleMail.ts';
import { checkKey, hasPassphrase, keyFromPassphrase, makeKey, setPassphrase } from './keys.ts';
import { openSource } from './sources.ts';
import { takeMails } from './takeMails.ts';

function home(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'ownhand-store-'));
  t.after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

const source = { path: '/a', name: 'a', format: 'mbox', fingerprint: '1' } as const;

test('no word of a mail stands readable in any file, the log included', (t) => {
  const folder = home(t);
  const database = openDatabase(folder, makeKey());
  const { id } = openSource(database, source);
  takeMails(database, id, [exampleMail(1, { own: 'periwinkle '.repeat(400), subject: 'Heliotrope' })], null);
  const bytes = (name: string): string => readFileSync(join(folder, name), 'latin1');
  const inLog = bytes('ownhand.db-wal');
  assert.ok(inLog.length > 0);
  database.close();
  for (const content of [inLog, bytes('ownhand.db')]) {
    assert.doesNotMatch(content, /periwinkle|Heliotrope|example\.org|CREATE TABLE|SQLite format/i);
  }
  assert.equal(statSync(folder).mode & 0o777, 0o700);
});

test('a wrong key is told, and neither the database nor a log left by a crash is touched', (t) => {
  const folder = home(t);
  const key = makeKey();
  openDatabase(folder, key).close();
  // A process that takes mails in and is killed leaves a log that still has to be folded into the database.
  const script = `
    import { openDatabase } from '${join(import.meta.dirname, 'database.ts')}';
    import { exampleMail } from '${join(import.meta.dirname, 'exampleMail.ts')}';
    import { openSource } from '${join(import.meta.dirname, 'sources.ts')}';
    import { takeMails } from '${join(import.meta.dirname, 'takeMails.ts')}';
    const database = openDatabase('${folder}', '${key}');
    takeMails(database, openSource(database, ${JSON.stringify(source)}).id, [exampleMail(1)], 7);
    process.kill(process.pid, 'SIGKILL');`;
  const child = spawnSync(process.execPath, ['--input-type=module-typescript', '-e', script], { encoding: 'utf8' });
  assert.equal(child.signal, 'SIGKILL', child.stderr);
  const files = ['ownhand.db', 'ownhand.db-wal', 'store.json'].map((name) => join(folder, name));
  const before = files.map((file) => readFileSync(file));
  assert.ok((before[1]?.length ?? 0) > 0);
  assert.throws(() => openDatabase(folder, makeKey()), { code: 'wrong-passphrase' });
  assert.deepEqual(
    files.map((file) => readFileSync(file)),
    before,
  );
  const database = openDatabase(folder, key);
  assert.equal(database.one<{ n: number }>('SELECT count(*) AS n FROM mails')?.n, 1);
  assert.equal(openSource(database, source).cursor, 7);
  database.close();
});

test('a passphrase opens the key, can be changed, and a wrong one changes nothing', (t) => {
  const folder = home(t);
  const key = makeKey();
  assert.equal(hasPassphrase(folder), false);
  assert.throws(() => keyFromPassphrase(folder, 'x'), { code: 'not-found' });
  setPassphrase(folder, key, 'Käse und Brot');
  const before = readFileSync(join(folder, 'passphrase.json'));
  assert.ok(!before.toString().includes(key));
  assert.throws(() => keyFromPassphrase(folder, 'kase und brot'), { code: 'wrong-passphrase' });
  assert.deepEqual(readFileSync(join(folder, 'passphrase.json')), before);
  assert.equal(keyFromPassphrase(folder, 'Ka\u0308se und Brot'), key);
  setPassphrase(folder, key, 'another');
  assert.throws(() => keyFromPassphrase(folder, 'Käse und Brot'), { code: 'wrong-passphrase' });
  assert.equal(keyFromPassphrase(folder, 'another'), key);
  writeFileSync(join(folder, 'passphrase.json'), '{"version":1,"N":1e99}');
  assert.throws(() => keyFromPassphrase(folder, 'another'), { code: 'store-unreadable' });
});

test('a second opening is told that the store is open', (t) => {
  const folder = home(t);
  const key = makeKey();
  const database = openDatabase(folder, key);
  const script = `
    import { openDatabase } from '${join(import.meta.dirname, 'database.ts')}';
    try { openDatabase('${folder}', '${key}'); } catch (error) { process.stdout.write(error.code + ': ' + error.message); }`;
  const child = spawnSync(process.execPath, ['--input-type=module-typescript', '-e', script], { encoding: 'utf8' });
  assert.match(child.stdout, /^busy: Ownhand is already open/);
  assert.throws(() => openDatabase(folder, key), { code: 'busy' });
  database.close();
  openDatabase(folder, key).close();
});

test('what is not a store is told from a wrong key', (t) => {
  const folder = home(t);
  const key = makeKey();
  for (const content of ['SQLite format 3\0'.padEnd(8_192, 'x'), 'short', 'noise'.repeat(4_096)]) {
    writeFileSync(join(folder, 'ownhand.db'), content);
    assert.throws(() => openDatabase(folder, key), { code: 'store-unreadable' });
    assert.equal(readFileSync(join(folder, 'ownhand.db'), 'latin1'), content);
  }
});

test('a damaged page is told when it is read', (t) => {
  const folder = home(t);
  const key = makeKey();
  let database = openDatabase(folder, key);
  const { id } = openSource(database, source);
  const mails = Array.from({ length: 300 }, (_, number) => exampleMail(number, { own: 'word '.repeat(500) }));
  takeMails(database, id, mails, null);
  database.close();
  const file = join(folder, 'ownhand.db');
  const bytes = readFileSync(file);
  bytes.fill(0x5a, bytes.length >> 1, (bytes.length >> 1) + 8_192);
  writeFileSync(file, bytes);
  database = openDatabase(folder, key);
  assert.throws(() => database.all('SELECT sum(length(text)) FROM parts'), { code: 'store-unreadable' });
  database.close();
});

test('a store of a newer version is refused and stays as it is', (t) => {
  const folder = home(t);
  const key = makeKey();
  const database = openDatabase(folder, key);
  database.define('PRAGMA user_version = 99');
  database.close();
  const before = readFileSync(join(folder, 'ownhand.db'));
  assert.throws(() => openDatabase(folder, key), { code: 'store-from-future' });
  assert.ok(readFileSync(join(folder, 'ownhand.db')).equals(before));
});

test('a full disk is told, and what was there stays whole', (t) => {
  const folder = home(t);
  const key = makeKey();
  let database = openDatabase(folder, key);
  const { id } = openSource(database, source);
  takeMails(database, id, [exampleMail(1)], 1);
  // SQLite refuses to grow past this as it does when the file system refuses.
  const pages = database.one<{ page_count: number }>('PRAGMA page_count')?.page_count ?? 0;
  database.all(`PRAGMA max_page_count = ${pages + 4}`);
  const mails = Array.from({ length: 100 }, (_, number) => exampleMail(number + 2, { own: 'word '.repeat(900) }));
  assert.throws(() => takeMails(database, id, mails, 2), { code: 'disk-full' });
  database.close();
  database = openDatabase(folder, key);
  assert.equal(openSource(database, source).cursor, 1);
  assert.equal(database.all('SELECT id FROM mails').length, 1);
  assert.deepEqual(database.all('PRAGMA integrity_check'), [{ integrity_check: 'ok' }]);
  takeMails(database, id, mails, 2);
  database.close();
});

test('a folder that cannot be made is told', (t) => {
  const folder = home(t);
  writeFileSync(join(folder, 'file'), '');
  assert.throws(() => openDatabase(join(folder, 'file'), makeKey()), { code: 'no-permission' });
});

// The super-user may do everything, so there is nothing to see then.
test('a folder without permission is told', { skip: process.getuid?.() === 0 }, (t) => {
  const folder = home(t);
  chmodSync(folder, 0o500);
  assert.throws(() => openDatabase(join(folder, 'inner'), makeKey()), { code: 'no-permission' });
  chmodSync(folder, 0o700);
});

test('a key check that is lost is made anew, one that is damaged is told', (t) => {
  const folder = home(t);
  const key = makeKey();
  openDatabase(folder, key).close();
  rmSync(join(folder, 'store.json'));
  openDatabase(folder, key).close();
  checkKey(folder, key);
  writeFileSync(join(folder, 'store.json'), 'x');
  assert.throws(() => openDatabase(folder, key), { code: 'store-unreadable' });
});
