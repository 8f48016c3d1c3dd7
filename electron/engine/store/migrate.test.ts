import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import Sqlite from 'better-sqlite3';
import { openDatabase } from './database.ts';
import { nearestDocumentPassages, readPassages } from './documentPassages.ts';
import { readDraft } from './drafts.ts';
import { goldenKey } from './golden/make.ts';
import { readMail } from './mails.ts';
import { listInsertions } from './insertions.ts';
import { migrate, migrations } from './migrate.ts';
import { unfinishedPages } from './pages.ts';
import { keptPairs } from './pairs.ts';
import { nearestPassages } from './passages.ts';
import { findPeople } from './people.ts';
import { readIdentity } from './settings.ts';
import { listSources } from './sources.ts';
import { matchingMails } from './words.ts';

const golden = join(import.meta.dirname, 'golden');

test('there is a kept store of every version', () => {
  const kept = readdirSync(golden).filter((name) => /^\d{4}$/.test(name));
  assert.equal(kept.length, migrations().length);
});

for (const version of readdirSync(golden).filter((name) => /^\d{4}$/.test(name))) {
  test(`a store of version ${Number(version)} opens with everything in it`, (t) => {
    const home = mkdtempSync(join(tmpdir(), 'ownhand-golden-'));
    t.after(() => {
      rmSync(home, { recursive: true });
    });
    cpSync(join(golden, version), home, { recursive: true });
    const database = openDatabase(home, goldenKey);
    assert.equal(readMail(database, 2).threadId, readMail(database, 1).threadId);
    assert.deepEqual(matchingMails(database, '"lantern"', {}, 5).sort(), [1, 2]);
    assert.equal(nearestPassages(database, Float32Array.of(1, 0, 0, 0, 0, 0, 0, 0), 5, {})[0]?.mailId, 1);
    assert.equal(findPeople(database, 'finn', 5)[0]?.mails, 2);
    assert.deepEqual(readIdentity(database), { name: 'Ada Brook', addresses: ['ada@example.org'] });
    assert.equal(readDraft(database, 1).draft.text, 'Dear Finn,');
    assert.equal(listSources(database)[0]?.complete, true);
    assert.deepEqual(
      unfinishedPages(database).map(({ text }) => text),
      Number(version) < 3 ? [] : ['Dear Finn, have you'],
    );
    const vector = Float32Array.of(1, 0, 0, 0, 0, 0, 0, 0);
    const near = nearestDocumentPassages(database, vector, { authorship: 'own' }, 5);
    assert.deepEqual(
      readPassages(
        database,
        near.map(({ id }) => id),
      ).map(({ text }) => text),
      Number(version) < 5 ? [] : ['Lamps 1\n\nThe lamp number 1 burns oil.'],
    );
    assert.deepEqual(
      listInsertions(database, 5).map(({ after }) => after),
      Number(version) < 6 ? [] : ['Lamp lit.'],
    );
    assert.deepEqual(
      [...keptPairs(database, 'mail', [1]), ...keptPairs(database, 'passage', [1])].map(({ origin }) => origin.of),
      Number(version) < 9 ? [] : ['mail', 'passage'],
    );
    assert.deepEqual(database.all('PRAGMA integrity_check'), [{ integrity_check: 'ok' }]);
    assert.deepEqual(database.all('PRAGMA foreign_key_check'), []);
    database.close();
  });
}

test('steps run once, in order, and one that fails leaves the version before it', () => {
  const connection = new Sqlite(':memory:');
  const steps = ['CREATE TABLE a (x) ', 'INSERT INTO a VALUES (1)'];
  migrate(connection, steps);
  migrate(connection, steps);
  assert.throws(() => {
    migrate(connection, [...steps, 'INSERT INTO a VALUES (2); INSERT INTO nowhere VALUES (1)']);
  });
  assert.equal(connection.pragma('user_version', { simple: true }), 2);
  assert.deepEqual(connection.prepare('SELECT x FROM a').all(), [{ x: 1 }]);
  assert.throws(
    () => {
      migrate(connection, steps.slice(0, 1));
    },
    { code: 'store-from-future' },
  );
  connection.close();
});

test('pairs from before documents taught stay as they were', () => {
  const connection = new Sqlite(':memory:');
  migrate(connection, migrations().slice(0, 8));
  connection.exec(`INSERT INTO mails VALUES (7, 'a@b', 1, 'sent', 'Oil', 1, 'en', 0, NULL, '[]', 5, 1);
    INSERT INTO pairs VALUES (3, 7, 'note', 'oil, lamp', 0.5, 'by-hand', 1, 'rule', 9)`);
  migrate(connection);
  assert.deepEqual(connection.prepare('SELECT * FROM pairs').all(), [
    {
      ...{ id: 3, mail_id: 7, passage_id: null, form: 'note', request: 'oil, lamp', gain: 0.5, dropped: 'by-hand' },
      ...{ edited: 1, model: 'rule', made_at: 9 },
    },
  ]);
  assert.throws(() => connection.exec(`UPDATE pairs SET mail_id = NULL`), /CHECK/);
  connection.close();
});
