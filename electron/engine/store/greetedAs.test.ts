import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleMail, exampleStore } from './exampleMail.ts';
import { greetedAs } from './people.ts';
import { takeMails } from './takeMails.ts';

test('somebody is known by the word that greets them, where the mail went to nobody else', (t) => {
  const { database, sourceId, remove } = exampleStore();
  t.after(remove);
  const jutta = { name: 'Jutta Brook', address: 'jutta@example.org' };
  const parts = [
    { kind: 'greeting' as const, text: 'jutebag,' },
    { kind: 'own' as const, text: 'the lamp is lit' },
  ];
  takeMails(database, sourceId, [exampleMail(1), exampleMail(2, { to: [jutta], parts })], null);
  assert.deepEqual(greetedAs(database, 'jutebag'), jutta);
  assert.equal(greetedAs(database, 'nobody'), null);
  assert.equal(greetedAs(database, 'jute'), null, 'part of a word is not the word');
});
