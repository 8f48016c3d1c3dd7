/**
 * How fast documents of a thousand pages are taken in, in how much memory, and for how long at a time the engine cannot
 * answer meanwhile; and how long a search by meaning takes among many passages.
 *
 *   node e2e/bench/documents.ts [--pages 1000] [--passages 100000]
 *
 * The documents are made for it: a page is 45 lines of about 12 words. Each is taken in by a process of its own into an
 * empty store.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { pdfOf, wordOf, wordParagraph } from '../../electron/engine/documents/exampleDocuments.ts';
import { importDocuments } from '../../electron/engine/documents/import.ts';
import { openDatabase } from '../../electron/engine/store/database.ts';
import {
  nearestDocumentPassages,
  nextPassages,
  rememberPassages,
} from '../../electron/engine/store/documentPassages.ts';
import { exampleDocument } from '../../electron/engine/store/exampleDocument.ts';
import { makeKey } from '../../electron/engine/store/keys.ts';
import { useEmbedder } from '../../electron/engine/store/passages.ts';
import { openSource } from '../../electron/engine/store/sources.ts';
import { takeDocument } from '../../electron/engine/store/takeDocuments.ts';

interface Run {
  readonly seconds: number;
  /** Peak resident memory in MiB. */
  readonly memory: number;
  /** The longest the engine was not able to answer, in ms. */
  readonly blocked: number;
}

const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '1000' },
    passages: { type: 'string', default: '100000' },
    file: { type: 'string' },
  },
});
const words = 'the lamp on the pier is lit every evening and the boats come home by its light unless fog lies'.split(
  ' ',
);
const line = (page: number, at: number): string =>
  Array.from({ length: 12 }, (_, word) => words[(page * 7 + at * 5 + word * 3) % words.length] ?? '').join(' ');
const lines = (page: number): string[] => Array.from({ length: 45 }, (_, at) => line(page, at));

if (values.file !== undefined) {
  process.stdout.write(JSON.stringify(await takeIn(values.file)));
} else {
  const folder = mkdtempSync(join(tmpdir(), 'ownhand-bench-'));
  try {
    await report(folder, Number(values.pages));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function takeIn(file: string): Promise<Run> {
  const home = mkdtempSync(join(tmpdir(), 'ownhand-bench-'));
  const database = openDatabase(home, makeKey());
  const source = openSource(database, { path: file, name: 'bench', format: 'document', fingerprint: '' });
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const began = performance.now();
  const { refusals } = await importDocuments(database, source.id, file);
  const seconds = (performance.now() - began) / 1_000;
  delay.disable();
  if (refusals.length > 0) {
    throw new Error(refusals[0]?.reason);
  }
  database.close();
  rmSync(home, { recursive: true });
  return { seconds, memory: process.resourceUsage().maxRSS / 1_024, blocked: delay.max / 1e6 };
}

async function report(folder: string, pages: number): Promise<void> {
  const numbers = Array.from({ length: pages }, (_, page) => page);
  const files = {
    PDF: [
      'book.pdf',
      pdfOf(numbers.map((page) => lines(page).map((text, at) => ({ text, y: 800 - at * 16, size: 10 })))),
    ],
    Word: ['book.docx', wordOf(numbers.map((page) => wordParagraph(lines(page).join(' '))).join(''))],
    Markdown: ['book.md', numbers.map((page) => `# Page ${page + 1}\n\n${lines(page).join('\n')}\n`).join('\n')],
  } as const;
  const rows = Object.entries(files).map(([name, [file, content]]) => {
    const path = join(folder, file);
    writeFileSync(path, content);
    const { seconds, memory, blocked } = JSON.parse(
      execFileSync(process.execPath, [import.meta.filename, '--file', path], { encoding: 'utf8' }),
    ) as Run;
    return `| ${name}, ${pages} pages | ${seconds.toFixed(1)} s | ${(pages / seconds).toFixed(0)} | ${memory.toFixed(0)} MiB | ${blocked.toFixed(0)} ms |`;
  });
  const passages = Number(values.passages);
  process.stdout.write(
    [
      '| document | taken in within | pages/s | peak memory | longest pause |',
      '| --- | --- | --- | --- | --- |',
      ...rows,
      '',
      `Search by meaning among ${passages.toLocaleString('en')} passages: ${await searchTime(folder, passages)} ms (median of 20).`,
      '',
    ].join('\n'),
  );
}

async function searchTime(folder: string, passages: number): Promise<string> {
  const database = openDatabase(folder, makeKey());
  const source = openSource(database, { path: '/x', name: 'bench', format: 'document', fingerprint: '' });
  const dimensions = 384;
  useEmbedder(database, { embedder: 'bench', dimensions });
  const each = Array.from({ length: passages }, (_, at) => ({ start: at, end: at + 1, headings: [], text: 'lamp' }));
  takeDocument(database, source.id, { name: 'x.md', bytes: 1, changedAt: 1 }, exampleDocument(1, { passages: each }));
  const vector = (seed: number): Float32Array =>
    Float32Array.from({ length: dimensions }, (_, at) => Math.sin(seed * 12.9898 + at * 78.233) / 14);
  for (;;) {
    const next = nextPassages(database, 1_000);
    if (next.length === 0) {
      break;
    }
    rememberPassages(
      database,
      next.map(({ id }) => ({ id, vector: vector(id) })),
    );
    await new Promise(setImmediate);
  }
  const times = Array.from({ length: 20 }, (_, at) => {
    const began = performance.now();
    nearestDocumentPassages(database, vector(at * 1_000 + 0.5), {}, 240);
    return performance.now() - began;
  }).sort((a, b) => a - b);
  database.close();
  return (times[10] ?? 0).toFixed(0);
}
