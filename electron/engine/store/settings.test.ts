import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepDraft, keepFinal, readDraft } from './drafts.ts';
import { exampleMail, exampleStore } from './exampleMail.ts';
import { setIdentity } from './identity.ts';
import { readMail } from './mails.ts';
import { findPeople } from './people.ts';
import { readIdentity } from './settings.ts';
import { takeMails } from './takeMails.ts';

test('mail changes sides with the addresses that are the person’s own', async (t) => {
  const { database, sourceId, remove } = exampleStore();
  t.after(remove);
  const finn = { name: 'Finn Hale', address: 'finn@example.org' };
  const ada = { name: 'Ada Brook', address: 'Ada@Example.org' };
  const bySigns = exampleMail(3, { from: { name: 'Ada', address: 'list@example.org' } });
  takeMails(
    database,
    sourceId,
    [exampleMail(1), exampleMail(2, { direction: 'received', from: finn, to: [ada] }), bySigns],
    null,
  );
  const directions = (): string[] => [1, 2, 3].map((id) => readMail(database, id).direction);
  await setIdentity(database, { name: ' Ada ', addresses: ['ADA@example.org', 'ada@example.org'] });
  assert.deepEqual(readIdentity(database), { name: 'Ada', addresses: ['ada@example.org'] });
  assert.deepEqual(directions(), ['sent', 'received', 'sent']);
  await setIdentity(database, { name: 'Finn', addresses: ['finn@example.org'] });
  assert.deepEqual(directions(), ['received', 'sent', 'sent'], 'what was sent by other signs stays sent');
  assert.deepEqual(
    findPeople(database, 'ada@', 5).map(({ mails }) => mails),
    [2],
  );
});

test('a draft is kept with its request and with what became of it', (t) => {
  const { database, remove } = exampleStore();
  t.after(remove);
  const request = { request: 'Ask for oil', points: ['two barrels'], excludeIds: [4] };
  const draft = {
    ...{
      text: 'Dear Finn,',
      subject: 'Oil',
      language: 'en',
      reader: null,
      sources: [],
      arm: 'retrieval' as const,
      model: 'm',
      tokens: 3,
    },
    ...{ promptTokens: 9, keptTokens: 0, firstTokenMs: 1.5, tokensPerSecond: 20 },
  };
  const { id } = keepDraft(database, request, draft);
  assert.deepEqual(readDraft(database, id).draft, { ...draft, id });
  assert.equal(readDraft(database, id).final, null);
  keepFinal(database, id, 'Dear Finn, please.');
  const kept = readDraft(database, id);
  assert.deepEqual([kept.request, kept.final], [request, 'Dear Finn, please.']);
  assert.throws(() => readDraft(database, 99), { code: 'not-found' });
});
