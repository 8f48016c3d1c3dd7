import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { zipOf } from './exampleWheel.ts';
import { readZipMember } from './zip.ts';

let folder: string;
let path: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ownhand-zip-'));
  path = join(folder, 'a.zip');
});

after(() => rm(folder, { recursive: true, force: true }));

test('a member comes out as it went in', async () => {
  const long = Buffer.from('over and over '.repeat(100_000));
  await writeFile(path, zipOf({ 'first/one.txt': Buffer.from('1'), 'first/two.bin': long }));
  assert.deepEqual(await buffer(await readZipMember(path, 'first/two.bin')), long);
  assert.deepEqual(await buffer(await readZipMember(path, 'first/one.txt')), Buffer.from('1'));
});

test('what is not there, or not a zip file, is an error', async () => {
  await writeFile(path, zipOf({ a: Buffer.from('1') }));
  await assert.rejects(readZipMember(path, 'b'), /no readable b/);
  await writeFile(path, 'hello');
  await assert.rejects(readZipMember(path, 'b'), /not a zip file/);
});
