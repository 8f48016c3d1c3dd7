import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meFrom } from './authorship.ts';
import { damagedMails } from './damagedMail.ts';
import { readLetter } from './letter.ts';
import { parseMail } from './mime.ts';

test('2,000 damaged mails are read, and their parts are their whole text', () => {
  const knowledge = { me: meFrom(['mara@example.org']), footers: new Set<string>() };
  for (const raw of damagedMails(2_000, 7)) {
    const place = { where: '', folder: '', cursor: '', done: 0 };
    const { mail } = readLetter({ kind: 'mail', raw, bytes: raw.length, ...place }, knowledge);
    assert.equal(mail.parts.map(({ text }) => text).join('\n'), parseMail(raw).body.lines.join('\n'));
    assert.ok(mail.messageId.length > 0);
  }
});
