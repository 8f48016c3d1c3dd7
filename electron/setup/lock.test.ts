import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly optional?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const file = join(import.meta.dirname, '..', '..', 'package-lock.json');
const { packages } = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, Locked> };

test('the lock names every package that a package asks for, so that `npm ci` takes it on every system', () => {
  // npm leaves out what the registry of the moment did not have, for instance another system's build.
  const names = new Set(Object.keys(packages).map((place) => place.slice(place.lastIndexOf('node_modules/') + 13)));
  const missing = Object.values(packages).flatMap(({ dependencies, optionalDependencies }) =>
    Object.keys({ ...dependencies, ...optionalDependencies }).filter((name) => !names.has(name)),
  );
  assert.deepEqual(missing, []);
});

test('the lock names no registry, so that it works behind any mirror', () => {
  assert.deepEqual(
    Object.keys(packages).filter((place) => packages[place]?.resolved !== undefined),
    [],
  );
});

test('the lock holds the hash of every package, but for builds for other systems that the mirror did not have', () => {
  // npm takes such a package with the hash that the registry of the person names; this one's version is pinned.
  const unhashed = Object.entries(packages).filter(([place, { integrity }]) => place !== '' && integrity === undefined);
  assert.deepEqual(
    unhashed.filter(
      ([place, { optional }]) => optional !== true || !/^node_modules\/@node-llama-cpp\/(?!linux-x64)/.test(place),
    ),
    [],
  );
});
