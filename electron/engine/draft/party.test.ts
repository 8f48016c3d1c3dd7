import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleMail, exampleStore } from '../store/exampleMail.ts';
import { meetPerson } from '../store/people.ts';
import { takeMails } from '../store/takeMails.ts';
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

test('who has only an address is called as the request calls them, where the address has that name', (t) => {
  const { database, remove } = exampleStore();
  t.after(remove);
  const name = (to: string, request: string): string | undefined =>
    findReader(database, { request, to, from: null })?.name;
  assert.equal(name('hmarsh@example.org', 'Write to Dr. Helen Marsh, ask if she can speak'), 'Dr. Helen Marsh');
  assert.equal(name('office@example.org', 'ask Helen Marsh whether she can speak'), '');
});

test('a name in haste, without capital and accents, is still somebody who is known', (t) => {
  const { database, sourceId, remove } = exampleStore();
  t.after(remove);
  const parts = [
    { kind: 'greeting' as const, text: 'Pudge,' },
    { kind: 'own' as const, text: 'the lamp is lit' },
  ];
  const to = [{ name: 'Gráinne Brook', address: 'grainne@example.org' }];
  takeMails(database, sourceId, [exampleMail(1, { to, parts })], null);
  takeMails(
    database,
    sourceId,
    [exampleMail(2, { to: [{ name: 'Airport Security', address: 's@example.org' }] })],
    null,
  );
  assert.equal(findReader(database, { request: 'tell security no', to: undefined, from: null }), null);
  for (const request of ['tell grainne no', 'ask Grainne for the key', 'tell pudge no']) {
    const found = findReader(database, { request, to: undefined, from: null });
    assert.equal(found?.address, 'grainne@example.org', request);
  }
});
