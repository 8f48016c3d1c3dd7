import assert from 'node:assert/strict';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Database } from './database.ts';
import { keepDraft, readDraft } from './drafts.ts';
import { nextPassages, rememberPassages } from './documentPassages.ts';
import { listDocuments, newestDocuments } from './documents.ts';
import { exampleDocument } from './exampleDocument.ts';
import { exampleMail, exampleStore } from './exampleMail.ts';
import { inHome } from './home.ts';
import { keepPairs, ofMail, ofPassage } from './pairs.ts';
import { remember, useEmbedder } from './passages.ts';
import { keepRewriting } from './rewritings.ts';
import { tellApart } from './samePerson.ts';
import { noteSourceFiles } from './sourceFiles.ts';
import { finishSource, openSource, removeSource } from './sources.ts';
import { attribute, noteFile, takeDocument } from './takeDocuments.ts';
import { takeMails } from './takeMails.ts';
import { addVerdicts } from './verdicts.ts';
import { addVoice, listVoices } from './voices.ts';
import { tidyWords } from './words.ts';

/** Rows of every table, those of the indexes of words and vectors included; what counts ids and sizes is left out. */
function countRows(database: Database): Record<string, number> {
  const tables = database.all<{ name: string }>(
    `SELECT name FROM sqlite_schema WHERE type = 'table'
       AND name NOT IN ('sqlite_sequence') AND name NOT GLOB '*_info' AND name NOT GLOB '*_words_config'
       AND name NOT GLOB '*_words_data' ORDER BY name`,
  );
  return Object.fromEntries(
    tables.map(({ name }) => [name, database.one<{ n: number }>(`SELECT count(*) AS n FROM "${name}"`)?.n ?? 0]),
  );
}

const draft = {
  ...{ text: 'Dear Finn,', subject: 'Oil', language: 'en', reader: null, arm: 'retrieval' as const, model: 'example' },
  ...{ tokens: 3, promptTokens: 9, keptTokens: 0, firstTokenMs: 1, tokensPerSecond: 1 },
};

async function voice(database: Database, role: 'writer' | 'completer' = 'writer'): Promise<number> {
  const adapter = join(database.home, 'clear');
  writeFileSync(adapter, 'numbers');
  const plan = {
    ...{ base: 'tiny', role, rank: 8, epochs: 1, from: null, learningRate: 1e-4 },
    ...{ forms: ['sentence'], validationShare: 0.1 },
  };
  const training = {
    ...{ plan, baseName: 'Tiny', pairs: 1, steps: 1, epochs: 1, lossBefore: null, lossAfter: null, losses: [] },
    ...{ seconds: 1, tokensPerSecond: 1, memoryBytes: 1, replaced: [] },
  };
  const made = { base: 'tiny', baseHash: 'x', role, from: null, training };
  return (await addVoice(database, made as unknown as Parameters<typeof addVoice>[1], adapter)).id;
}

/** Takes in mails of a source and makes of them all that can be made. */
function fill(database: Database, sourceId: number, numbers: readonly number[], name: string): void {
  const to = [{ name, address: `${name.toLowerCase()}@example.org` }];
  const mails = numbers.map((number) =>
    exampleMail(number, { to, ancestors: [`root-${name}@example.org`], list: `${name}-list@example.org` }),
  );
  takeMails(database, sourceId, mails, 'end');
  finishSource(database, sourceId);
  useEmbedder(database, { embedder: 'example', dimensions: 8 });
  for (const number of numbers) {
    const file = { name: `${number}.md`, bytes: 1, changedAt: 1 };
    if (!noteFile(database, sourceId, file, `digest-${number}`)) {
      takeDocument(database, sourceId, file, exampleDocument(number));
    }
  }
  attribute(database, sourceId, 'own');
  for (const { id } of database.all<{ id: number }>('SELECT id FROM document_passages')) {
    const pair = { form: 'restatement' as const, request: 'It burns.', gain: null, dropped: null, model: 'm' };
    keepPairs(database, ofPassage(id), [pair]);
  }
  rememberPassages(
    database,
    nextPassages(database, 9).map(({ id }) => ({ id, vector: Float32Array.of(1, 0, 0, 0, 0, 0, 0, 0) })),
  );
  noteSourceFiles(database, sourceId, [{ name: 'Sent', state: '1', readTo: 1 }]);
  tellApart(database, [`${name.toLowerCase()}@example.org`, 'ada@example.org']);
  for (const mail of mails) {
    const sql = 'SELECT id FROM mails WHERE message_id = ?';
    const id = database.one<{ id: number }>(sql, mail.messageId)?.id ?? 0;
    remember(database, [{ id, passages: [{ start: 0, end: 9, vector: Float32Array.of(1, 0, 0, 0, 0, 0, 0, 0) }] }]);
    const pair = { form: 'sentence' as const, request: 'Say it.', gain: 1, dropped: null, model: 'rule' };
    keepPairs(database, ofMail(id), [pair]);
    keepRewriting(database, { mailId: id, model: 'tiny', voice: null, arm: 'base', digest: 'd' }, { draft: 'Dear' });
  }
}

test('removing a source leaves every table as if it had never been taken in', async (t) => {
  const { database, sourceId, remove } = exampleStore();
  t.after(remove);
  fill(database, sourceId, [1, 2], 'Finn');
  await tidyWords(database);
  const before = countRows(database);
  const other = openSource(database, { path: '/b', name: 'b', format: 'mbox', fingerprint: '1' });
  fill(database, other.id, [2, 3, 4, 5], 'Mara');
  const documents = [...listDocuments(database, newestDocuments(database, {}, 9)).values()].map((document) => ({
    ...document,
    headings: [],
    passage: { start: 0, end: 9 },
  }));
  const learned = await voice(database);
  database.change(
    `INSERT INTO trials (voice_id, request, with_voice, without_voice, place) VALUES (?, 'r', 'a', 'b', 0)`,
    learned,
  );
  mkdirSync(inHome(database.home, 'states'));
  writeFileSync(join(inHome(database.home, 'states'), 'x.state'), 'what a model has read');
  const sources = database.all<{ id: number }>('SELECT id FROM mails').map(({ id }) => ({
    ...{ id, messageId: `m${id}`, subject: `Lantern ${id}`, date: null, to: [], score: 1 },
  }));
  const kept = keepDraft(database, { request: 'r', points: [], excludeIds: [] }, { ...draft, sources, documents });

  await removeSource(database, other.id);

  assert.deepEqual(countRows(database), { ...before, drafts: 1 });
  assert.deepEqual(
    readDraft(database, kept.id).draft.sources.map(({ subject }) => subject),
    ['Lantern 1', 'Lantern 2'],
  );
  assert.deepEqual(
    readDraft(database, kept.id)
      .draft.documents?.map(({ title }) => title)
      .sort(),
    ['Lamps 1', 'Lamps 2'],
  );
  assert.equal(existsSync(inHome(database.home, 'states')), false);
  assert.equal(existsSync(join(inHome(database.home, 'adapters'), `${learned}.adapter`)), false);
  assert.deepEqual(database.all('PRAGMA foreign_key_check'), []);
});

test('a voice that learned from other mail stays; what was said of lines goes with the last mail', async (t) => {
  const { database, sourceId, remove } = exampleStore();
  t.after(remove);
  fill(database, sourceId, [1], 'Finn');
  await voice(database);
  addVerdicts(database, new Map([['a line', true]]));
  const other = openSource(database, { path: '/b', name: 'b', format: 'mbox', fingerprint: '1' });
  takeMails(database, other.id, [exampleMail(1), exampleMail(7)], 'end');
  await removeSource(database, other.id);
  assert.equal(listVoices(database).length, 1);
  assert.equal(database.all(`SELECT 1 FROM settings WHERE name = 'verdicts'`).length, 1);
  await removeSource(database, sourceId);
  assert.equal(listVoices(database).length, 0);
  const rows = countRows(database);
  const emptied = Object.entries(rows).filter(
    ([name]) => !/^(?:settings|.*_rowids|.*vector_chunks.*|.*chunks)$/.test(name),
  );
  assert.deepEqual(
    emptied.filter(([, count]) => count > 0),
    [],
  );
  assert.equal(database.all(`SELECT 1 FROM settings WHERE name = 'verdicts'`).length, 0);
});

test('a voice goes with the documents it learned from, and one that completes with any words of the person’s', async (t) => {
  const { database, sourceId, remove } = exampleStore();
  t.after(remove);
  takeMails(database, sourceId, [exampleMail(1)], 'end');
  const open = (path: string): number =>
    openSource(database, { path, name: path, format: 'document', fingerprint: '1' }).id;
  const [own, same, reference] = [open('/own'), open('/same'), open('/reference')];
  const file = { name: 'lamps.md', bytes: 1, changedAt: 1 };
  takeDocument(database, own, file, exampleDocument(1));
  noteFile(database, same, file, 'digest-1');
  takeDocument(database, reference, file, exampleDocument(2));
  attribute(database, own, 'own');
  attribute(database, same, 'own');
  attribute(database, reference, 'reference');
  keepPairs(database, ofPassage(1), [
    { form: 'restatement', request: 'It burns.', gain: null, dropped: null, model: 'm' },
  ]);
  await voice(database);
  await voice(database, 'completer');
  const left = async (source: number): Promise<string[]> => {
    await removeSource(database, source);
    return listVoices(database).map(({ role }) => role);
  };
  assert.deepEqual(await left(reference), ['completer', 'writer']);
  assert.deepEqual(await left(same), ['completer', 'writer'], 'the same document is there elsewhere');
  assert.deepEqual(await left(own), []);
});
