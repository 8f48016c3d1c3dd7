import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Model, ModelRole } from '../../electron/contract/models.ts';
import { byRole } from '../screens/models/roles.ts';

/** A model of which only what is listed by is told. */
function model(id: string, ...roles: ModelRole[]): Model {
  return { id, roles } as unknown as Model;
}

test('a model that can do two things stands under both, so that it can be chosen for either', () => {
  const listed = byRole([model('small', 'completer'), model('either', 'writer', 'completer')]);
  assert.deepEqual(
    listed.map(({ role, models }) => [role, models.map(({ id }) => id)]),
    [
      ['writer', ['either']],
      ['completer', ['small', 'either']],
    ],
  );
});
