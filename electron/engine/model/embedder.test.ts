import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Embedder } from './embedder.ts';
import { modelPath, modelsFolder } from './folder.ts';
import { Runtime } from './runtime.ts';

let runtime: Runtime;
let embedder: Embedder;

before(async () => {
  runtime = new Runtime();
  embedder = await Embedder.load(runtime, modelPath(modelsFolder(), 'minilm-l6'));
});

after(async () => {
  await embedder.dispose();
  await runtime.stop();
});

function cosine(a: Float32Array | undefined, b: Float32Array | undefined): number {
  return a?.reduce((sum, each, i) => sum + each * (b?.[i] ?? 0), 0) ?? 0;
}

/** `AbortSignal.timeout` would not keep the process alive. */
function stopSoon(): AbortSignal {
  const stop = new AbortController();
  setTimeout(() => {
    stop.abort();
  }, 20);
  return stop.signal;
}

test('what means the same lies near, what does not lies far', async () => {
  const [meeting, moved, cat] = await embedder.embed([
    'The meeting is on Monday at ten.',
    'Our appointment takes place at 10 on Monday.',
    'My cat likes fish.',
  ]);
  assert.equal(embedder.dimensions, 384);
  assert.ok(cosine(meeting, moved) > 0.5, String(cosine(meeting, moved)));
  assert.ok(cosine(meeting, cat) < 0.25, String(cosine(meeting, cat)));
});

test('vectors have length 1 and come in order, in either urgency', async () => {
  const texts = Array.from({ length: 19 }, (_, i) => `${'word '.repeat(i)}number ${i}`);
  const slow = await embedder.embed(texts);
  const fast = await embedder.embed(texts, { urgency: 'now' });
  for (const [i, vector] of slow.entries()) {
    assert.ok(Math.abs(cosine(vector, vector) - 1) < 1e-5);
    assert.ok(cosine(vector, fast[i]) > 0.999, `text ${i}`);
  }
});

test('long, empty and foreign texts are no trouble', async () => {
  const texts = ['word '.repeat(5_000), '', '\n', '日本語のメール', '\u0000\ud800', '[SEP] [CLS]'];
  const vectors = await embedder.embed(texts);
  assert.equal(vectors.length, texts.length);
  assert.ok(vectors.every((vector) => Math.abs(cosine(vector, vector) - 1) < 1e-5));
});

test('a search does not wait for a turn; work in the background does', async () => {
  const release = await runtime.turns.take('now');
  assert.equal((await embedder.embed(['find the invoice'], { urgency: 'now' })).length, 1);
  await assert.rejects(embedder.embed(['a mail'], { signal: stopSoon() }), { code: 'cancelled' });
  release();
});

test('it can be stopped', async () => {
  const texts = Array<string>(200).fill('some words of a mail '.repeat(20));
  const work = embedder.embed(texts, { signal: stopSoon() });
  await assert.rejects(work, { code: 'cancelled' });
});

test('it can be put away while it is at work', async () => {
  const other = await Embedder.load(runtime, modelPath(modelsFolder(), 'minilm-l6'));
  const urgent = other.embed(['some words '.repeat(200)], { urgency: 'now' });
  await other.dispose();
  assert.equal((await urgent).length, 1);
  await assert.rejects(other.embed(['more']), { code: 'busy' });
});
