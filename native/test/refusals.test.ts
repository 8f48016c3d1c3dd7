import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { AppError } from '../../electron/contract/errors.ts';
import { train, type TrainProgress } from '../index.ts';
import { checkRelease, release } from '../libraries.ts';
import { checkMemory } from '../memory.ts';
import { folder, tinyFile } from './tiny.ts';

const refuses =
  (code: AppError['code'], words: RegExp) =>
  (error: unknown): boolean =>
    error instanceof AppError && error.code === code && words.test(error.message);

test('refuses the libraries of another release, naming both', () => {
  const file = join(folder, 'metadata.json');
  const describe = (name: string | undefined): void => {
    writeFileSync(file, JSON.stringify({ buildOptions: { llamaCpp: { release: name } } }));
  };
  describe(release);
  checkRelease(file);
  for (const [other, words] of [
    ['v0.5.1', /made for llama\.cpp .*v0\.5\.1.*Install the version/],
    [undefined, /an unknown release/],
  ] as const) {
    describe(other);
    assert.throws(
      () => {
        checkRelease(file);
      },
      refuses('model-unsupported', words),
    );
  }
});

test('says before a run that the memory will not do, and what would help', () => {
  const small = { weights: 1e6, adapters: 1e6, graph: 1e6, nodes: 1, unsupported: [] };
  checkMemory(small, '');
  assert.throws(
    () => {
      checkMemory({ ...small, graph: 1e15 }, 'Close other programs.');
    },
    refuses('out-of-memory', /needs 1,000,\d{3},\d{3} MB of memory and [\d,]+ MB are free\. Close other programs\./),
  );
});

/** A disk of its own of so many kilobytes, or why there is none. */
function smallDisk(kilobytes: number): { path: string } | string {
  const path = join(folder, 'disk');
  mkdirSync(path);
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', path]);
  if (status !== 0) {
    return 'Needs the right to mount a small disk.';
  }
  process.prependListener('exit', () => spawnSync('umount', [path]));
  return { path };
}

const disk = smallDisk(64);

test('says before a run that the disk will not do', { skip: typeof disk === 'string' && disk }, async () => {
  assert.ok(typeof disk !== 'string');
  const tokens = Array.from({ length: 20 }, (_, i) => 260 + i);
  const phases: TrainProgress['phase'][] = [];
  const run = train(
    {
      base: tinyFile({ architecture: 'llama' }),
      examples: [{ tokens, weights: tokens.map(() => 1) }],
      output: join(disk.path, 'adapter.gguf'),
      threads: 1,
    },
    { progress: ({ phase }) => phases.push(phase) },
  );
  await assert.rejects(run, refuses('disk-full', /keeps [\d,]+ MB on the disk and [\d,]+ MB are free\. Make room/));
  assert.deepEqual(phases, []);
  assert.deepEqual(readdirSync(disk.path), []);
});
