import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { SearchQuery } from '../../contract/entities.ts';
import type { Database } from '../store/database.ts';
import { countWaitingPassages } from '../store/documentPassages.ts';
import { exampleDocument } from '../store/exampleDocument.ts';
import { exampleMail, exampleStore } from '../store/exampleMail.ts';
import { takeDocument } from '../store/takeDocuments.ts';
import { takeMails } from '../store/takeMails.ts';
import { memoryIsBehind, rememberAll } from './embed.ts';
import { embedWords, exampleForm, wordVector } from './exampleEmbedder.ts';
import { rankTogether } from './fuse.ts';
import { search } from './search.ts';

async function storeOf(t: TestContext, { mail = true, embedded = true } = {}): Promise<Database> {
  const { database, sourceId, remove } = exampleStore();
  t.after(remove);
  if (mail) {
    const own = 'The boat needs a new sail before the summer race.';
    takeMails(database, sourceId, [exampleMail(1, { subject: 'Note', own })], null);
  }
  const file = (name: string) => ({ name, bytes: 1, changedAt: 1 });
  const paragraphs = [
    'The skiff costs twelve crowns a day.',
    'Beans want water.',
    'A sail is mended with waxed thread.',
  ];
  for (const [index, paragraph] of paragraphs.entries()) {
    takeDocument(database, sourceId, file(`${index}.md`), exampleDocument(index + 1, { paragraph }));
  }
  if (embedded) {
    const signal = new AbortController().signal;
    await rememberAll(database, { ...exampleForm, embed: embedWords, signal, progress: () => undefined });
    assert.equal(countWaitingPassages(database), 0);
    assert.equal(memoryIsBehind(database), false);
  }
  return database;
}

function found(database: Database, query: Partial<SearchQuery>, meaning = true): string[] {
  const asked = SearchQuery.parse(query);
  const vector = meaning && asked.text !== '' ? wordVector(asked.text) : null;
  return search(database, asked, vector).hits.map(({ kind, id }) => `${kind} ${id}`);
}

test('one search finds mail and documents; filters leave one or the other', async (t) => {
  const database = await storeOf(t);
  assert.deepEqual(found(database, { text: 'sail' }).slice(0, 2).sort(), ['document 3', 'mail 1']);
  assert.deepEqual(found(database, { text: 'sail', among: 'mail' }), ['mail 1']);
  assert.equal(found(database, { text: 'sail', among: 'documents' })[0], 'document 3');
  assert.deepEqual(found(database, { text: 'sail', person: 'finn@example.org' }), ['mail 1']);
  assert.deepEqual(found(database, { text: 'skiff crowns' })[0], 'document 1');
  const { hits, total } = search(database, SearchQuery.parse({ text: 'skiff' }), wordVector('skiff'));
  const [hit] = hits;
  assert.ok(total >= 1);
  assert.ok(hit?.kind === 'document');
  assert.deepEqual(hit.passage, { start: 0, end: 'Lamps 1\n\nThe skiff costs twelve crowns a day.'.length });
  assert.deepEqual(
    hit.highlights.map(([from, to]) => hit.snippet.slice(from, to)),
    ['skiff'],
  );
});

test('documents are found by words before anything is embedded, and by time', async (t) => {
  const database = await storeOf(t, { embedded: false });
  assert.deepEqual(found(database, { text: 'bea' }), ['document 2']);
  assert.deepEqual(found(database, { text: 'lamps', before: 1_700_000_060_000 }), ['document 1']);
});

test('without a text the newest come, of documents where there is no mail', async (t) => {
  const database = await storeOf(t);
  assert.deepEqual(found(database, {}), ['mail 1']);
  assert.deepEqual(found(database, { among: 'documents', limit: 2 }), ['document 3', 'document 2']);
  const alone = await storeOf(t, { mail: false });
  assert.deepEqual(found(alone, {}), ['document 3', 'document 2', 'document 1']);
});

test('a page of what was found goes on where the one before ended', async (t) => {
  const database = await storeOf(t);
  const all = found(database, { text: 'sail lamps lantern' });
  const pages = [0, 2].flatMap((offset) => found(database, { text: 'sail lamps lantern', limit: 2, offset }));
  assert.deepEqual(pages, all.slice(0, 4));
});

test('two kinds are ranked in one order by how near they are', () => {
  const near = (id: number, similarity: number) => ({ id, similarity });
  assert.deepEqual(rankTogether([near(1, 0.9), near(2, 0.3)], [near(7, 0.5)]), {
    first: [1, null, 2],
    second: [null, 7, null],
  });
});
