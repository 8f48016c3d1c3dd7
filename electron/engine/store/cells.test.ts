import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sortIntoCells, sortingPays } from './cells.ts';
import type { Database } from './database.ts';
import { exampleMail, exampleStore } from './exampleMail.ts';
import { middlesOf, nearestOf } from './kMeans.ts';
import { forgetPassages, nearestPassages, remember, useEmbedder } from './passages.ts';
import { toBytes } from './quantize.ts';
import { takeMails } from './takeMails.ts';

const dimensions = 32;

/** Repeatable numbers from 0 to 1 (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Vectors in clusters of different width, 1 long. */
function clustered(count: number, random: () => number): Float32Array[] {
  const direction = (): Float32Array => Float32Array.from({ length: dimensions }, () => random() + random() - 1);
  const middles = Array.from({ length: 40 }, direction);
  return Array.from({ length: count }, (_, index) => {
    const middle = middles[Math.floor(random() * random() * middles.length)] ?? direction();
    const noise = direction();
    const vector = middle.map((value, at) => value + (0.2 + (index % 5) / 10) * (noise[at] ?? 0));
    const length = Math.hypot(...vector);
    return vector.map((value) => value / length);
  });
}

function storeOf(vectors: readonly Float32Array[]): { database: Database; remove: () => void } {
  const { database, sourceId, remove } = exampleStore();
  useEmbedder(database, { embedder: 'example', dimensions });
  const mails = vectors.map((_, number) => exampleMail(number));
  takeMails(database, sourceId, mails, null);
  remember(
    database,
    vectors.map((vector, index) => ({ id: index + 1, passages: [{ start: 0, end: 5, vector }] })),
  );
  return { database, remove };
}

const idsOf = (database: Database, vector: Float32Array, limit = 10): number[] =>
  nearestPassages(database, vector, limit, {}).map(({ passageId }) => passageId);

function exact(vectors: readonly Float32Array[], query: Float32Array): number[] {
  const products = vectors.map((vector) => vector.reduce((sum, value, at) => sum + value * (query[at] ?? 0), 0));
  const order = Array.from(products.keys()).sort((a, b) => (products[b] ?? 0) - (products[a] ?? 0));
  return order.slice(0, 10).map((index) => index + 1);
}

function recall(found: readonly number[], wanted: readonly number[]): number {
  return wanted.filter((id) => found.includes(id)).length / wanted.length;
}

const call = { signal: new AbortController().signal, progress: () => undefined };

test('k-means finds the middles of clusters that lie apart', () => {
  const width = 2;
  const angles = [0, 0.05, 2, 2.05, 4, 4.05];
  const values = Float32Array.from(angles.flatMap((angle) => [Math.cos(angle), Math.sin(angle)]));
  const steps = middlesOf({ values, width }, 3, 20, randomFrom(3));
  let step = steps.next();
  while (step.done !== true) {
    step = steps.next();
  }
  const middles = step.value;
  const cells = angles.map((_, row) => nearestOf(middles, values, row * width));
  assert.equal(new Set(cells).size, 3);
  assert.ok(cells[0] === cells[1] && cells[2] === cells[3] && cells[4] === cells[5]);
});

test('bytes keep the direction of a vector of any length, and cut what is too wide', () => {
  const vector = Float32Array.from({ length: 384 }, (_, at) => Math.sin(at * at));
  const bytes = toBytes(vector);
  assert.deepEqual(toBytes(vector.map((value) => value * 1_000)), bytes);
  const product = bytes.reduce((sum, value, at) => sum + value * (vector[at] ?? 0), 0);
  assert.ok(product / (Math.hypot(...bytes) * Math.hypot(...vector)) > 0.999);
  assert.deepEqual([...toBytes(Float32Array.from({ length: 400 }, (_, at) => Number(at === 0)))].slice(0, 2), [127, 0]);
});

test('the scan of a small memory is exact', (t) => {
  const random = randomFrom(1);
  const vectors = clustered(1_500, random);
  const { database, remove } = storeOf(vectors);
  t.after(remove);
  const queries = clustered(20, random);
  const recalls = queries.map((query) => recall(idsOf(database, query), exact(vectors, query)));
  assert.ok(recalls.reduce((sum, value) => sum + value) / queries.length > 0.97);
  const [self] = nearestPassages(database, vectors[7] ?? new Float32Array(0), 1, {});
  assert.equal(self?.mailId, 8);
  assert.ok(Math.abs(self.similarity - 1) < 0.01);
  assert.deepEqual(idsOf(database, new Float32Array(7)), [], 'a vector of another embedder finds nothing');
});

test('sorted into cells the nearest are still found: while it goes on, after a stop, and for what comes later', async (t) => {
  const random = randomFrom(2);
  const vectors = clustered(12_000, random);
  const { database, remove } = storeOf(vectors.slice(0, 11_900));
  t.after(remove);
  assert.equal(sortingPays(database), false);
  const queries = vectors.filter((_, index) => index % 400 === 0).slice(0, 29);
  const scanned = queries.map((query) => idsOf(database, query));
  const meanRecall = (): number => {
    const recalls = queries.map((query, index) => recall(idsOf(database, query), scanned[index] ?? []));
    return recalls.reduce((sum, value) => sum + value) / recalls.length;
  };
  const stop = new AbortController();
  let steps = 0;
  const stopped = sortIntoCells(database, {
    signal: stop.signal,
    progress: () => {
      steps += 1;
      if (steps === 20) {
        stop.abort();
      }
    },
  });
  await assert.rejects(stopped, { code: 'cancelled' });
  assert.ok(sortingPays(database), 'a stopped sorting goes on');
  assert.ok(meanRecall() > 0.95, `half sorted: ${meanRecall()}`);
  await sortIntoCells(database, call);
  assert.equal(sortingPays(database), false);
  const cells = database.all<{ cell: number }>('SELECT DISTINCT cell FROM vectors');
  assert.ok(cells.length > 20 && !cells.some(({ cell }) => cell === 0));
  assert.equal(database.one<{ n: number }>('SELECT count(*) AS n FROM vectors')?.n, 11_900);
  assert.ok(meanRecall() > 0.95, `sorted: ${meanRecall()}`);
  // What comes later goes to its cell at once.
  const sourceId = 1;
  const late = vectors.slice(11_900);
  takeMails(
    database,
    sourceId,
    late.map((_, index) => exampleMail(11_900 + index)),
    null,
  );
  remember(
    database,
    late.map((vector, index) => ({ id: 11_901 + index, passages: [{ start: 0, end: 5, vector }] })),
  );
  assert.equal(idsOf(database, late[3] ?? new Float32Array(0), 1)[0], 11_904);
  forgetPassages(database, 11_904);
  assert.notEqual(idsOf(database, late[3] ?? new Float32Array(0), 1)[0], 11_904);
});

test('another embedder starts the memory anew', (t) => {
  const { database, remove } = storeOf(clustered(10, randomFrom(4)));
  t.after(remove);
  useEmbedder(database, { embedder: 'example', dimensions });
  assert.equal(database.all('SELECT id FROM mails WHERE remembered = 0').length, 0);
  useEmbedder(database, { embedder: 'other', dimensions: 8 });
  assert.equal(database.all('SELECT id FROM mails WHERE remembered = 0').length, 10);
  assert.equal(database.all('SELECT id FROM passages').length, 0);
});
