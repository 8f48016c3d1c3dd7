/**
 * How fast and how well the memory finds, at the sizes of real lives of mail.
 *
 *   node e2e/bench/search.ts [--passages 100000,1000000] [--me ADDRESS] [MAILBOX]
 *
 * The sample mailbox (or MAILBOX) is imported and embedded for real. Mails are then grown from it: their vectors by
 * mixing neighbours (growing.ts), their words by mixing sentences. Queries are sentences and words of the mailbox,
 * embedded as the app does. Recall compares the ten nearest passages with those of an exact scan.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SearchQuery } from '../../electron/contract/entities.ts';
import { importSource } from '../../electron/engine/mail/import.ts';
import type { Range } from '../../electron/engine/memory/chunk.ts';
import { rememberMails } from '../../electron/engine/memory/embed.ts';
import { searchMails } from '../../electron/engine/memory/search.ts';
import { Embedder } from '../../electron/engine/model/embedder.ts';
import { modelPath, modelsFolder } from '../../electron/engine/model/folder.ts';
import { Runtime } from '../../electron/engine/model/runtime.ts';
import { sortIntoCells, sortingPays } from '../../electron/engine/store/cells.ts';
import { type Database, openDatabase } from '../../electron/engine/store/database.ts';
import { inHome } from '../../electron/engine/store/home.ts';
import { makeKey } from '../../electron/engine/store/keys.ts';
import type { NewMail } from '../../electron/engine/store/newMail.ts';
import { nearestPassages, remember, useEmbedder } from '../../electron/engine/store/passages.ts';
import { toBytes } from '../../electron/engine/store/quantize.ts';
import { openSource } from '../../electron/engine/store/sources.ts';
import { takeMails } from '../../electron/engine/store/takeMails.ts';
import { scanVectors } from '../../electron/engine/store/vectors.ts';
import { growVectors, randomFrom } from './growing.ts';

const sample = join(import.meta.dirname, '../../electron/sample/sample.mbox');
const passagesPerMail = 4;
const queries = 200;
const batch = 500;

interface Real {
  readonly sentences: readonly string[];
  readonly vectors: readonly Float32Array[];
  readonly questions: readonly { text: string; vector: Float32Array }[];
  readonly embedder: string;
}

const { values, positionals } = parseArgs({
  options: { passages: { type: 'string', default: '100000,1000000' }, me: { type: 'string', multiple: true } },
  allowPositionals: true,
});
const random = randomFrom(20);
const real = await embedReal(
  positionals[0] ?? sample,
  values.me ?? ['marlis@oakenshawclocks.example', 'm.oakenshaw@postbag.example'],
);
say(`Vectors of ${real.vectors.length} real passages, ${queries} queries.\n`);
say('| passages | way | search p50 / p95 | of it by meaning | recall@10 | taken in | sorting | file |');
say('|---|---|---|---|---|---|---|---|');
for (const size of values.passages.split(',').map(Number)) {
  await measure(size);
}

/** Imports and embeds a mailbox the way the app does, and makes queries of its words. */
async function embedReal(path: string, me: readonly string[]): Promise<Real> {
  const home = mkdtempSync(join(tmpdir(), 'ownhand-bench-'));
  const runtime = new Runtime();
  const embedder = await Embedder.load(runtime, modelPath(modelsFolder(), 'minilm-l6'));
  const database = openDatabase(home, makeKey());
  try {
    await importSource(database, path, me);
    const vectors: Float32Array[] = [];
    const began = performance.now();
    let tokens = 0;
    await rememberMails(database, {
      embedder: 'minilm-l6',
      dimensions: embedder.dimensions,
      signal: new AbortController().signal,
      progress: () => undefined,
      embed: async (texts, signal) => {
        const made = await embedder.embed(texts, { signal });
        vectors.push(...made);
        tokens += texts.reduce((sum, text) => sum + embedder.countTokens(text), 0);
        return made;
      },
    });
    const seconds = (performance.now() - began) / 1_000;
    say(`Embedding: ${(vectors.length / seconds).toFixed(1)} passages/s, ${(tokens / seconds).toFixed(0)} tokens/s.`);
    const texts = database.all<{ text: string; subject: string }>(
      `SELECT text, subject FROM parts JOIN mails ON mails.id = mail_id WHERE kind = 'own' AND automatic = 0`,
    );
    const sentences = texts.flatMap(({ text }) => text.split(/(?<=[.!?])\s+/)).filter((text) => text.length > 20);
    const asked = Array.from({ length: queries }, (_, number) => {
      const words = pick(sentences).split(/\s+/);
      const start = Math.floor(random() * Math.max(1, words.length - 3));
      return number % 2 === 0 ? words.join(' ') : words.slice(start, start + 1 + (number % 3)).join(' ');
    });
    const embedded = await embedder.embed(asked, { urgency: 'now' });
    const questions = asked.map((text, index) => ({ text, vector: embedded[index] ?? new Float32Array(0) }));
    return { sentences, vectors, questions, embedder: 'minilm-l6' };
  } finally {
    database.close();
    rmSync(home, { recursive: true });
    await embedder.dispose();
    await runtime.stop();
  }
}

/** Grows a store of `size` passages, and measures it as it lies and, where that is the way, sorted into cells. */
async function measure(size: number): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'ownhand-bench-'));
  const database = openDatabase(home, makeKey());
  try {
    const began = performance.now();
    await fill(database, size);
    const taken = `${(size / ((performance.now() - began) / 1_000)).toFixed(0)} passages/s`;
    const file = (): string => `${(statSync(inHome(home, 'database')).size / 1e6).toFixed(0)} MB`;
    const isLarge = size > 200_000;
    // An exact scan of a million reads 400 MB: a few of them are enough to judge by.
    const judged = real.questions.slice(0, isLarge ? 30 : queries);
    const exact = judged.map(({ vector }) => exactly(database, vector));
    if (!isLarge) {
      report(size, 'exact scan', time(database, real.questions), 1, taken, '', file());
    }
    if (sortingPays(database)) {
      const started = performance.now();
      await sortIntoCells(database, { signal: new AbortController().signal, progress: () => undefined });
      const sorting = `${((performance.now() - started) / 1_000).toFixed(0)} s`;
      const recalls = judged.map(({ vector }, index) => {
        const found = nearestPassages(database, vector, 10, {}).map(({ passageId }) => passageId);
        return (exact[index] ?? []).filter((id) => found.includes(id)).length / 10;
      });
      const recall = recalls.reduce((sum, value) => sum + value) / recalls.length;
      report(size, 'cells', time(database, real.questions), recall, taken, sorting, file());
    }
  } finally {
    database.close();
    rmSync(home, { recursive: true });
  }
}

async function fill(database: Database, size: number): Promise<void> {
  const grow = growVectors(real.vectors, random);
  useEmbedder(database, { embedder: real.embedder, dimensions: real.vectors[0]?.length ?? 0 });
  const source = openSource(database, { path: '/grown', name: 'Grown', format: 'mbox', fingerprint: '1' });
  const mails = Math.ceil(size / passagesPerMail);
  for (let first = 0; first < mails; first += batch) {
    const grown = Array.from({ length: Math.min(batch, mails - first) }, (_, index) => growMail(first + index));
    takeMails(
      database,
      source.id,
      grown.map(({ mail }) => mail),
      first,
    );
    remember(
      database,
      grown.map(({ ranges }, index) => ({
        id: first + index + 1,
        passages: ranges.map((range) => ({ ...range, vector: grow() })),
      })),
    );
    await new Promise(setImmediate);
  }
}

/** A mail of some paragraphs; people as uneven as in life, a few with thousands of mails and many with some. */
function growMail(number: number): { mail: NewMail; ranges: Range[] } {
  const paragraphs = Array.from({ length: passagesPerMail }, () =>
    Array.from({ length: 3 + Math.floor(random() * 4) }, () => pick(real.sentences)).join(' '),
  );
  let start = 0;
  const ranges = paragraphs.map(({ length }) => {
    const range = { start, end: start + length };
    start = range.end + 2;
    return range;
  });
  const other = { name: '', address: `person-${Math.floor(3_000 * random() ** 3)}@example.org` };
  const me = { name: 'Me', address: 'me@example.org' };
  const sent = random() < 0.4;
  const mail: NewMail = {
    messageId: `grown-${number}@example.org`,
    ancestors: random() < 0.6 && number > 0 ? [`grown-${number - 1}@example.org`] : [],
    direction: sent ? 'sent' : 'received',
    subject: pick(real.sentences).slice(0, 50),
    date: 1_400_000_000_000 + number * 300_000,
    from: sent ? me : other,
    to: [sent ? other : me],
    cc: [],
    language: 'en',
    automatic: false,
    list: null,
    parts: [{ kind: 'own', text: paragraphs.join('\n\n') }],
    attachments: [],
  };
  return { mail, ranges };
}

interface Times {
  readonly whole: readonly number[];
  readonly meaning: readonly number[];
}

function time(database: Database, asked: Real['questions']): Times {
  const clock = (act: () => void): number => {
    const began = performance.now();
    act();
    return performance.now() - began;
  };
  // The first few prepare the statements, as they do once in a run of the app.
  const all = [...asked.slice(0, 5), ...asked].map(({ text, vector }) => ({
    whole: clock(() => searchMails(database, SearchQuery.parse({ text }), vector)),
    meaning: clock(() => nearestPassages(database, vector, 90, {})),
  }));
  const measured = all.slice(5);
  return { whole: measured.map(({ whole }) => whole), meaning: measured.map(({ meaning }) => meaning) };
}

function exactly(database: Database, vector: Float32Array): number[] {
  return scanVectors(database, toBytes(vector), 10, {}).map(({ id }) => id);
}

function report(
  size: number,
  way: string,
  { whole, meaning }: Times,
  recall: number,
  taken: string,
  sorting: string,
  file: string,
): void {
  const pair = (times: readonly number[]): string => `${percentile(times, 0.5)} / ${percentile(times, 0.95)} ms`;
  const cells = [size.toLocaleString('en'), way, pair(whole), pair(meaning), recall.toFixed(3), taken, sorting, file];
  say(`| ${cells.join(' | ')} |`);
}

function percentile(times: readonly number[], share: number): string {
  return ([...times].sort((a, b) => a - b)[Math.floor(share * times.length)] ?? 0).toFixed(1);
}

function pick<T>(items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) {
    throw new Error('The mailbox holds too little to grow from.');
  }
  return item;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
