/**
 * How fast and how well the memory finds, at the sizes of real lives of mail.
 *
 *   node e2e/bench/search.ts [--passages 100000,1000000] [--minutes N] [--me ADDRESS] [MAILBOX]
 *
 * The sample mailbox (or MAILBOX) is imported and embedded for real. Mails are then grown from it: their vectors by
 * mixing neighbours (growing.ts), their words by mixing sentences. Queries are sentences and words of the mailbox,
 * embedded as the app does. Recall compares the ten nearest passages with those of an exact scan.
 *
 * A million passages take half an hour. With --minutes it stops after so long with exit code 75, and the same
 * command goes on from there: what has grown is kept in the cache folder until all is measured.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SearchQuery } from '../../electron/contract/entities.ts';
import { search } from '../../electron/engine/memory/search.ts';
import { modelsFolder } from '../../electron/engine/model/folder.ts';
import { sortIntoCells, sortingPays } from '../../electron/engine/store/cells.ts';
import { type Database, openDatabase } from '../../electron/engine/store/database.ts';
import { inHome } from '../../electron/engine/store/home.ts';
import { nearestPassages, remember, useEmbedder } from '../../electron/engine/store/passages.ts';
import { toBytes } from '../../electron/engine/store/quantize.ts';
import { openSource } from '../../electron/engine/store/sources.ts';
import { takeMails } from '../../electron/engine/store/takeMails.ts';
import { scanVectors } from '../../electron/engine/store/vectors.ts';
import { growVectors, randomFrom } from './growing.ts';
import { embedReal, growMail, passagesPerMail, type Real } from './realMail.ts';

const sample = join(import.meta.dirname, '../../electron/sample/sample.mbox');
const queries = 200;
const batch = 500;

/** How far the measuring of one size has come. */
interface Progress {
  fillSeconds: number;
  sortSeconds: number;
  /** The ids of the ten nearest passages of each judged question, by exact scan; null until the store is full. */
  exact: number[][] | null;
  /** Rows of the table that are measured. */
  rows: string[];
  done: boolean;
}

interface Kept {
  head: string;
  sizes: Partial<Record<string, Progress>>;
}

/** Thrown where the time that was given is over. */
class TimeIsOver extends Error {}

const { values, positionals } = parseArgs({
  options: {
    passages: { type: 'string', default: '100000,1000000' },
    minutes: { type: 'string' },
    me: { type: 'string', multiple: true },
  },
  allowPositionals: true,
});
const folder = join(modelsFolder(), '..', 'bench', 'search');
const file = join(folder, 'progress.json');
/** Protects nothing: the mail is made up. */
const key = '0123456789abcdef'.repeat(4);
const until = values.minutes === undefined ? Infinity : performance.now() + 60_000 * Number(values.minutes);

mkdirSync(folder, { recursive: true });
const kept: Kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept) : { head: '', sizes: {} };
try {
  const real = await embedReal(
    positionals[0] ?? sample,
    values.me ?? ['marlis@oakenshawclocks.example', 'm.oakenshaw@postbag.example'],
    queries,
    randomFrom(20),
  );
  kept.head ||= `Vectors of ${real.vectors.length} real passages, ${queries} queries.\n`;
  const sizes = values.passages.split(',').map(Number);
  for (const size of sizes) {
    await measure(size, real);
  }
  say(kept.head);
  say('| passages | way | search p50 / p95 | of it by meaning | recall@10 | taken in | sorting | file |');
  say('|---|---|---|---|---|---|---|---|');
  say(sizes.flatMap((size) => kept.sizes[size]?.rows ?? []).join('\n'));
  rmSync(folder, { recursive: true });
} catch (error) {
  if (!(error instanceof TimeIsOver)) {
    throw error;
  }
  process.stderr.write('Stopped in time. The same command goes on from here.\n');
  process.exitCode = 75;
}

function keep(): void {
  writeFileSync(file, JSON.stringify(kept));
}

/** Grows a store of `size` passages, and measures it as it lies and, where that is the way, sorted into cells. */
async function measure(size: number, real: Real): Promise<void> {
  const progress = (kept.sizes[size] ??= { fillSeconds: 0, sortSeconds: 0, exact: null, rows: [], done: false });
  if (progress.done) {
    return;
  }
  const home = join(folder, String(size));
  const database = openDatabase(home, key);
  try {
    await timed(progress, 'fillSeconds', () => fill(database, size, real));
    const taken = `${(size / progress.fillSeconds).toFixed(0)} passages/s`;
    const bytes = (): string => `${(statSync(inHome(home, 'database')).size / 1e6).toFixed(0)} MB`;
    const isLarge = size > 200_000;
    // An exact scan of a million reads 400 MB: a few of them are enough to judge by.
    const judged = real.questions.slice(0, isLarge ? 30 : queries);
    if (progress.exact === null) {
      progress.exact = judged.map(({ vector }) => exactly(database, vector));
      if (!isLarge) {
        progress.rows.push(row(size, 'exact scan', time(database, real.questions), 1, taken, '', bytes()));
      }
      keep();
    }
    await timed(progress, 'sortSeconds', () => sort(database));
    if (progress.sortSeconds > 1) {
      const recalls = judged.map(({ vector }, index) => {
        const found = nearestPassages(database, vector, 10, {}).map(({ passageId }) => passageId);
        return (progress.exact?.[index] ?? []).filter((id) => found.includes(id)).length / 10;
      });
      const recall = recalls.reduce((sum, value) => sum + value) / recalls.length;
      const sorting = `${progress.sortSeconds.toFixed(0)} s`;
      progress.rows.push(row(size, 'cells', time(database, real.questions), recall, taken, sorting, bytes()));
    }
    progress.done = true;
    keep();
  } finally {
    database.close();
  }
  rmSync(home, { recursive: true });
}

/** Adds the time that an act takes, to its end or until the time is over, to what it took before. */
async function timed(progress: Progress, name: 'fillSeconds' | 'sortSeconds', act: () => Promise<void>): Promise<void> {
  const began = performance.now();
  try {
    await act();
  } finally {
    progress[name] += (performance.now() - began) / 1_000;
    keep();
  }
}

async function sort(database: Database): Promise<void> {
  const stop = new AbortController();
  const end = (): void => {
    stop.abort();
  };
  const timer = Number.isFinite(until) ? setTimeout(end, Math.max(0, until - performance.now())) : undefined;
  try {
    while (sortingPays(database)) {
      await sortIntoCells(database, { signal: stop.signal, progress: () => undefined });
    }
  } catch (error) {
    throw stop.signal.aborted ? new TimeIsOver() : error;
  } finally {
    clearTimeout(timer);
  }
}

async function fill(database: Database, size: number, real: Real): Promise<void> {
  let random = randomFrom(0);
  const grow = growVectors(real.vectors, () => random());
  useEmbedder(database, { embedder: real.embedder, dimensions: real.vectors[0]?.length ?? 0 });
  const source = openSource(database, { path: '/grown', name: 'Grown', format: 'mbox', fingerprint: '1' });
  const mails = Math.ceil(size / passagesPerMail);
  for (
    let first = database.one<{ mails: number }>('SELECT count(*) AS mails FROM mails')?.mails ?? 0;
    first < mails;
    first += batch
  ) {
    // A seed for each batch, so that it does not matter where an earlier run stopped.
    random = randomFrom(1_000 + first);
    const grown = Array.from({ length: Math.min(batch, mails - first) }, (_, index) =>
      growMail(first + index, real.sentences, random),
    );
    database.transaction(() => {
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
    });
    await new Promise(setImmediate);
    if (performance.now() > until) {
      throw new TimeIsOver();
    }
  }
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
    whole: clock(() => search(database, SearchQuery.parse({ text }), vector)),
    meaning: clock(() => nearestPassages(database, vector, 90, {})),
  }));
  const measured = all.slice(5);
  return { whole: measured.map(({ whole }) => whole), meaning: measured.map(({ meaning }) => meaning) };
}

function exactly(database: Database, vector: Float32Array): number[] {
  return scanVectors(database, toBytes(vector), 10, {}).map(({ id }) => id);
}

function row(
  size: number,
  way: string,
  { whole, meaning }: Times,
  recall: number,
  taken: string,
  sorting: string,
  bytes: string,
): string {
  const pair = (times: readonly number[]): string => `${percentile(times, 0.5)} / ${percentile(times, 0.95)} ms`;
  const cells = [size.toLocaleString('en'), way, pair(whole), pair(meaning), recall.toFixed(3), taken, sorting, bytes];
  return `| ${cells.join(' | ')} |`;
}

function percentile(times: readonly number[], share: number): string {
  return ([...times].sort((a, b) => a - b)[Math.floor(share * times.length)] ?? 0).toFixed(1);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
