import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleMail, exampleStore } from './exampleMail.ts';
import { keepRewriting, readRewriting, type RewritingKey } from './rewritings.ts';
import { takeMails } from './takeMails.ts';

test('a mail written again is kept piece by piece, until what led to it changes', (t) => {
  const { database, sourceId, remove } = exampleStore();
  t.after(remove);
  takeMails(database, sourceId, [exampleMail(1)], null);
  const key: RewritingKey = { mailId: 1, model: 'm', voice: null, arm: 'retrieval', digest: 'a' };
  assert.deepEqual(readRewriting(database, key), { draft: null, loss: null });
  keepRewriting(database, key, { draft: 'Dear Finn,' });
  keepRewriting(database, key, { loss: 2.5 });
  assert.deepEqual(readRewriting(database, key), { draft: 'Dear Finn,', loss: 2.5 });
  assert.equal(readRewriting(database, { ...key, arm: 'base' }).draft, null);
  keepRewriting(database, { ...key, digest: 'b' }, { loss: 3 });
  assert.deepEqual(readRewriting(database, { ...key, digest: 'b' }), { draft: null, loss: 3 });
  assert.equal(readRewriting(database, key).loss, null);
  database.change('DELETE FROM mails WHERE id = 1');
  assert.equal(readRewriting(database, { ...key, digest: 'b' }).loss, null);
});
