import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ModelRole } from '../electron/contract/models.ts';
import { catalog, starters } from './catalog.ts';

test('ids are unique', () => {
  assert.equal(new Set(catalog.map((model) => model.id)).size, catalog.length);
});

test('the starter set plays every role once, with known hashes and a second source', () => {
  assert.deepEqual(starters.flatMap((model) => model.roles).sort(), [...ModelRole.options].sort());
  for (const model of starters) {
    assert.ok(model.sha256);
    assert.ok(model.files.every((file) => file.packages.length > 0 && file.hub));
  }
});

test('a model that is not converted is its only file', () => {
  for (const model of catalog.filter((each) => each.conversion === undefined)) {
    assert.deepEqual(
      model.files.map(({ bytes, sha256 }) => ({ bytes, sha256 })),
      [{ bytes: model.bytes, sha256: model.sha256 }],
    );
  }
});
