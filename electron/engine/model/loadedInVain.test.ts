import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Completer } from './completer.ts';
import { Embedder } from './embedder.ts';
import { modelPath, modelsFolder } from './folder.ts';
import { type Loaded, type LoadOptions, Runtime } from './runtime.ts';
import { Writer } from './writer.ts';

/** Stops whoever loads a model as soon as its weights are there. */
class Interrupting extends Runtime {
  readonly interruption = new AbortController();
  loaded: Loaded | null = null;

  override async load(path: string, options: LoadOptions): Promise<Loaded> {
    this.loaded = await super.load(path, options);
    this.interruption.abort();
    return this.loaded;
  }
}

test('a model whose loading is stopped after its weights came is put out of memory', async (context) => {
  const paceFolder = await mkdtemp(join(tmpdir(), 'ownhand-vain-'));
  context.after(() => rm(paceFolder, { recursive: true, force: true }));
  const path = (id: string): string => modelPath(modelsFolder(), id);
  const loading = {
    writer: (runtime: Runtime, signal: AbortSignal) =>
      Writer.load(runtime, path('smollm2-135m'), { contextSize: 512, paceFolder, signal }),
    completer: (runtime: Runtime, signal: AbortSignal) => Completer.load(runtime, path('smollm2-135m'), { signal }),
    embedder: (runtime: Runtime, signal: AbortSignal) => Embedder.load(runtime, path('minilm-l6'), { signal }),
  };
  for (const [name, load] of Object.entries(loading)) {
    const runtime = new Interrupting();
    await assert.rejects(load(runtime, runtime.interruption.signal), { code: 'cancelled' });
    assert.equal(runtime.loaded?.model.disposed, true, name);
    assert.equal(runtime.turns.busy, false);
    await runtime.stop();
  }
});
