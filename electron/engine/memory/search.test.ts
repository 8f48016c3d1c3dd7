import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { SearchQuery } from '../../contract/entities.ts';
import type { Database } from '../store/database.ts';
import { exampleMail, exampleStore } from '../store/exampleMail.ts';
import type { NewMail } from '../store/newMail.ts';
import { setIdentity } from '../store/identity.ts';
import { removeSource } from '../store/sources.ts';
import { takeMails } from '../store/takeMails.ts';
import { rememberAll } from './embed.ts';
import { embedWords, exampleForm, wordVector } from './exampleEmbedder.ts';
import { search } from './search.ts';
import { similarMails } from './similar.ts';

async function storeOf(t: TestContext, mails: NewMail[], embedded = true): Promise<Database & { sourceId: number }> {
  const { database, sourceId, remove } = exampleStore();
  t.after(remove);
  takeMails(database, sourceId, mails, null);
  if (embedded) {
    await rememberAll(database, {
      ...exampleForm,
      embed: embedWords,
      signal: new AbortController().signal,
      progress: () => undefined,
    });
  }
  return { ...database, sourceId };
}

const mara = { name: 'Mara Voss', address: 'mara@example.org' };
const subject = 'Note';
const mails = [
  exampleMail(1, { subject, own: 'The boat needs a new sail before the summer race.' }),
  exampleMail(2, { subject, own: 'The boat race was won by the red sail.', to: [mara] }),
  exampleMail(3, { subject, own: 'Our garden is full of beans and onions this year.' }),
  exampleMail(4, {
    subject,
    direction: 'received',
    from: mara,
    to: [{ name: 'Ada Brook', address: 'ada@example.org' }],
    own: 'Could you lend me a sail for the boat?',
    ancestors: ['mail-2@example.org'],
  }),
];

function ids(database: Database, query: Partial<SearchQuery>, meaning = true): number[] {
  const asked = SearchQuery.parse(query);
  const vector = meaning && asked.text !== '' ? wordVector(asked.text) : null;
  return search(database, asked, vector).hits.map(({ id }) => id);
}

test('words alone find before anything is embedded', async (t) => {
  const database = await storeOf(t, mails, false);
  assert.deepEqual(ids(database, { text: 'boat sail' }).sort(), [1, 2, 4]);
  assert.deepEqual(ids(database, { text: '"summer race"' }), [1]);
  assert.deepEqual(ids(database, { text: 'oni' }), [3]);
  assert.deepEqual(ids(database, { text: 'mara' }, false).sort(), [2, 4]);
  assert.deepEqual(ids(database, { text: 'zebra' }), []);
});

test('words and meaning are fused: every filter holds for both', async (t) => {
  const database = await storeOf(t, mails);
  const text = 'sail boat race';
  const [best] = search(database, SearchQuery.parse({ text }), wordVector(text)).hits;
  assert.ok(best);
  assert.ok((best.similarity ?? 0) > 0.3);
  assert.ok(best.highlights.length >= 2);
  assert.deepEqual(ids(database, { text, person: 'MARA@example.org' }).sort(), [2, 4]);
  assert.deepEqual(ids(database, { text, direction: 'received' }), [4]);
  assert.deepEqual(ids(database, { text, threadId: '2' }).sort(), [2, 4]);
  assert.deepEqual(ids(database, { text, excludeThreadId: '2' }), [1]);
  assert.deepEqual(ids(database, { text, excludeIds: [1, 4] }), [2]);
  assert.deepEqual(ids(database, { text, after: 1_700_000_200_000 }), [4]);
  assert.deepEqual(ids(database, { text, before: 1_700_000_060_000 }), [1]);
  assert.equal(ids(database, { text, preferPerson: 'finn@example.org' })[0], 1);
  assert.equal(ids(database, { text, preferPerson: 'mara@example.org' })[0], 2);
});

test('a mail is found by meaning where no word of it is in the query’s order or form', async (t) => {
  const database = await storeOf(t, mails);
  // The words search asks for all words or rare ones; the vector alone brings this one.
  const { hits } = search(database, SearchQuery.parse({ text: 'zebra' }), wordVector('garden beans onions'));
  assert.deepEqual(
    hits.map(({ id }) => id),
    [3],
  );
});

test('without a text the newest come first, page by page, and are counted', async (t) => {
  const many = Array.from({ length: 25 }, (_, number) => exampleMail(number + 1));
  const database = await storeOf(t, [...many, exampleMail(99, { date: null })], false);
  const page = search(database, SearchQuery.parse({ limit: 10, offset: 20 }), null);
  assert.equal(page.total, 26);
  assert.deepEqual(
    page.hits.map(({ id }) => id),
    [5, 4, 3, 2, 1, 26],
  );
});

test('a common word lists the whole of its mails over the pages', async (t) => {
  const many = Array.from({ length: 130 }, (_, number) => exampleMail(number + 1));
  const database = await storeOf(t, many);
  const seen = [0, 50, 100].flatMap((offset) => ids(database, { text: 'lantern', limit: 50, offset }));
  assert.equal(new Set(seen).size, 130);
  assert.equal(search(database, SearchQuery.parse({ text: 'lantern' }), null).total, 130);
});

test('a word that is being typed finds longer ones, until it finds plenty by itself', async (t) => {
  const longer = exampleMail(1, { subject, own: 'The boathouse is locked.' });
  const few = await storeOf(t, [longer, exampleMail(2, { subject, own: 'The boat is out.' })], false);
  assert.deepEqual(ids(few, { text: 'boat' }).sort(), [1, 2]);
  const plenty = Array.from({ length: 2_100 }, (_, at) => exampleMail(at + 2, { subject, own: `Boat ${at} is out.` }));
  const many = await storeOf(t, [longer, ...plenty], false);
  assert.equal(ids(many, { text: 'boat', limit: 100 }).includes(1), false);
  assert.deepEqual(ids(many, { text: 'boath' }), [1]);
  assert.equal(search(many, SearchQuery.parse({ text: 'boat' }), null).total, 1_000);
});

test('examples are the person’s own, near in meaning, to the same person first, each text once', async (t) => {
  const twin = exampleMail(5, { subject, own: 'The boat needs a new sail before the summer race!' });
  const database = await storeOf(t, [...mails, twin]);
  const text = 'the boat race and the sail';
  const ask = { text, vector: wordVector(text), limit: 3 };
  const found = similarMails(database, { ...ask, person: 'mara@example.org' });
  assert.equal(found[0]?.id, 2);
  assert.equal(found[0].text, 'Dear Finn,\nThe boat race was won by the red sail.\nYours\nAda');
  assert.deepEqual(found.map(({ id }) => id).filter((id) => id === 1 || id === 5).length, 1);
  assert.ok(found.every(({ id }) => id !== 4));
  assert.equal(similarMails(database, { ...ask, excludeIds: [2], person: 'mara@example.org' }).at(-1)?.id, 3);
  assert.deepEqual(
    similarMails(database, { ...ask, beforeDate: 1_700_000_100_000 }).map(({ id }) => id),
    [1],
  );
  assert.equal(similarMails(database, { ...ask, language: 'fr' }).length, 3);
  assert.equal(similarMails(database, { ...ask, vector: null }).length, 3);
});

test('what is removed or changes sides is no longer found on its old side', async (t) => {
  const database = await storeOf(t, mails);
  await setIdentity(database, { name: 'Ada', addresses: ['mara@example.org'] });
  assert.deepEqual(ids(database, { text: 'sail boat', direction: 'received' }), []);
  assert.ok(ids(database, { text: 'sail boat', direction: 'sent' }).includes(4));
  await removeSource(database, database.sourceId);
  assert.deepEqual(ids(database, { text: 'sail boat' }), []);
  assert.equal(database.all('SELECT passage_id FROM vectors').length, 0);
});
