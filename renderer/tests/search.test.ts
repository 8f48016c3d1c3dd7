import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everything, isNarrowed, queryOf } from '../screens/mail/search.ts';

const person = { name: 'Ada', address: 'a@example.org' };
const now = 400 * 24 * 60 * 60 * 1000;

test('what is not narrowed is not asked', () => {
  assert.deepEqual(queryOf(everything, now), { text: '' });
  assert.equal(isNarrowed(everything), false);
});

test('times become bounds', () => {
  assert.equal(queryOf({ ...everything, time: 'week' }, now).after, now - 7 * 24 * 60 * 60 * 1000);
  const older = queryOf({ ...everything, time: 'older', direction: 'sent', person }, now);
  assert.equal(older.after, undefined);
  assert.equal(older.before, now - 365 * 24 * 60 * 60 * 1000);
  assert.equal(older.direction, 'sent');
  assert.equal(older.person, 'a@example.org');
});

test('documents are searched by themselves, whoever the person is', () => {
  const query = queryOf({ ...everything, text: 'oil', direction: 'documents', person }, now);
  assert.deepEqual(query, { text: 'oil', among: 'documents' });
});
