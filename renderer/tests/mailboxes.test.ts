import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ImportSummary, Inspection } from '../../electron/contract/entities.ts';
import { programsOf } from '../screens/mailbox/programs.ts';
import { allOf, sumOf } from '../screens/mailbox/several.ts';

const inspection: Inspection = {
  ...{ format: 'mbox', name: 'Sent', bytes: 10, mails: 4, complete: true, suggested: ['mara@example.org'] },
  candidates: [{ address: 'mara@example.org', name: 'Mara', mails: 4, likelihood: 0.9, reason: 'wrote 4 of 4' }],
};

test('mailboxes of one program stand together and are counted', () => {
  const mailbox = (program: string, account: string, mails: number, exact = true) => ({
    ...{ kind: 'open' as const, program, account, mails, exact, bytes: 1, known: false },
    source: { ref: account, name: account },
  });
  const { programs, closed } = programsOf([
    mailbox('Thunderbird', 'a', 41_000),
    mailbox('Geary', 'b', 1),
    mailbox('Thunderbird', 'c', 200, false),
    { kind: 'closed', program: 'Apple Mail', obstacle: 'Allow it.' },
  ]);
  assert.deepEqual(
    programs.map(({ name, sentence }) => `${name}: ${sentence}`),
    ['Thunderbird: 2 accounts, about 41,200 mails', 'Geary: 1 account, 1 mail'],
  );
  assert.equal(closed.length, 1);
});

test('somebody who writes in two mailboxes is one, with the better reason', () => {
  const other = {
    ...inspection,
    ...{ name: 'Archive', mails: 2, complete: false },
    candidates: [
      { address: 'toby@example.org', name: 'Toby', mails: 1, likelihood: 0.2, reason: 'wrote 1 of 2' },
      { address: 'mara@example.org', name: 'Mara', mails: 1, likelihood: 0.3, reason: 'wrote 1 of 2' },
    ],
  };
  const all = allOf([inspection, other]);
  assert.equal(all.name, '2 mailboxes');
  assert.equal(all.mails, 6);
  assert.equal(all.complete, false);
  assert.deepEqual(
    all.candidates.map(({ address, mails, reason }) => [address, mails, reason]),
    [
      ['mara@example.org', 5, 'wrote 4 of 4'],
      ['toby@example.org', 1, 'wrote 1 of 2'],
    ],
  );
  assert.deepEqual(all.suggested, ['mara@example.org']);
  assert.equal(allOf([inspection]), inspection);
});

test('a friend who alone writes in a small mailbox is not taken for the person', () => {
  const toby = { address: 'toby@example.org', name: 'Toby', mails: 1, likelihood: 0.99, reason: 'wrote 1 of 1' };
  const small = { ...inspection, mails: 1, candidates: [toby], suggested: [toby.address] };
  const large = { ...inspection, mails: 20, candidates: [...inspection.candidates, { ...toby, likelihood: 0.4 }] };
  assert.deepEqual(allOf([large, small]).suggested, ['mara@example.org']);
  // Another account of the person's own is one more of theirs.
  const work = { ...small, candidates: [{ ...toby, address: 'mara@work.example' }], suggested: ['mara@work.example'] };
  assert.deepEqual(allOf([large, work]).suggested, ['mara@example.org', 'mara@work.example']);
});

test('reports of two mailboxes add up, and refusals say of which', () => {
  const summary: ImportSummary = {
    ...{ sourceId: 1, name: 'Sent', read: 4, sent: 3, received: 1, known: 0, withoutOwnWords: 1, refused: 1 },
    refusals: [{ where: 'a.eml', reason: 'damaged' }],
    leftOut: [{ why: 'spam', mails: 2 }],
    seconds: 1,
  };
  const both = sumOf(summary, {
    ...summary,
    name: 'Old',
    leftOut: [
      { why: 'spam', mails: 1 },
      { why: 'trash', mails: 5 },
    ],
  });
  assert.equal(both.sent, 6);
  assert.deepEqual(both.leftOut, [
    { why: 'spam', mails: 3 },
    { why: 'trash', mails: 5 },
  ]);
  assert.deepEqual(
    both.refusals.map(({ where }) => where),
    ['a.eml', 'Old: a.eml'],
  );
});
