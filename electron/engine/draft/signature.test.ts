import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Part } from '../../contract/entities.ts';
import { exampleMail, exampleStore } from '../store/exampleMail.ts';
import { takeMails } from '../store/takeMails.ts';
import { signed, usualSignature } from './signature.ts';

const block = 'Brook Lanterns\n4 Wick Lane';
const under = (...end: Part[]): Part[] => [{ kind: 'own', text: 'It is lit.' }, ...end];

test('a signature is learned from repetition, for a reader where there are enough mails, else for all', (t) => {
  const { database, sourceId, remove } = exampleStore();
  t.after(remove);
  const bo = { name: 'Bo', address: 'bo@example.org' };
  const cleo = { name: 'Cleo', address: 'cleo@example.org' };
  const mails = [
    ...[1, 2, 3].map((n) =>
      exampleMail(n, { to: [bo], parts: under({ kind: 'signature', text: `-- \n${block}  \n` }) }),
    ),
    // A mark alone, with what it marks taken for a footer, since it stands under many mails.
    exampleMail(4, { to: [bo], parts: under({ kind: 'signature', text: '-- ' }, { kind: 'footer', text: block }) }),
    exampleMail(5, { to: [bo], parts: under({ kind: 'signature', text: '-- \nA.' }) }),
    ...[6, 7, 8, 9, 10, 11, 12].map((n) => exampleMail(n, { to: [cleo], parts: under() })),
  ];
  takeMails(database, sourceId, mails, null);
  assert.equal(usualSignature(database, 'bo@example.org'), block);
  assert.equal(usualSignature(database, 'cleo@example.org'), null);
  assert.equal(usualSignature(database, 'somebody@example.org'), null, 'most of all mails have none');
  assert.equal(usualSignature(database, ''), null);
});

test('a text is signed once', () => {
  const once = signed('It is lit.\n\nAda\n', block);
  assert.equal(once, `It is lit.\n\nAda\n\n-- \n${block}`);
  assert.equal(signed(once, block), once);
});
