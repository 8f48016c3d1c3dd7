import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Database } from './database.ts';
import {
  countWaitingPassages,
  matchingPassages,
  nearestDocumentPassages,
  nextPassages,
  readPassages,
  rememberPassages,
} from './documentPassages.ts';
import { countDocuments, listDocuments, newestDocuments, readDocument } from './documents.ts';
import { exampleDocument } from './exampleDocument.ts';
import { exampleStore } from './exampleMail.ts';
import { ownProse } from './ownProse.ts';
import { useEmbedder } from './passages.ts';
import { listSources, openSource, removeSource } from './sources.ts';
import { attribute, knownFiles, letFilesGo, noteFile, takeDocument } from './takeDocuments.ts';

const file = (name: string, changedAt = 1): { name: string; bytes: number; changedAt: number } => {
  return { name, bytes: 10, changedAt };
};

function store(t: TestContext): { database: Database; sourceId: number } {
  const { database, sourceId, remove } = exampleStore();
  t.after(remove);
  return { database, sourceId };
}

/** Nothing of documents is left in any table. */
function isEmpty(database: Database): boolean {
  return [
    'documents',
    'document_blocks',
    'document_passages',
    'document_files',
    'document_words',
    'document_vectors',
  ].every((table) => database.one<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n === 0);
}

test('a document is found by its words and its meaning, and read with its blocks and files', (t) => {
  const { database, sourceId } = store(t);
  useEmbedder(database, { embedder: 'example', dimensions: 8 });
  takeDocument(database, sourceId, file('a/oil.md'), exampleDocument(1));
  takeDocument(database, sourceId, file('wax.md'), exampleDocument(2, { paragraph: 'Candles of wax.' }));
  const [first, second] = nextPassages(database, 9);
  assert.deepEqual([first?.text, second?.title], ['Lamps 1\n\nThe lamp number 1 burns oil.', 'Lamps 2']);
  rememberPassages(
    database,
    [first, second].map((passage, index) => ({
      id: passage?.id ?? 0,
      vector: Float32Array.of(1 - index, index, 0, 0, 0, 0, 0, 0),
    })),
  );
  assert.equal(countWaitingPassages(database), 0);
  const [near] = nearestDocumentPassages(database, Float32Array.of(0, 1, 0, 0, 0, 0, 0, 0), {}, 1);
  assert.equal(near?.documentId, 2);
  assert.ok(near.similarity > 0.99);
  assert.deepEqual(
    matchingPassages(database, '"wax"', {}, 5).map(({ documentId }) => documentId),
    [2],
  );
  const { files, blocks, words } = readDocument(database, 1);
  assert.deepEqual(files, [{ source: 'Sent', name: 'a/oil.md' }]);
  assert.deepEqual([blocks.length, words], [2, 8]);
  assert.throws(() => readDocument(database, 9), { code: 'not-found' });
});

test('a passage that begins within a block has its own text alone', (t) => {
  const { database, sourceId } = store(t);
  const passage = { start: 13, end: 25, headings: ['Lamps 1'], text: '' };
  takeDocument(database, sourceId, file('oil.md'), exampleDocument(1, { passages: [passage] }));
  assert.deepEqual(
    readPassages(database, [1]).map(({ text, headings }) => [text, headings]),
    [['lamp number ', ['Lamps 1']]],
  );
});

test('the same document in two sources is one, goes with the last, and is own where one of them is', async (t) => {
  const { database, sourceId } = store(t);
  useEmbedder(database, { embedder: 'example', dimensions: 8 });
  const other = openSource(database, { path: '/b', name: 'Notes', format: 'document', fingerprint: '' }).id;
  takeDocument(database, sourceId, file('oil.md'), exampleDocument(1));
  assert.equal(noteFile(database, other, file('copy.md'), 'digest-1'), true);
  assert.equal(noteFile(database, other, file('else.md'), 'digest-9'), false);
  attribute(database, sourceId, 'reference');
  attribute(database, other, 'own');
  assert.equal(countDocuments(database, { authorship: 'own' }), 1);
  rememberPassages(database, [{ id: 1, vector: Float32Array.of(1, 0, 0, 0, 0, 0, 0, 0) }]);
  await removeSource(database, other);
  assert.equal(listDocuments(database, [1]).get(1)?.authorship, 'reference');
  assert.deepEqual(
    listSources(database).map(({ documents, authorship }) => [documents, authorship]),
    [[1, 'reference']],
  );
  await removeSource(database, sourceId);
  assert.ok(isEmpty(database));
});

test('a file that changed gives its new document, and what it held before goes', (t) => {
  const { database, sourceId } = store(t);
  useEmbedder(database, { embedder: 'example', dimensions: 8 });
  takeDocument(database, sourceId, file('oil.md'), exampleDocument(1));
  takeDocument(database, sourceId, file('oil.md', 2), exampleDocument(2));
  assert.deepEqual(newestDocuments(database, {}, 9), [2]);
  assert.equal(knownFiles(database, sourceId).get('oil.md')?.changedAt, 2);
  assert.equal(letFilesGo(database, sourceId, ['oil.md', 'never.md']), 1);
  assert.ok(isEmpty(database));
});

test('with another embedder all passages wait again', (t) => {
  const { database, sourceId } = store(t);
  useEmbedder(database, { embedder: 'example', dimensions: 8 });
  takeDocument(database, sourceId, file('oil.md'), exampleDocument(1));
  rememberPassages(database, [{ id: 1, vector: Float32Array.of(1, 0, 0, 0, 0, 0, 0, 0) }]);
  useEmbedder(database, { embedder: 'another', dimensions: 4 });
  assert.equal(countWaitingPassages(database), 1);
  rememberPassages(database, [{ id: 1, vector: Float32Array.of(0, 0, 0, 1) }]);
  assert.equal(nearestDocumentPassages(database, Float32Array.of(0, 0, 0, 1), {}, 5).length, 1);
});

test('only own documents, and of these only whole paragraphs, are prose of the person', (t) => {
  const { database, sourceId } = store(t);
  const paragraph = 'A lamp that has burned for a whole night wants its wick trimmed before the next one.';
  takeDocument(database, sourceId, file('oil.md'), exampleDocument(1, { paragraph }));
  takeDocument(database, sourceId, file('wax.md'), exampleDocument(2));
  attribute(database, sourceId, 'reference');
  assert.deepEqual(ownProse(database, 5), []);
  attribute(database, sourceId, 'own');
  assert.deepEqual(ownProse(database, 5), [paragraph]);
});
