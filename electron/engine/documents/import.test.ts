import assert from 'node:assert/strict';
import { appendFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { test, type TestContext } from 'node:test';
import type { Step } from '../../contract/entities.ts';
import { exampleFolder } from '../mail/exampleMailbox.ts';
import type { Database } from '../store/database.ts';
import { countWaitingPassages, nextPassages } from '../store/documentPassages.ts';
import { listDocuments, newestDocuments } from '../store/documents.ts';
import { exampleStore } from '../store/exampleMail.ts';
import { blockBreak } from '../store/newDocument.ts';
import { wordOf, wordParagraph } from './exampleDocuments.ts';
import { importDocuments } from './import.ts';
import { openReader } from './reader.ts';
import { cutPassages, placeBlocks } from './passages.ts';

function store(t: TestContext): { database: Database; sourceId: number } {
  const { database, sourceId, remove } = exampleStore();
  t.after(remove);
  return { database, sourceId };
}

function titles(database: Database): string[] {
  return [...listDocuments(database, newestDocuments(database, {}, 50)).values()].map(({ title }) => title).sort();
}

test('documents of a folder are taken in once, told by their content, and what cannot be read is reported', async (t) => {
  const folder = exampleFolder({
    'plan.md': '# Plan\n\nPaint the skiff.',
    'deep/minutes.docx': wordOf(wordParagraph('We met at four.')),
    'copy of plan.md': '# Plan\n\nPaint the skiff.',
    'broken.pdf': 'nothing of a PDF',
    'old.doc': 'whatever',
    'picture.jpg': 'x',
    '.git/notes.md': 'hidden',
  });
  t.after(folder.remove);
  const { database, sourceId } = store(t);
  const { taken, refused, refusals } = await importDocuments(database, sourceId, folder.path());
  assert.deepEqual(taken, { read: 2, known: 1, gone: 0, leftOut: 0 });
  assert.equal(refused, 2);
  assert.deepEqual(refusals.map(({ where }) => where).sort(), ['broken.pdf', 'old.doc']);
  assert.deepEqual(titles(database), ['Plan', 'minutes']);
  const again = await importDocuments(database, sourceId, folder.path());
  assert.deepEqual(again.taken, { read: 0, known: 3, gone: 0, leftOut: 0 });
});

test('a changed file is taken anew, a gone one goes, a touched or renamed one stays', async (t) => {
  const folder = exampleFolder({ 'a.md': '# A', 'b.md': '# B', 'c.md': '# C', 'd.md': '# D' });
  t.after(folder.remove);
  const { database, sourceId } = store(t);
  await importDocuments(database, sourceId, folder.path());
  appendFileSync(folder.path('a.md'), '\n\nMore.');
  rmSync(folder.path('b.md'));
  utimesSync(folder.path('c.md'), 1_000, 1_000);
  writeFileSync(folder.path('moved.md'), '# D');
  rmSync(folder.path('d.md'));
  const { taken } = await importDocuments(database, sourceId, folder.path());
  assert.deepEqual(taken, { read: 1, known: 2, gone: 1, leftOut: 0 });
  assert.deepEqual(titles(database), ['A', 'C', 'D']);
});

test('what was taken in before stays where its file is damaged now', async (t) => {
  const folder = exampleFolder({ 'a.docx': wordOf(wordParagraph('Here.')) });
  t.after(folder.remove);
  const { database, sourceId } = store(t);
  await importDocuments(database, sourceId, folder.path());
  writeFileSync(folder.path('a.docx'), 'PK damaged');
  const { taken, refused } = await importDocuments(database, sourceId, folder.path());
  assert.deepEqual([taken.gone, refused], [0, 1]);
  assert.deepEqual(titles(database), ['a']);
});

test('links in a circle and out of the folder are reported', async (t) => {
  const folder = exampleFolder({ 'notes/a.md': '# A' });
  const outside = exampleFolder({ 'secret.md': '# Secret' });
  t.after(folder.remove);
  t.after(outside.remove);
  symlinkSync(folder.path(), folder.path('notes/loop'));
  symlinkSync(outside.path('secret.md'), folder.path('notes/out.md'));
  const { database, sourceId } = store(t);
  const { taken, refusals } = await importDocuments(database, sourceId, folder.path());
  assert.equal(taken.read, 1);
  assert.deepEqual(
    refusals.map(({ where, reason }) => [where, /circle|leads out/.exec(reason)?.[0]]),
    [
      ['notes/loop', 'circle'],
      ['notes/out.md', 'leads out'],
    ],
  );
});

test('a stopped import keeps what it has and goes on from there', async (t) => {
  const files = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`${at + 10}.md`, `# Note ${at}`]));
  const folder = exampleFolder(files);
  t.after(folder.remove);
  const { database, sourceId } = store(t);
  const stop = new AbortController();
  const steps: Step[] = [];
  const stopped = importDocuments(database, sourceId, folder.path(), {
    signal: stop.signal,
    progress: (step) => {
      steps.push(step);
      stop.abort();
    },
  });
  await assert.rejects(stopped, { code: 'cancelled' });
  const before = titles(database).length;
  assert.ok(before > 0 && before < 12, String(before));
  assert.equal(steps[0]?.unit, 'bytes');
  const { taken } = await importDocuments(database, sourceId, folder.path());
  assert.deepEqual(taken, { read: 12 - before, known: before, gone: 0, leftOut: 0 });
});

test('passages keep to sections, know the headings above them, and hold all of the text', async (t) => {
  const words = (count: number, word: string): string => `${`${word} `.repeat(count).trim()}.`;
  const blocks = placeBlocks([
    { kind: 'heading', level: 1, text: 'Handbook' },
    { kind: 'heading', level: 2, text: 'Opening' },
    { kind: 'paragraph', level: 0, text: words(150, 'open') },
    { kind: 'paragraph', level: 0, text: words(150, 'more') },
    { kind: 'heading', level: 2, text: 'Prices' },
    { kind: 'item', level: 1, text: words(40, 'price') },
  ]);
  const passages = cutPassages(blocks);
  const text = blocks.map((block) => block.text).join(blockBreak);
  assert.deepEqual(
    passages.map(({ start, headings }) => [headings, text.slice(start, start + 17)]),
    [
      [['Handbook'], 'Handbook\n\nOpening'],
      [['Handbook', 'Opening'], words(150, 'more').slice(0, 17)],
      [['Handbook', 'Prices'], 'Prices\n\nprice pri'],
    ],
  );
  const { database, sourceId } = store(t);
  const folder = exampleFolder({ 'a.md': '# One\n\n## Two\n\nWords here.' });
  t.after(folder.remove);
  await importDocuments(database, sourceId, folder.path());
  assert.equal(countWaitingPassages(database), 1);
  assert.equal(nextPassages(database, 1)[0]?.text, 'One\n\nTwo\n\nWords here.');
});

test('a file that changes while it is read is read again, and reported where it never rests', async (t) => {
  const folder = exampleFolder({ 'once.md': '# Once', 'always.md': '# Always' });
  t.after(folder.remove);
  const { database, sourceId } = store(t);
  const reader = openReader();
  let reads = 0;
  const disturbed: typeof reader = {
    ...reader,
    read: async (file, ...rest) => {
      const document = await reader.read(file, ...rest);
      reads += 1;
      if (file.path.endsWith('always.md') || reads === 3) {
        appendFileSync(file.path, ' and more');
      }
      return document;
    },
  };
  const { taken, refusals } = await importDocuments(database, sourceId, folder.path(), { reader: disturbed });
  assert.equal(taken.read, 1);
  assert.deepEqual(
    refusals.map(({ where, reason }) => [where, /changes while it is read/.test(reason)]),
    [['always.md', true]],
  );
  assert.deepEqual(titles(database), ['Once and more']);
});
