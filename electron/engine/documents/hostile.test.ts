import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { exampleFolder } from '../mail/exampleMailbox.ts';
import { openDocumentOf, pdfOf, wordOf, wordParagraph, zipOf } from './exampleDocuments.ts';
import { formatOf, whyForeign } from './formats.ts';
import { type DocumentReader, openReader } from './reader.ts';

function readerOf(t: TestContext, ...options: Parameters<typeof openReader>): DocumentReader {
  const reader = openReader(...options);
  t.after(() => reader.close());
  return reader;
}

/** Asserts that each file is refused with a reason, and that a good one is still read after it. */
async function refuses(t: TestContext, files: Readonly<Record<string, [string | Buffer, RegExp]>>): Promise<void> {
  const contents = Object.fromEntries(Object.entries(files).map(([name, [content]]) => [name, content]));
  const folder = exampleFolder({ ...contents, 'good.md': '# Good\n\nwords' });
  t.after(folder.remove);
  const reader = readerOf(t);
  for (const [name, [, reason]] of Object.entries(files)) {
    const reading = reader.read({ path: folder.path(name), format: formatOf(name) ?? 'text' });
    await assert.rejects(reading, { name: 'Unreadable', message: reason }, name);
  }
  const { title } = await reader.read({ path: folder.path('good.md'), format: 'markdown' });
  assert.equal(title, 'Good');
}

const laughs = `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, at) => `<!ENTITY lol${at + 1} "${`&lol${at || ''};`.repeat(10)}">`).join('')}]>`;

test('bombs are refused, each with its reason', async (t) => {
  const many = Object.fromEntries(Array.from({ length: 20_001 }, (_, at) => [`${at}`, '']));
  const spaces = zipOf({ 'word/document.xml': ' '.repeat(30_000_000) }, 1_000);
  await refuses(t, {
    'claims.docx': [zipOf({ 'word/document.xml': 'x' }, 0xfffffff0), /more than 256 MB/],
    'lies.docx': [spaces, /damaged/],
    'parts.docx': [zipOf(many), /20001 parts/],
    'laughs.docx': [zipOf({ 'word/document.xml': `<?xml version="1.0"?>${laughs}<a>&lol9;</a>` }), /abbreviations/],
    'deep.odt': [openDocumentOf(`${'<text:span>'.repeat(100_000)}deep`), /too deep/],
    'deep.docx': [wordOf('<w:sdt>'.repeat(100_000)), /too deep/],
    'deep.html': [`${'<div>'.repeat(100_000)}deep`, /too deep/],
    'deep.rtf': [`{\\rtf1${'{'.repeat(100_000)}deep`, /too deep/],
  });
});

test('damaged, empty, locked and foreign files are refused, each with its reason', async (t) => {
  const word = wordOf(wordParagraph('Words'));
  await refuses(t, {
    'cut.docx': [word.subarray(0, word.length / 2), /damaged/],
    'scrambled.docx': [Buffer.concat([word.subarray(0, 60), Buffer.alloc(40, 7), word.subarray(100)]), /damaged/],
    'old.docx': [Buffer.from('d0cf11e0a1b11ae1', 'hex'), /old version of Word/],
    'other.docx': [zipOf({ 'readme.txt': 'no document' }), /no Word document/],
    'noise.pdf': [Buffer.alloc(5_000, 'noise'), /damaged/],
    'scan.pdf': [pdfOf([[], []]), /pictures without text.*OCR/],
    'binary.txt': [Buffer.from([1, 2, 0, 0, 5, 1, 0, 77]), /not text/],
    'empty.md': ['', /empty/],
    'blank.md': ['\n\n', /no text/],
    'fake.rtf': ['words', /not in Rich Text/],
  });
});

test('a file that takes too long is given up, and the next one is read', async (t) => {
  const folder = exampleFolder({ 'a.md': '# A', 'b.md': '# B' });
  t.after(folder.remove);
  // No time at all: the thread takes longer than that to start.
  const hasty = readerOf(t, { allowed: { base: 0, perMegabyte: 0, most: 0 } });
  await assert.rejects(hasty.read({ path: folder.path('a.md'), format: 'markdown' }), { message: /takes longer/ });
  await assert.rejects(hasty.read({ path: folder.path('b.md'), format: 'markdown' }), { message: /takes longer/ });
});

test('a file that takes too much memory is given up', async (t) => {
  const folder = exampleFolder({ 'many.html': '<i>x</i><p>'.repeat(1_000_000) });
  t.after(folder.remove);
  const reader = readerOf(t, { limits: { maxOldGenerationSizeMb: 24 } });
  await assert.rejects(reader.read({ path: folder.path('many.html'), format: 'html' }), { message: /more memory/ });
});

test('reading stops when it is asked to, and errors of the file system keep their code', async (t) => {
  const folder = exampleFolder({ 'a.md': '# A' });
  t.after(folder.remove);
  const reader = readerOf(t);
  const stop = new AbortController();
  const reading = reader.read({ path: folder.path('a.md'), format: 'markdown' }, stop.signal);
  setImmediate(() => {
    stop.abort();
  });
  await assert.rejects(reading, (error: Error) => error.name === 'AbortError' || error.message === 'Stopped.');
  await assert.rejects(reader.read({ path: folder.path('gone.md'), format: 'markdown' }), { code: 'ENOENT' });
});

test('Markdown that is nested too deep for its parser is read as text', async (t) => {
  const folder = exampleFolder({ 'deep.md': `${'>'.repeat(20_000)} deep` });
  t.after(folder.remove);
  const { blocks } = await readerOf(t).read({ path: folder.path('deep.md'), format: 'markdown' });
  assert.match(blocks[0]?.text ?? '', / deep$/);
});

test('a very long document is taken in as far as it is bounded, and says so', async (t) => {
  const folder = exampleFolder({ 'long.txt': 'All work and no play.\n\n'.repeat(600_000) });
  t.after(folder.remove);
  const { blocks, incomplete } = await readerOf(t).read({ path: folder.path('long.txt'), format: 'text' });
  assert.ok(blocks.length > 400_000);
  assert.match(incomplete ?? '', /very long/);
});

test('names tell formats; locks and hidden files are no documents; foreign formats say what to do', () => {
  assert.equal(formatOf('notes/Plan.DOCX'), 'word');
  assert.equal(formatOf('~$Plan.docx'), null);
  assert.equal(formatOf('.hidden.md'), null);
  assert.equal(formatOf('mail.mbox'), null);
  assert.match(whyForeign('old.doc') ?? '', /Save it as \.docx/);
  assert.equal(whyForeign('new.docx'), null);
});

test('a long PDF tells how much of it is read', async (t) => {
  const pages = Array.from({ length: 300 }, (_, page) =>
    Array.from({ length: 40 }, (_line, at) => ({
      text: `Line ${at} of page ${page} has some words.`,
      y: 800 - at * 18,
    })),
  );
  const folder = exampleFolder({ 'long.pdf': pdfOf(pages) });
  t.after(folder.remove);
  const fractions: number[] = [];
  await readerOf(t).read({ path: folder.path('long.pdf'), format: 'pdf' }, undefined, (fraction) => {
    fractions.push(fraction);
  });
  assert.ok(fractions.length > 0);
  assert.deepEqual(
    fractions,
    fractions.toSorted((a, b) => a - b),
  );
});
