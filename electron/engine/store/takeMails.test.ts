import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleMail, exampleStore } from './exampleMail.ts';
import { readMail, readThread } from './mails.ts';
import { findPeople } from './people.ts';
import { finishSource, listSources, openSource, removeSource } from './sources.ts';
import { takeMails } from './takeMails.ts';

test('a mail comes out as it went in', (t) => {
  const { database, sourceId, remove } = exampleStore();
  t.after(remove);
  const mail = exampleMail(1, {
    cc: [{ name: '', address: 'Mara@Example.org' }],
    attachments: [{ name: 'plan.pdf', bytes: 7 }],
  });
  takeMails(database, sourceId, [mail], null);
  const { id, threadId, ...rest } = readMail(database, 1);
  assert.equal(id, 1);
  assert.equal(threadId, '1');
  assert.deepEqual({ ...mail, ...rest }, { ...mail, cc: [{ name: '', address: 'mara@example.org' }] });
  assert.equal(Object.keys(rest).length, Object.keys(mail).length - 2, 'all but ancestors and list');
});

test('a mail taken twice, also from another source, is there once', (t) => {
  const { database, sourceId, remove } = exampleStore();
  t.after(remove);
  const other = openSource(database, { path: '/b', name: 'b', format: 'eml', fingerprint: '1' });
  assert.deepEqual(takeMails(database, sourceId, [exampleMail(1), exampleMail(1)], 1), { added: 1, known: 1 });
  assert.deepEqual(takeMails(database, other.id, [exampleMail(1), exampleMail(2)], 1), { added: 1, known: 1 });
  assert.deepEqual(
    listSources(database).map(({ name, mails }) => [name, mails]),
    [
      ['Sent', 1],
      ['b', 2],
    ],
  );
  assert.equal(findPeople(database, 'finn', 5)[0]?.mails, 2);
});

test('a copy under another Message-ID is the same mail, and ties its thread', (t) => {
  const { database, sourceId, remove } = exampleStore();
  t.after(remove);
  const other = openSource(database, { path: '/b', name: 'b', format: 'eml', fingerprint: '1' });
  takeMails(database, sourceId, [exampleMail(1)], 1);
  const copy = exampleMail(1, { messageId: 'copy@example.org' });
  assert.deepEqual(takeMails(database, other.id, [copy], 1), { added: 0, known: 1 });
  const differing = [
    { messageId: 'later@example.org', date: 1_700_000_060_001 },
    { messageId: 'else@example.org', own: 'The lantern is out.' },
    { messageId: 'mara@example.org', to: [{ name: '', address: 'mara@example.org' }] },
    { messageId: 'other@example.org', from: { name: '', address: 'mara@example.org' } },
    { messageId: 'undated@example.org', date: null },
    { messageId: 'undated-2@example.org', date: null },
  ].map((changes) => exampleMail(1, changes));
  assert.deepEqual(takeMails(database, sourceId, differing, 1), { added: 6, known: 0 });
  takeMails(database, sourceId, [exampleMail(2, { ancestors: ['copy@example.org'] })], 1);
  assert.deepEqual(
    readThread(database, '1').map((id) => readMail(database, id).messageId),
    ['mail-1@example.org', 'mail-2@example.org'],
  );
  assert.deepEqual(
    listSources(database).map(({ name, mails }) => [name, mails]),
    [
      ['Sent', 8],
      ['b', 1],
    ],
  );
});

test('removing a source removes what came from it alone', async (t) => {
  const { database, sourceId, remove } = exampleStore();
  t.after(remove);
  const other = openSource(database, { path: '/b', name: 'b', format: 'eml', fingerprint: '1' });
  const alone = exampleMail(3, { to: [{ name: 'Only Here', address: 'only@example.org' }] });
  takeMails(database, sourceId, [exampleMail(1), alone], null);
  takeMails(database, other.id, [exampleMail(1), exampleMail(2)], null);
  await removeSource(database, sourceId);
  const left = database.all<{ id: string }>('SELECT message_id AS id FROM mails ORDER BY id').map(({ id }) => id);
  assert.deepEqual(left, ['mail-1@example.org', 'mail-2@example.org']);
  assert.deepEqual(findPeople(database, 'only', 5), []);
  assert.equal(findPeople(database, 'finn', 5)[0]?.mails, 2);
  assert.equal(database.all('SELECT * FROM thread_members').length, 2);
  assert.equal(database.all(`SELECT rowid FROM mail_words WHERE mail_words MATCH 'lantern'`).length, 2);
});

test('the file shrinks when a source is removed', async (t) => {
  const { database, sourceId, remove } = exampleStore();
  t.after(remove);
  const pages = (): number => database.one<{ page_count: number }>('PRAGMA page_count')?.page_count ?? 0;
  const before = pages();
  const long = Array.from({ length: 200 }, (_, number) => exampleMail(number, { own: 'word '.repeat(2_000) }));
  takeMails(database, sourceId, long, null);
  assert.ok(pages() > before + 400);
  await removeSource(database, sourceId);
  assert.ok(pages() < before + 60, `${before} pages before, ${pages()} after`);
});

test('a source goes on where it stopped, and starts again when it changed', (t) => {
  const { database, sourceId, remove } = exampleStore();
  t.after(remove);
  const source = { path: '/example/Sent.mbox', name: 'Sent', format: 'mbox', fingerprint: '1' } as const;
  takeMails(database, sourceId, [exampleMail(1)], { offset: 512 });
  assert.deepEqual(openSource(database, source), { id: sourceId, cursor: { offset: 512 }, complete: false });
  finishSource(database, sourceId);
  assert.equal(openSource(database, source).complete, true);
  assert.deepEqual(openSource(database, { ...source, fingerprint: '2' }), {
    id: sourceId,
    cursor: null,
    complete: false,
  });
});

test('mails are threaded by Message-ID in any order, never by subject', (t) => {
  const { database, sourceId, remove } = exampleStore();
  t.after(remove);
  const subject = { subject: 'Hello' };
  const answer = exampleMail(2, { ...subject, ancestors: ['mail-1@example.org'] });
  const elsewhere = exampleMail(3, { ...subject, ancestors: ['lost@example.org'] });
  const alone = exampleMail(4, subject);
  takeMails(database, sourceId, [answer, elsewhere, alone], null);
  const threadOf = (id: number): string => readMail(database, id).threadId;
  assert.notEqual(threadOf(1), threadOf(2));
  // Joins both threads, and then the first mail of all arrives late.
  takeMails(database, sourceId, [exampleMail(5, { ancestors: ['lost@example.org', 'mail-2@example.org'] })], null);
  takeMails(database, sourceId, [exampleMail(1, subject)], null);
  assert.deepEqual(readThread(database, threadOf(1)), [5, 1, 2, 4]);
  assert.equal(readThread(database, threadOf(3)).length, 1);
});

test('a mail that names 100,000 ancestors is taken and keeps few of them', (t) => {
  const { database, sourceId, remove } = exampleStore();
  t.after(remove);
  const ancestors = Array.from({ length: 100_000 }, (_, index) => `far-${index}@example.org`);
  takeMails(database, sourceId, [exampleMail(1, { ancestors })], null);
  assert.ok(database.all('SELECT * FROM thread_members').length < 50);
});

test('people are known by the name they write themselves, the newest of them', (t) => {
  const { database, sourceId, remove } = exampleStore();
  t.after(remove);
  const to = (name: string) => ({ to: [{ name, address: 'FINN@example.org' }] });
  const from = (name: string) => ({
    direction: 'received' as const,
    from: { name, address: 'finn@example.org' },
    to: [{ name: 'Ada', address: 'ada@example.org' }],
  });
  takeMails(database, sourceId, [exampleMail(9, to('finn@example.org')), exampleMail(8, to('Finn H.'))], null);
  assert.deepEqual(findPeople(database, 'finn h', 5)[0]?.name, 'Finn H.');
  takeMails(database, sourceId, [exampleMail(2, from('Finn Hale')), exampleMail(1, from('Finny'))], null);
  takeMails(database, sourceId, [exampleMail(10, to('Uncle Finn'))], null);
  assert.deepEqual(findPeople(database, '', 5, ['ada@example.org']), [
    { name: 'Finn Hale', address: 'finn@example.org', mails: 5, lastDate: 1_700_000_600_000 },
  ]);
});
