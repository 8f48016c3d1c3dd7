import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type Database, openDatabase } from './database.ts';
import { keepInsertion, listInsertions, markUndone, removeInsertions } from './insertions.ts';

function open(t: TestContext): Database {
  const home = mkdtempSync(join(tmpdir(), 'ownhand-insertions-'));
  const database = openDatabase(home, 'ab'.repeat(32));
  t.after(() => {
    database.close();
    rmSync(home, { recursive: true });
  });
  return database;
}

const ferry = {
  program: 'Mousepad',
  manner: 'shorter',
  before: 'The ferry goes at nine, I think.',
  after: 'Ferry: 9.',
};

test('what was inserted is listed, the latest first, with what stood there', (t) => {
  const database = open(t);
  keepInsertion(database, ferry);
  const id = keepInsertion(database, { ...ferry, program: 'XTerm', before: '' });
  const [latest, first, ...others] = listInsertions(database, 10);
  assert.deepEqual([latest?.id, latest?.program, latest?.undone], [id, 'XTerm', false]);
  assert.equal(first?.before, ferry.before);
  assert.deepEqual(others, []);
});

test('what was undone says so; what was removed is gone', (t) => {
  const database = open(t);
  const [one, two] = [keepInsertion(database, ferry), keepInsertion(database, ferry)];
  markUndone(database, two);
  assert.equal(listInsertions(database, 1)[0]?.undone, true);
  removeInsertions(database, two);
  assert.deepEqual(
    listInsertions(database, 10).map(({ id }) => id),
    [one],
  );
  assert.throws(
    () => {
      markUndone(database, two);
    },
    { code: 'not-found' },
  );
  removeInsertions(database);
  assert.deepEqual(listInsertions(database, 10), []);
});

test('the list does not grow for ever', (t) => {
  const database = open(t);
  for (let count = 0; count < 510; count++) {
    keepInsertion(database, ferry);
  }
  assert.equal(listInsertions(database, 1_000).length, 500);
});
