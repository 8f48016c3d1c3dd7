import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { keepState, restoreState, stateName, type StateKeeping } from './keptState.ts';

const secret = 'Dear Tom, the code of the door is 4711. '.repeat(5_000);
const name = stateName('model', 'v1', [1, 2, 3]);
let keeping: StateKeeping;

before(async () => {
  keeping = { folder: await mkdtemp(join(tmpdir(), 'ownhand-kept-')), key: randomBytes(32) };
});

after(() => rm(keeping.folder, { recursive: true, force: true }));

async function restored(from: StateKeeping): Promise<string | null> {
  let text: string | null = null;
  await restoreState(from, name, async (path) => {
    text = await readFile(path, 'utf8');
  });
  return text;
}

test('a state comes back, and lies nowhere in the clear', async () => {
  let clear = '';
  await keepState(keeping, name, (path) => {
    clear = path;
    return writeFile(path, secret);
  });
  await assert.rejects(readFile(clear), { code: 'ENOENT' });
  const [file = ''] = await readdir(keeping.folder);
  assert.ok(!(await readFile(join(keeping.folder, file))).includes('door'));
  assert.equal(await restored(keeping), secret);
});

test('another key, or a changed byte, gives nothing, and the file goes', async () => {
  const keep = (): Promise<void> => keepState(keeping, name, (path) => writeFile(path, secret));
  await keep();
  assert.equal(await restored({ ...keeping, key: randomBytes(32) }), null);
  assert.deepEqual(await readdir(keeping.folder), []);
  await keep();
  const file = join(keeping.folder, `${name}.state`);
  const bytes = await readFile(file);
  bytes[1_000] = (bytes[1_000] ?? 0) ^ 1;
  await writeFile(file, bytes);
  assert.equal(await restored(keeping), null);
  await writeFile(file, 'short');
  assert.equal(await restored(keeping), null);
  assert.deepEqual(await readdir(keeping.folder), []);
});

test('only the newest few are kept', async () => {
  for (let i = 0; i < 6; i++) {
    const each = stateName('model', 'v1', [i]);
    await keepState(keeping, each, (path) => writeFile(path, 'x'));
    const at = new Date(Date.now() - 100_000 + i * 1_000);
    await utimes(join(keeping.folder, `${each}.state`), at, at);
  }
  assert.equal((await readdir(keeping.folder)).length, 4);
  assert.equal(await restoreState(keeping, stateName('model', 'v1', [5]), () => Promise.resolve()), true);
});

test('models, releases and tokens that differ have states that differ', () => {
  const names = [
    stateName('a', 'v1', [1, 2]),
    stateName('b', 'v1', [1, 2]),
    stateName('a', 'v2', [1, 2]),
    stateName('a', 'v1', [12]),
  ];
  assert.equal(new Set(names).size, names.length);
});
