import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Database } from './database.ts';
import { exampleDocument } from './exampleDocument.ts';
import { exampleMail, exampleStore } from './exampleMail.ts';
import { newestMails } from './mailFilter.ts';
import { countPairs, findPairs } from './pairList.ts';
import {
  dropPair,
  editPair,
  keepPairs,
  keptPairs,
  type NewPair,
  ofMail,
  ofPassage,
  playedBack,
  requestOf,
} from './pairs.ts';
import { openSource } from './sources.ts';
import { attribute, letFilesGo, noteFile, takeDocument } from './takeDocuments.ts';
import { takeMails } from './takeMails.ts';

const sentence: NewPair = { form: 'sentence', request: 'Tell Finn it is lit', gain: 0.4, dropped: null, model: 'm' };
const note: NewPair = { form: 'note', request: 'lantern lit', gain: 0.3, dropped: null, model: 'rule' };
const everything = { text: '', show: 'all', limit: 50, offset: 0 } as const;

/** A store with three mails, newest first. */
function storeOfThree(context: TestContext): { database: Database; ids: [number, number, number] } {
  const { database, sourceId, remove } = exampleStore();
  context.after(remove);
  takeMails(
    database,
    sourceId,
    [1, 2, 3].map((number) => exampleMail(number)),
    null,
  );
  const [a = 0, b = 0, c = 0] = newestMails(database, {}, 3);
  return { database, ids: [a, b, c] };
}

test('a mail has one pair of each form, however often it is played back', (context) => {
  const { database, ids } = storeOfThree(context);
  keepPairs(database, ofMail(ids[0]), [sentence, note]);
  keepPairs(database, ofMail(ids[0]), [{ ...sentence, request: 'Let Finn know that it is lit' }, note]);
  assert.deepEqual(
    keptPairs(database, 'mail', ids).map(({ form, request }) => [form, request]),
    [
      ['note', 'lantern lit'],
      ['sentence', 'Let Finn know that it is lit'],
    ],
  );
  assert.deepEqual([...playedBack(database, 'mail')], [ids[0]]);
});

test('what the person edited or dropped outlives playback afresh', (context) => {
  const { database, ids } = storeOfThree(context);
  keepPairs(database, ofMail(ids[0]), [sentence, note]);
  const [first, second] = findPairs(database, everything).pairs;
  editPair(database, first?.id ?? 0, 'Say it is lit now');
  dropPair(database, second?.id ?? 0, true);
  keepPairs(database, ofMail(ids[0]), [
    { ...sentence, request: 'machine' },
    { ...note, request: 'machine' },
  ]);
  assert.deepEqual(
    findPairs(database, everything).pairs.map(({ request, edited, dropped }) => [request, edited, dropped]),
    [
      ['Say it is lit now', true, null],
      ['lantern lit', false, 'by-hand'],
    ],
  );
  assert.equal(requestOf(database, ids[0]), 'Say it is lit now');
  assert.deepEqual([...playedBack(database, 'mail', Date.now() + 1_000)], [ids[0]]);
});

test('the request of a mail is in sentences where there are any, and never a restatement', (context) => {
  const { database, ids } = storeOfThree(context);
  keepPairs(database, ofMail(ids[0]), [note, sentence]);
  keepPairs(database, ofMail(ids[1]), [note, { ...sentence, form: 'restatement' }]);
  keepPairs(database, ofMail(ids[2]), [{ ...sentence, dropped: 'facts' }]);
  assert.equal(requestOf(database, ids[0]), sentence.request);
  assert.equal(requestOf(database, ids[1]), note.request);
  assert.equal(requestOf(database, ids[2]), null);
});

test('counts mails and pairs, and a dropped mail only where nothing of it is left', (context) => {
  const { database, ids } = storeOfThree(context);
  keepPairs(database, ofMail(ids[0]), [sentence, note]);
  keepPairs(database, ofMail(ids[1]), [{ ...sentence, dropped: 'copied' }, note]);
  keepPairs(database, ofMail(ids[2]), [{ ...sentence, dropped: 'facts' }]);
  const { kept, mails, dropped, forms } = countPairs(database);
  assert.deepEqual({ kept, mails, dropped }, { kept: 3, mails: 2, dropped: [{ fault: 'facts', texts: 1 }] });
  assert.deepEqual(forms, [
    { form: 'note', pairs: 2 },
    { form: 'sentence', pairs: 1 },
  ]);
  assert.equal(countPairs(database, { mails: [ids[2]], passages: [] }).kept, 0);
});

test('finds pairs by request, subject and mail, whatever signs are searched for', (context) => {
  const { database, ids } = storeOfThree(context);
  for (const id of ids) {
    keepPairs(database, ofMail(id), [{ ...sentence, request: `Request 100% ${id}` }]);
  }
  const total = (text: string): number => findPairs(database, { ...everything, text }).total;
  assert.equal(total(`100% ${ids[1]}`), 1);
  assert.equal(total('Lantern 2'), 1);
  assert.equal(total('lantern number 3 is'), 1);
  assert.equal(total('100_'), 0);
  assert.equal(total('Is it lit?'), 0, 'quoted words are not the person’s');
  assert.equal(findPairs(database, { ...everything, limit: 2, offset: 2 }).pairs.length, 1);
  assert.equal(findPairs(database, { ...everything, show: 'dropped' }).total, 0);
});

test('a drop can be taken back, but not where there is nothing to learn from', (context) => {
  const { database, ids } = storeOfThree(context);
  keepPairs(database, ofMail(ids[0]), [sentence]);
  keepPairs(database, ofMail(ids[1]), [{ ...sentence, request: '', dropped: 'refused' }]);
  const [kept, refused] = findPairs(database, everything).pairs;
  dropPair(database, kept?.id ?? 0, true);
  assert.equal(dropPair(database, kept?.id ?? 0, false).dropped, null);
  assert.throws(() => dropPair(database, refused?.id ?? 0, false), /Write one/);
  assert.equal(editPair(database, refused?.id ?? 0, 'Say hello').dropped, null);
  assert.throws(() => editPair(database, 999, 'x'), { code: 'not-found' });
});

test('pairs go with their mail', (context) => {
  const { database, ids } = storeOfThree(context);
  keepPairs(database, ofMail(ids[0]), [sentence]);
  database.change('DELETE FROM mails WHERE id = ?', ids[0]);
  assert.equal(findPairs(database, everything).total, 0);
  keepPairs(database, ofMail(ids[0]), [sentence]);
  assert.equal(findPairs(database, everything).total, 0, 'a mail that went meanwhile gets no pair');
});

const restatement: NewPair = { ...sentence, form: 'restatement', request: 'The lamp burns oil.', gain: null };
const file = { name: 'lamps.md', bytes: 1, changedAt: 1 };

/** A store with a mail and a document of the person's own, each with a pair. */
function storeWithDocument(context: TestContext): { database: Database; sourceId: number } {
  const { database, sourceId, remove } = exampleStore();
  context.after(remove);
  takeMails(database, sourceId, [exampleMail(2)], null);
  takeDocument(database, sourceId, file, exampleDocument(1));
  attribute(database, sourceId, 'own');
  keepPairs(database, ofMail(1), [sentence]);
  keepPairs(database, ofPassage(1), [restatement]);
  return { database, sourceId };
}

test('passages have pairs like mails: played back, counted, found by title and text, and told apart from them', (context) => {
  const { database } = storeWithDocument(context);
  keepPairs(database, ofPassage(1), [{ ...restatement, request: 'Oil burns in it.' }]);
  assert.deepEqual(
    keptPairs(database, 'passage', [1]).map(({ origin, request }) => ({ origin, request })),
    [{ origin: ofPassage(1), request: 'Oil burns in it.' }],
  );
  assert.deepEqual([[...playedBack(database, 'mail')], [...playedBack(database, 'passage')]], [[1], [1]]);
  const found = (text: string): string[] =>
    findPairs(database, { ...everything, text }).pairs.map(({ origin }) => origin.of);
  assert.deepEqual(found(''), ['mail', 'passage']);
  assert.deepEqual(found('Lamps 1'), ['passage']);
  assert.deepEqual(found('number 1 burns'), ['passage']);
  assert.deepEqual(found('lantern number 2'), ['mail']);
  const { mails, passages, kept } = countPairs(database);
  assert.deepEqual({ mails, passages, kept }, { mails: 1, passages: 1, kept: 2 });
  keepPairs(database, ofPassage(1), [{ ...restatement, dropped: 'copied' }]);
  assert.deepEqual(countPairs(database, { mails: [], passages: [1] }).dropped, [{ fault: 'copied', texts: 1 }]);
  keepPairs(database, ofPassage(99), [restatement]);
  assert.equal(findPairs(database, everything).total, 2, 'a passage that went meanwhile gets no pair');
});

test('pairs go with their document, and when it is no longer the person’s own', (context) => {
  const { database, sourceId } = storeWithDocument(context);
  const other = openSource(database, { path: '/b', name: 'b', format: 'document', fingerprint: '1' });
  assert.ok(noteFile(database, other.id, file, 'digest-1'));
  attribute(database, other.id, 'reference');
  assert.equal(keptPairs(database, 'passage', [1]).length, 1, 'own in one place is own');
  letFilesGo(database, sourceId, [file.name]);
  assert.deepEqual(
    findPairs(database, everything).pairs.map(({ origin }) => origin.of),
    ['mail'],
    'what is left of it is for reference',
  );
  attribute(database, other.id, 'own');
  keepPairs(database, ofPassage(1), [restatement]);
  attribute(database, other.id, 'reference');
  assert.equal(findPairs(database, everything).total, 1);
  attribute(database, other.id, 'own');
  keepPairs(database, ofPassage(1), [restatement]);
  letFilesGo(database, other.id, [file.name]);
  assert.equal(findPairs(database, everything).total, 1);
});
