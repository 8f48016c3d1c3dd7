import assert from 'node:assert/strict';
import { test } from 'node:test';
import PostalMime from 'postal-mime';
import { fileName, unsentMail } from './unsentMail.ts';

test('an unsent mail reads back as it was, and knows neither date nor id', async () => {
  const text = 'Grüße aus dem Regen.\r\nDate: tomorrow\r\n\r\nFrom here on 日本.';
  const eml = await unsentMail({
    from: { name: 'Ines Vale', address: 'ines@example.org' },
    to: 'Bo Ärlig <bo@example.org>',
    subject: 'Öfen',
    text,
    inReplyTo: 'a1@example.org',
  });
  const mail = await PostalMime.parse(eml);
  assert.equal(mail.subject, 'Öfen');
  assert.equal(mail.to?.[0]?.name, 'Bo Ärlig');
  assert.equal(mail.inReplyTo, '<a1@example.org>');
  assert.equal(mail.text?.replace(/\r?\n/g, '\r\n').trim(), text);
  assert.equal(mail.headers.find(({ key }) => key === 'x-unsent')?.value, '1');
  assert.equal(mail.messageId, undefined);
  assert.equal(mail.date, undefined);
});

test('a header cannot be smuggled in through a subject', async () => {
  const eml = await unsentMail({ from: null, to: '', subject: 'Hi\r\nBcc: x@example.org', text: 'a', inReplyTo: null });
  const mail = await PostalMime.parse(eml);
  assert.equal(mail.bcc, undefined);
});

test('file names suit every system', () => {
  assert.equal(fileName('Re: kiln / glaze?'), 'Re kiln glaze.eml');
  assert.equal(fileName(' ... '), 'Draft.eml');
});
