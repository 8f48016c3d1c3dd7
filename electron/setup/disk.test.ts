import assert from 'node:assert/strict';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkDisk, sizeOf } from './disk.mjs';
import { SetupError } from './say.mjs';

test('what fits is let through, also into a folder that is not there yet', () => {
  checkDisk([{ what: 'models', where: join(tmpdir(), 'not', 'there', 'yet'), bytes: 1 }]);
});

test('what does not fit is refused with what is needed, what is free and what to do', () => {
  const needs = [
    { what: 'packages', where: tmpdir(), bytes: 1e9 },
    { what: 'models', where: join(tmpdir(), 'models'), bytes: 9e18 },
  ];
  assert.throws(
    () => {
      checkDisk(needs);
    },
    (error) =>
      error instanceof SetupError && /packages 1\.0 GB, models .*Free on the disk.*XDG_CACHE_HOME/.test(error.message),
  );
});

test('the size of a folder is that of its files, and nothing where there is no folder', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'ownhand-size-'));
  context.after(() => {
    rmSync(folder, { recursive: true });
  });
  mkdirSync(join(folder, 'inner'));
  writeFileSync(join(folder, 'a'), 'x'.repeat(100));
  writeFileSync(join(folder, 'inner', 'b'), 'x'.repeat(23));
  assert.equal(await sizeOf(folder), 123);
  assert.equal(await sizeOf(join(folder, 'nothing')), 0);
});
