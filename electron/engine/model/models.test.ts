import assert from 'node:assert/strict';
import { copyFile, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Machine, Model } from '../../contract/models.ts';
import { makeTiny } from '../../../models/makeTiny.ts';
import { writeExample } from './exampleGguf.ts';
import { modelPath, modelsFolder } from './folder.ts';
import { type Choices, Models } from './models.ts';
import { Runtime } from './runtime.ts';

const real = (id: string): string => modelPath(modelsFolder(), id);
const never = new AbortController().signal;

let folder: string;
let runtime: Runtime;
let models: Models;
let choices: Choices = {};
const removed: string[] = [];

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ownhand-models-'));
  runtime = new Runtime();
  models = new Models({
    folder,
    runtime,
    choices: { read: () => choices, write: (next) => (choices = next) },
    onRemove: (id) => {
      removed.push(id);
      return Promise.resolve();
    },
  });
});

after(async () => {
  await runtime.stop();
  await rm(folder, { recursive: true, force: true });
});

async function find(id: string): Promise<Model> {
  const model = (await models.list()).find((each) => each.id === id);
  assert.ok(model);
  return Model.parse(model);
}

test('an empty folder lists what can be fetched', async () => {
  const list = await models.list();
  assert.ok(list.every(({ state }) => state === 'absent'));
  assert.deepEqual((await find('smollm2-135m')).inUse, ['completer']);
  await assert.rejects(models.ready('writer'), { code: 'no-model', message: /Fetch Qwen2.5 Coder 1.5B Instruct/ });
});

test('the machine is described', async () => {
  const machine = Machine.parse(await models.machine());
  assert.ok(machine.physicalCores >= 1 && machine.decodeThreads <= machine.physicalCores);
  assert.ok(machine.freeDiskBytes > 0 && machine.memoryBytes > machine.freeMemoryBytes / 2);
});

test('a model that is there is ready, one that is cut short is damaged, a stopped fetch is partial', async () => {
  await symlink(real('smollm2-135m'), modelPath(folder, 'smollm2-135m'));
  await copyFile(real('minilm-l6'), modelPath(folder, 'minilm-l6'));
  await truncate(modelPath(folder, 'minilm-l6'), 1_000_000);
  await writeFile(`${modelPath(folder, 'qwen3-4b')}.part`, Buffer.alloc(5_000));
  assert.equal((await find('smollm2-135m')).state, 'ready');
  assert.equal((await find('minilm-l6')).state, 'damaged');
  const partial = await find('qwen3-4b');
  assert.deepEqual([partial.state, partial.bytesThere], ['partial', 5_000]);
});

test('a model is used for a role that it can play', async () => {
  await assert.rejects(models.use('writer', 'smollm2-135m'), { code: 'invalid-input' });
  await assert.rejects(models.use('writer', 'qwen3-8b'), { code: 'no-model' });
  await assert.rejects(models.use('writer', 'nothing'), { code: 'not-found' });
  const list = await models.use('completer', 'smollm2-135m');
  assert.deepEqual(list.find(({ id }) => id === 'smollm2-135m')?.inUse, ['completer']);
  assert.deepEqual(choices, { completer: 'smollm2-135m' });
  assert.deepEqual(await models.ready('completer'), { id: 'smollm2-135m', path: modelPath(folder, 'smollm2-135m') });
});

test('a model of the person’s own is tried, used, and forgotten without deleting its file', async () => {
  const own = await models.add(real('smollm2-135m'), never);
  assert.deepEqual([own.own, own.state, own.parameters, own.roles], [true, 'ready', '135M', ['writer', 'completer']]);
  await models.use('writer', own.id);
  assert.equal((await models.ready('writer')).path, real('smollm2-135m'));
  assert.equal((await models.add(real('smollm2-135m'), never)).id, own.id);
  await models.remove(own.id);
  assert.deepEqual(removed, [own.id]);
  await assert.rejects(models.ready('writer'), { code: 'no-model' });
  assert.equal((await find('smollm2-135m')).state, 'ready');
});

test('a file of the person’s own that went elsewhere is asked back, and not to be fetched', async () => {
  const path = join(folder, 'moving.gguf');
  await writeFile(path, makeTiny({ architecture: 'llama' }));
  const { id } = await models.add(path, never);
  await rm(path);
  await assert.rejects(models.ready('writer', id), { code: 'no-model', message: /not where it was. Put it back/ });
  await models.remove(id);
});

test('a file that the library chokes on costs a process of its own, not this one', async () => {
  const path = join(folder, 'mine.gguf');
  await writeExample(path);
  await assert.rejects(models.add(path, never), { code: 'model-unreadable' });
  await writeFile(path, 'hello');
  await assert.rejects(models.add(path, never), { code: 'model-unreadable', message: /not a GGUF file/ });
});

test('removing deletes what was fetched', async () => {
  await models.remove('smollm2-135m');
  await models.remove('qwen3-4b');
  assert.equal((await find('smollm2-135m')).state, 'absent');
  assert.equal((await find('qwen3-4b')).state, 'absent');
  await assert.rejects(models.remove('nothing'), { code: 'not-found' });
});
