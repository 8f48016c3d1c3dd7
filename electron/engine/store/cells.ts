import { z } from 'zod';
import { cancelled } from '../../contract/errors.ts';
import type { Database } from './database.ts';
import { innerProduct, middlesOf, nearestOf, normalize, type Rows } from './kMeans.ts';
import { readSetting, writeSetting } from './settings.ts';
import { readVectorForm } from './vectorForm.ts';
import { indexVectors, moveVector, readVector } from './vectors.ts';

/*
 * A scan of every vector costs 0.3 to 0.7 ms a thousand. Beyond `exactUpTo` passages the vectors are therefore sorted into
 * cells around middles found by k-means, and a search reads the cells nearest to the query only (an inverted file:
 * Jegou, Douze and Schmid 2011, without the compression). Vectors not sorted yet lie in cell 0 or in cells of an
 * earlier sorting, which are all numbered lower; they are searched as well, so a sorting may be stopped at any line.
 */

/** Above this many passages, sorting pays. */
const exactUpTo = 30_000;
/** Passages a cell. Of small cells more are compared with the query, and less is read beside what is near. */
const cellSize = 200;
/** Cells that a search reads (recall is measured by e2e/bench/search.ts). */
const probes = 24;
/** The sorting is done anew when passages have grown by this factor since. */
const growth = 3;
/** Vectors that k-means learns from, a cell. */
const sampleSize = 20;
const rounds = 8;

const Sorting = z.object({
  /** The lowest cell of this sorting. */
  first: z.number().int(),
  /** Passages there were when it was made. */
  passages: z.number().int(),
  /** Passages up to this id are in their cells. */
  sortedTo: z.number().int(),
  /** Passages up to this id are to be sorted. */
  sortTo: z.number().int(),
});
type Sorting = z.infer<typeof Sorting>;

/** Middles in groups: to find the nearest of 2,500, the groups are compared first. */
interface Cells {
  readonly sorting: Sorting;
  readonly middles: Rows;
  readonly groups: Rows;
  /** Group g has the middles from starts[g] to starts[g + 1] - 1. */
  readonly starts: readonly number[];
}

const loaded = new WeakMap<Database, Cells | null>();

/** The cells to read for this query, and the highest cell of vectors that are not sorted; null: read everything. */
export function cellsToSearch(database: Database, vector: Float32Array): { near: number[]; unsorted: number } | null {
  const cells = load(database);
  if (cells === null) {
    return null;
  }
  const { middles, sorting } = cells;
  const count = middles.values.length / middles.width;
  const products = Float32Array.from({ length: count }, (_, middle) =>
    innerProduct(middles.values, middle * middles.width, vector, 0, middles.width),
  );
  const order = Array.from(products.keys()).sort((a, b) => (products[b] ?? 0) - (products[a] ?? 0));
  const near = order.slice(0, probes).map((middle) => sorting.first + middle);
  return { near, unsorted: sorting.first - 1 };
}

/** The cell that a new vector belongs to; 0 while there are no cells. */
export function cellFor(database: Database, vector: Float32Array): number {
  const cells = load(database);
  return cells === null ? 0 : cells.sorting.first + nearestMiddle(cells, vector);
}

/** Compares with the middles of the three nearest groups. */
function nearestMiddle({ middles, groups, starts }: Cells, vector: Float32Array): number {
  const { width } = middles;
  const product = (group: number): number => innerProduct(groups.values, group * width, vector, 0, width);
  const near = Array.from({ length: groups.values.length / width }, (_, group) => ({ group, product: product(group) }));
  near.sort((a, b) => b.product - a.product);
  const best = near
    .slice(0, 3)
    .map(({ group }) => nearestOf(middles, vector, 0, starts[group], starts[group + 1]))
    .map((middle) => ({ middle, product: innerProduct(middles.values, middle * width, vector, 0, width) }));
  return best.reduce((a, b) => (b.product > a.product ? b : a)).middle;
}

export function forgetCells(database: Database): void {
  database.change('DELETE FROM cells');
  writeSetting(database, 'cells', null);
  loaded.delete(database);
}

/** Whether `sortIntoCells` has something to do. */
export function sortingPays(database: Database): boolean {
  const passages = count(database);
  const sorting = readSetting(database, 'cells', Sorting);
  return sorting === null
    ? passages > exactUpTo
    : sorting.sortedTo < sorting.sortTo || passages > growth * sorting.passages;
}

/**
 * Sorts all vectors into cells, from where an earlier call was stopped. Takes half an hour or more for a million
 * passages, in steps of some milliseconds between which the engine does other work; searches stay right meanwhile.
 */
export async function sortIntoCells(
  database: Database,
  call: { signal: AbortSignal; progress: (done: number, total: number) => void },
): Promise<void> {
  const before = readSetting(database, 'cells', Sorting);
  if (before === null || (before.sortedTo >= before.sortTo && sortingPays(database))) {
    await makeCells(database, before, call.signal);
  }
  for (;;) {
    const cells = load(database);
    if (cells === null || cells.sorting.sortedTo >= cells.sorting.sortTo) {
      return;
    }
    database.transaction(() => {
      sortSome(database, cells);
    });
    call.progress(cells.sorting.sortedTo, cells.sorting.sortTo);
    await breathe(call.signal);
  }
}

function sortSome(database: Database, cells: Cells): void {
  const { sorting } = cells;
  const ids = database.all<{ id: number }>(
    'SELECT id FROM passages WHERE id > ? AND id <= ? ORDER BY id LIMIT 200',
    sorting.sortedTo,
    sorting.sortTo,
  );
  for (const { id } of ids) {
    const vector = readVector(database, id);
    if (vector !== null) {
      moveVector(database, vector, sorting.first + nearestMiddle(cells, Float32Array.from(vector.bytes)));
    }
  }
  sorting.sortedTo = ids.at(-1)?.id ?? sorting.sortTo;
  writeSetting(database, 'cells', sorting);
}

async function makeCells(database: Database, before: Sorting | null, signal: AbortSignal): Promise<void> {
  indexVectors(database);
  const width = readVectorForm(database)?.dimensions ?? 0;
  const passages = count(database);
  const wanted = Math.ceil(passages / cellSize);
  const sample = await readSample(database, width, wanted * sampleSize, signal);
  const groupCount = Math.ceil(Math.sqrt(wanted));
  const groups = await finish(middlesOf(sample, groupCount, rounds, Math.random), signal);
  const members: number[][] = Array.from({ length: groupCount }, () => []);
  for (let row = 0; row < sample.values.length / width; row += 1) {
    members[nearestOf(groups, sample.values, row * width)]?.push(row);
  }
  const middles: { group: number; middle: Float32Array }[] = [];
  for (const [group, rows] of members.entries()) {
    if (rows.length > 0) {
      const part = { values: new Float32Array(rows.length * width), width };
      rows.forEach((row, at) => {
        part.values.set(sample.values.subarray(row * width, (row + 1) * width), at * width);
      });
      const found = await finish(middlesOf(part, Math.ceil(rows.length / sampleSize), rounds, Math.random), signal);
      for (let at = 0; at < found.values.length; at += width) {
        middles.push({ group, middle: found.values.slice(at, at + width) });
      }
    }
  }
  database.transaction(() => {
    const used = before === null ? 0 : database.one<{ id: number }>('SELECT max(id) AS id FROM cells')?.id;
    const first = (used ?? 0) + 1;
    database.change('DELETE FROM cells');
    for (const [index, { group, middle }] of middles.entries()) {
      const bytes = new Uint8Array(middle.buffer, middle.byteOffset, middle.byteLength);
      database.change('INSERT INTO cells VALUES (?, ?, ?)', first + index, group, bytes);
    }
    const sortTo = database.one<{ id: number }>('SELECT max(id) AS id FROM passages')?.id ?? 0;
    writeSetting(database, 'cells', { first, passages, sortedTo: 0, sortTo } satisfies Sorting);
    loaded.delete(database);
  });
}

/** Vectors of passages spread evenly over all of them, each 1 long. */
async function readSample(database: Database, width: number, size: number, signal: AbortSignal): Promise<Rows> {
  const last = database.one<{ id: number }>('SELECT max(id) AS id FROM passages')?.id ?? 0;
  const rows: Int8Array[] = [];
  for (let step = 0; step < size; step += 1) {
    const at = Math.floor(((step + Math.random()) * last) / size);
    const id = database.one<{ id: number }>('SELECT id FROM passages WHERE id >= ? ORDER BY id LIMIT 1', at)?.id;
    const vector = id === undefined ? null : readVector(database, id);
    if (vector !== null) {
      rows.push(vector.bytes);
    }
    if (step % 100 === 0) {
      await breathe(signal);
    }
  }
  const sample = { values: new Float32Array(rows.length * width), width };
  rows.forEach((row, index) => {
    sample.values.set(row, index * width);
  });
  normalize(sample);
  return sample;
}

function load(database: Database): Cells | null {
  const known = loaded.get(database);
  if (known !== undefined) {
    return known;
  }
  const sorting = readSetting(database, 'cells', Sorting);
  const cells = sorting === null ? null : read(database, sorting);
  loaded.set(database, cells);
  return cells;
}

function read(database: Database, sorting: Sorting): Cells {
  const rows = database.all<{ group: number; middle: Uint8Array }>('SELECT "group", middle FROM cells ORDER BY id');
  const width = (rows[0]?.middle.byteLength ?? 0) / 4;
  const middles = { values: new Float32Array(rows.length * width), width };
  const starts: number[] = [];
  const sums: Float32Array[] = [];
  for (const [index, { group, middle }] of rows.entries()) {
    const values = new Float32Array(middle.slice().buffer);
    middles.values.set(values, index * width);
    if (group !== rows[index - 1]?.group) {
      starts.push(index);
      sums.push(new Float32Array(width));
    }
    sums.at(-1)?.forEach((value, at, sum) => {
      sum[at] = value + (values[at] ?? 0);
    });
  }
  const groups = { values: new Float32Array(sums.length * width), width };
  sums.forEach((sum, group) => {
    groups.values.set(sum, group * width);
  });
  normalize(groups);
  return { sorting, middles, groups, starts: [...starts, rows.length] };
}

function count(database: Database): number {
  return database.one<{ passages: number }>('SELECT count(*) AS passages FROM passages')?.passages ?? 0;
}

/** Runs a computation to its end, letting other work in at each of its pauses. */
async function finish<T>(steps: Generator<void, T>, signal: AbortSignal): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
    await breathe(signal);
  }
}

async function breathe(signal: AbortSignal): Promise<void> {
  await new Promise(setImmediate);
  if (signal.aborted) {
    throw cancelled();
  }
}
