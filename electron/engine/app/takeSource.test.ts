import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { test, type TestContext } from 'node:test';
import { exampleFolder, mboxOf, rawMail } from '../mail/exampleMailbox.ts';
import type { Database } from '../store/database.ts';
import { exampleStore } from '../store/exampleMail.ts';
import { listSources } from '../store/sources.ts';
import { inspectSource, takeSource } from './takeSource.ts';

const me = ['mara@example.org'];

function store(t: TestContext): Database {
  const { database, remove } = exampleStore();
  t.after(remove);
  return database;
}

function sourceNamed(database: Database, id: number) {
  const { mails, documents, authorship, complete } = listSources(database).find((each) => each.id === id) ?? {};
  return { mails, documents, authorship, complete };
}

test('documents beside mail are left out until somebody says whose they are, and known from then on', async (t) => {
  const folder = exampleFolder({ 'Sent.mbox': mboxOf([rawMail(1), rawMail(2)]), 'notes/oil.md': '# Oil' });
  t.after(folder.remove);
  const database = store(t);
  const { mails, documents } = await inspectSource(folder.path());
  assert.deepEqual({ mails, documents }, { mails: 2, documents: 1 });

  const first = await takeSource(database, folder.path(), me);
  assert.deepEqual(first.documents, { read: 0, known: 0, gone: 0, leftOut: 1 });
  assert.deepEqual(sourceNamed(database, first.sourceId), { mails: 2, documents: 0, authorship: null, complete: true });

  const second = await takeSource(database, folder.path(), me, { documents: 'own' });
  assert.deepEqual([second.read, second.documents?.read], [2, 1]);
  const again = await takeSource(database, folder.path(), me);
  assert.deepEqual(again.documents, { read: 0, known: 1, gone: 0, leftOut: 0 });
  assert.deepEqual(sourceNamed(database, again.sourceId), {
    mails: 2,
    documents: 1,
    authorship: 'own',
    complete: true,
  });
});

test('documents alone are for reference where nothing is said, a folder of them or one', async (t) => {
  const folder = exampleFolder({ 'oil.md': '# Oil', 'wax.txt': 'Candles of wax.' });
  t.after(folder.remove);
  const database = store(t);
  assert.deepEqual(
    await inspectSource(folder.path()).then(({ format, mails, documents }) => ({ format, mails, documents })),
    { format: 'folder', mails: 0, documents: 2 },
  );
  const { sourceId, read, documents } = await takeSource(database, folder.path(), []);
  assert.deepEqual([read, documents?.read], [0, 2]);
  assert.equal(sourceNamed(database, sourceId).authorship, 'reference');
  const one = await takeSource(database, folder.path('wax.txt'), [], { documents: 'own' });
  assert.equal(one.documents?.known, 1);
  assert.equal((await inspectSource(folder.path('wax.txt'))).format, 'document');
});

test('a text file that holds mail is a mailbox; what holds neither is refused', async (t) => {
  const folder = exampleFolder({ 'saved.txt': rawMail(1), 'picture.png': 'x' });
  t.after(folder.remove);
  const database = store(t);
  const { mails, documents } = await inspectSource(folder.path('saved.txt'));
  assert.deepEqual({ mails, documents }, { mails: 1, documents: undefined });
  assert.equal((await takeSource(database, folder.path('saved.txt'), me)).sent, 1);
  await assert.rejects(takeSource(database, folder.path('picture.png'), me), { code: 'not-a-mailbox' });
  for (const name of ['gone', 'gone.md', 'gone.txt']) {
    await assert.rejects(inspectSource(folder.path(name)), { code: 'not-found', message: /is not there/ }, name);
    await assert.rejects(takeSource(database, folder.path(name), me), { code: 'not-found' }, name);
  }
});

test('what came from a folder stays when the folder is found empty', async (t) => {
  const folder = exampleFolder({ 'notes/oil.md': '# Oil' });
  t.after(folder.remove);
  const database = store(t);
  const { sourceId } = await takeSource(database, folder.path('notes'), []);
  rmSync(folder.path('notes/oil.md'));
  await assert.rejects(takeSource(database, folder.path('notes'), [], { onlyNew: true }), {
    message: 'Nothing is in notes any more. What was taken in from it stays here until you remove it.',
  });
  assert.equal(sourceNamed(database, sourceId).documents, 1);
});
