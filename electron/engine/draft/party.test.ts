import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleStore } from '../store/exampleMail.ts';
import { meetPerson } from '../store/people.ts';
import { findReader } from './party.ts';

test('whom the person named comes first, then who is answered, whom the request names, whom the last draft was for', (t) => {
  const { database, remove } = exampleStore();
  t.after(remove);
  const from = { name: 'Finn Hale', address: 'finn@example.org' };
  const name = (asked: Partial<Parameters<typeof findReader>[1]>): string | undefined =>
    findReader(database, { request: 'say no', to: undefined, from: null, ...asked })?.name;
  const likelyTo = 'Ines Vale <ines@example.org>';
  const request = 'tell Otto no';
  assert.equal(name({ to: 'Ada Brook <ada@example.org>', from, request, likelyTo }), 'Ada Brook');
  assert.equal(name({ from, request, likelyTo }), 'Finn Hale');
  assert.equal(name({ request, likelyTo }), 'Otto');
  assert.equal(name({ likelyTo }), 'Ines Vale');
  assert.equal(name({}), undefined);
});

test('a person is found by name whatever its accents and case', (t) => {
  const { database, remove } = exampleStore();
  t.after(remove);
  const id = meetPerson(database, new Map(), { name: 'Étienne LEFÈVRE', address: 'et@example.org' }, 2, 1);
  database.change('UPDATE people SET sent = 1 WHERE id = ?', id);
  for (const request of ['dis à Étienne que non', 'dis à Etienne que non', 'préviens M. Lefevre que non']) {
    assert.equal(findReader(database, { request, to: undefined, from: null })?.address, 'et@example.org', request);
  }
});
