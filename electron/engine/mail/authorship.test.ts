import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answeringList, authorOf, directionOf, isAutomatic, listOf, meFrom } from './authorship.ts';
import { findCandidates, gatherEvidence, isSentFolder, noEvidence } from './candidates.ts';
import { type ParsedMail, parseMail } from './mime.ts';

function mail(headers: string): ParsedMail {
  return parseMail(Buffer.from(`${headers}\n\nThe lamp is lit.`));
}

const rewritten =
  'From: Mara Linden via harbour-users <harbour-users@lists.example.org>\nReply-To: Mara Linden <mara@example.org>\nList-Post: <mailto:harbour-users@lists.example.org>';

test('the author of a mail whose sender a list has rewritten', () => {
  const { header } = mail(rewritten);
  assert.deepEqual(authorOf(header), { name: 'Mara Linden', address: 'mara@example.org' });
  assert.equal(listOf(header), 'harbour-users@lists.example.org');
  const me = meFrom(['mara@example.org']);
  assert.equal(directionOf(header, authorOf(header), me), 'sent');
  const withoutReply = mail(rewritten.replace(/Reply-To.*\n/, '')).header;
  assert.equal(directionOf(withoutReply, authorOf(withoutReply), me), 'received');
  const named = meFrom(['mara@example.org'], ['Linden, Mara']);
  assert.equal(directionOf(withoutReply, authorOf(withoutReply), named), 'sent');
});

test('the name that an archive keeps beside a bare address', () => {
  const author = (xFrom: string): string | undefined =>
    authorOf(mail(`From: mara@example.org\nX-From: ${xFrom}`).header)?.name;
  assert.equal(author('Linden, Mara </O=HARBOUR/CN=RECIPIENTS/CN=MLINDEN>'), 'Linden, Mara');
  assert.equal(author('mara@example.org'), '');
});

test('a list that says so only by asking for answers to itself', () => {
  const from = 'From: Mara <mara@example.org>\nTo: Harbour <harbour@example.org>, ada@example.org\n';
  const listIn = (headers: string): string | null => {
    const { header } = mail(headers);
    return answeringList(header, authorOf(header));
  };
  assert.equal(listIn(`${from}Reply-To: harbour@example.org`), 'harbour@example.org');
  assert.equal(listIn(`${from}Reply-To: mara@example.org`), null);
  assert.equal(listIn(`${from}Reply-To: mara@home.example`), null);
  assert.equal(listIn(from.trim()), null);
});

test('a namesake’s mail is received, unless it lies in a sent folder', () => {
  const { header } = mail('From: Mara Linden <other@example.net>');
  const me = meFrom(['mara@example.org'], ['Mara Linden']);
  assert.equal(directionOf(header, authorOf(header), me), 'received');
  assert.equal(directionOf(header, authorOf(header), me, true), 'sent');
});

test('what machines write', () => {
  for (const headers of [
    'From: a@b.org\nAuto-Submitted: auto-replied',
    'From: Mail Delivery System <MAILER-DAEMON@example.org>',
    'From: no-reply@shop.example.org',
    'From: a@b.org\nPrecedence: bulk',
    'From: a@b.org\nContent-Type: text/calendar; method=REQUEST',
    'From: a@b.org\nSubject: Abwesenheitsnotiz: Boot',
    'From: a@b.org\nSubject: AUTO: Linden, Mara is out of the office. (returning 03/03/2015)',
  ]) {
    assert.equal(isAutomatic(mail(headers), 'received'), true, headers);
  }
  for (const headers of [
    'From: a@b.org',
    'From: a@b.org\nAuto-Submitted: no',
    'From: a@b.org\nSubject: Auto: Wer fährt?',
    'From: a@b.org\nFeedback-ID: i1234:provider', // some providers put it into every mail
    'From: a@b.org\nSender: owner-harbour@b.org\nPrecedence: bulk',
    'From: a@b.org\nPrecedence: list\nList-Id: <harbour.example.org>\nList-Post: <mailto:h@example.org>\nList-Unsubscribe: <mailto:x@y.org>',
  ]) {
    assert.equal(isAutomatic(mail(headers), 'received'), false, headers);
  }
});

test('what the person sent to many people is theirs', () => {
  assert.equal(isAutomatic(mail('From: a@b.org\nPrecedence: bulk'), 'sent'), false);
  assert.equal(isAutomatic(mail('From: a@b.org\nAuto-Submitted: auto-replied'), 'sent'), true);
});

test('sent folders in several languages', () => {
  for (const name of [
    'Sent',
    'Sent Items',
    '.Sent',
    'INBOX.Sent',
    '[Gmail]/Sent Mail',
    'Gesendete Elemente',
    'Envoyés',
  ]) {
    assert.equal(isSentFolder(name), true, name);
  }
  for (const name of ['Inbox', 'Presents', 'Consent', '']) {
    assert.equal(isSentFolder(name), false, name);
  }
});

test('the writer of a sent folder is suggested, also under a second address', () => {
  const evidence = noEvidence();
  for (let number = 0; number < 10; number += 1) {
    gatherEvidence(evidence, mail(`From: T${number} <t${number}@example.org>\nTo: mara@example.org`).header, 'Inbox');
    gatherEvidence(evidence, mail('From: Mara Linden <mara@example.org>\nTo: t@example.org').header, 'Sent');
  }
  gatherEvidence(evidence, mail('From: Mara Linden <mara@old.example>\nTo: t@example.org').header, 'Sent');
  const { suggested, candidates } = findCandidates(evidence);
  assert.deepEqual(suggested, ['mara@example.org', 'mara@old.example']);
  assert.equal(candidates[0]?.reason, 'the 2 addresses of this name together wrote 11 of 11 mails in sent folders');
});

test('in a mailbox of one folder the one whom every mail concerns is suggested', () => {
  const evidence = noEvidence();
  for (let number = 0; number < 10; number += 1) {
    gatherEvidence(evidence, mail(`From: t${number % 4}@example.org\nTo: mara@example.org`).header, 'All');
    gatherEvidence(evidence, mail(`From: mara@example.org\nTo: t${number % 4}@example.org`).header, 'All');
  }
  assert.deepEqual(findCandidates(evidence).suggested, ['mara@example.org']);
});

test('of two who write to each other alone nobody is suggested', () => {
  const evidence = noEvidence();
  for (let number = 0; number < 10; number += 1) {
    gatherEvidence(evidence, mail('From: Toby Renn <toby@example.org>\nTo: mara@example.org').header, 'box');
    gatherEvidence(evidence, mail('From: Mara Linden <mara@example.org>\nTo: toby@example.org').header, 'box');
  }
  assert.deepEqual(findCandidates(evidence).suggested, []);
});

test('a friend whose mail to the known person lies in a folder of its own is not suggested', () => {
  const evidence = noEvidence();
  for (let number = 0; number < 10; number += 1) {
    gatherEvidence(evidence, mail('From: Toby Renn <toby@example.org>\nTo: mara@example.org').header, 'Toby');
  }
  assert.deepEqual(findCandidates(evidence).suggested, ['toby@example.org']);
  assert.deepEqual(findCandidates(evidence, { name: 'Mara Linden', addresses: ['mara@example.org'] }).suggested, []);
  // Mail from another account of the person's, now and then to themselves.
  assert.equal(findCandidates(evidence, { name: 'Toby Renn', addresses: ['mara@example.org'] }).suggested.length, 1);
  assert.equal(findCandidates(evidence, { name: 'Ada', addresses: ['ada@example.org'] }).suggested.length, 1);
});

test('in the archive of a list nobody is suggested', () => {
  const evidence = noEvidence();
  for (let number = 0; number < 60; number += 1) {
    const headers = `From: Writer <w${number % 12}@example.org>\nTo: harbour@lists.example.org\nList-Post: <mailto:harbour@lists.example.org>`;
    gatherEvidence(evidence, mail(headers).header, 'harbour');
  }
  const { suggested, candidates } = findCandidates(evidence);
  assert.deepEqual(suggested, []);
  assert.ok(candidates.length === 12 && candidates.every(({ likelihood }) => likelihood < 0.2));
});
