import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerRecipient, answerSubject, readHead } from '../screens/write/answerHead.ts';
import { stageWords } from '../screens/write/stageWords.ts';

test('an answer says Re once, in any language', () => {
  assert.equal(answerSubject('Budget'), 'Re: Budget');
  assert.equal(answerSubject('AW: Budget'), 'AW: Budget');
  assert.equal(answerSubject(''), '');
});

test('an answer goes to the other side', () => {
  const anna = { name: 'Anna', address: 'anna@example.org' };
  const me = { name: 'Me', address: 'me@example.org' };
  assert.equal(answerRecipient({ direction: 'received', from: anna, to: [me] }), 'Anna <anna@example.org>');
  assert.equal(answerRecipient({ direction: 'sent', from: me, to: [anna] }), 'Anna <anna@example.org>');
  assert.equal(answerRecipient({ direction: 'received', from: null, to: [] }), '');
});

test('sender and subject are read where the first lines give them', () => {
  const raw = 'From: Anna\r\n Weber <anna@example.org>\r\nSubject: The roof\r\n\r\nSubject: not this\r\n';
  assert.deepEqual(readHead(raw), { from: 'Anna Weber <anna@example.org>', subject: 'The roof' });
  assert.deepEqual(readHead('From: =?utf-8?q?J=C3=BCrgen?= <j@example.org>\n\nHi'), {
    from: 'j@example.org',
    subject: '',
  });
  assert.deepEqual(readHead('Hi Jim,\ncan you come on Friday?'), { from: '', subject: '' });
});

test('the stage says what goes on and how long it takes', () => {
  const stage = { kind: 'stage', stage: 'reading', fraction: 0.5, secondsLeft: 4 } as const;
  assert.equal(stageWords(stage, 5), 'Reading five of your mails, 4\u00a0s left');
  assert.equal(stageWords({ ...stage, secondsLeft: null }, 0), 'Reading your request');
  assert.equal(stageWords(null, 0), 'Looking for mail like this one');
});
