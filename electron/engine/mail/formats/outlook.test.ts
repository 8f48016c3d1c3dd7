import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { zipOf } from '../../documents/exampleDocuments.ts';
import { exampleFolder } from '../exampleMailbox.ts';
import { readBatches } from '../batches.ts';
import { openSource } from '../source.ts';
import { outlookMessage } from './exampleOutlook.ts';
import { subjects, take } from './exampleTaking.ts';

test('Outlook: a message of its own, with people, text and attachments', async (t) => {
  const folder = exampleFolder({
    'lamp.msg': outlookMessage({
      properties: {
        '001A': 'IPM.Note',
        '0037': 'The lamp',
        '0C1A': 'Mara Linden',
        '5D01': 'mara@example.org',
        '1000': 'Hi Tobias,\r\n\r\nthe lamp is lit – at last.\r\n\r\nMara',
        '1035': '<lamp-1@example.org>',
      },
      recipients: [
        { name: 'Tobias Renn', address: 'tobias@example.org' },
        { name: 'Ada', address: 'ada@example.org', isCopy: true },
      ],
      attachments: [{ name: 'lamp, lit.png', content: 'twelve bytes' }],
    }),
    'broken.msg': Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2_000, 255)]),
  });
  t.after(folder.remove);
  const { mails, reasons } = await take(folder.path('lamp.msg'));
  assert.deepEqual(reasons, []);
  const [mail] = mails;
  assert.equal(mail?.subject, 'The lamp');
  assert.equal(mail.messageId, 'lamp-1@example.org');
  assert.equal(mail.direction, 'sent');
  assert.deepEqual(mail.to, [{ name: 'Tobias Renn', address: 'tobias@example.org' }]);
  assert.deepEqual(mail.cc, [{ name: 'Ada', address: 'ada@example.org' }]);
  assert.deepEqual(mail.attachments, [{ name: 'lamp, lit.png', bytes: 12 }]);
  assert.match(mail.parts.map(({ text }) => text).join('\n'), /the lamp is lit – at last\./);
  const taken = await take(folder.path());
  assert.equal(taken.mails.length, 1);
  assert.equal(taken.reasons.length, 1);
});

const sample = new URL('../../../../node_modules/pst-extractor/example/testdata/enron.pst', import.meta.url);

test('Outlook data files: all folders are read, from any place on, and a damaged one is a clear refusal', async (t) => {
  const folder = exampleFolder({ 'broken.pst': Buffer.concat([Buffer.from('!BDN'), Buffer.alloc(5_000, 23)]) });
  t.after(folder.remove);
  const broken = await take(folder.path('broken.pst'));
  assert.deepEqual(broken.reasons, [
    'This Outlook data file (.pst, .ost) is damaged, or of a kind that cannot be read.',
  ]);
  if (!existsSync(sample)) {
    t.diagnostic('The package that reads .pst has come without its sample: reading a whole file was not tried.');
    return;
  }
  const source = await openSource(sample.pathname);
  const all: { id: string; cursor: string }[] = [];
  for await (const { mails, cursor } of readBatches(source, [], null)) {
    all.push(...mails.map(({ messageId }) => ({ id: messageId, cursor })));
  }
  assert.equal(all.length, 71);
  const rest: string[] = [];
  for await (const { mails } of readBatches(source, [], JSON.stringify({ file: source.name, at: 60 }))) {
    rest.push(...mails.map(({ messageId }) => messageId));
  }
  assert.deepEqual(
    rest,
    all.slice(60).map(({ id }) => id),
  );
});

test('Outlook for the Mac: XML in a zip, with hostile entries as refusals', async (t) => {
  const xml = (number: number, more = ''): string =>
    `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY lol "ha">]><emails elementCount="1"><email xml:space="preserve">
<OPFMessageCopySubject xml:space="preserve">Lamp ${number} &amp; bell</OPFMessageCopySubject>
<OPFMessageCopySentTime xml:space="preserve">2015-03-03T18:26:11</OPFMessageCopySentTime>
<OPFMessageCopyMessageID xml:space="preserve">lamp-${number}@example.org</OPFMessageCopyMessageID>
<OPFMessageCopyBody xml:space="preserve">&lt;html&gt;&lt;body&gt;&lt;p&gt;The lamp number ${number} is lit.&lt;/p&gt;&lt;/body&gt;&lt;/html&gt;</OPFMessageCopyBody>
<OPFMessageCopyFromAddresses><emailAddress OPFContactEmailAddressAddress="Mara@example.org" OPFContactEmailAddressName="Mara Linden"/></OPFMessageCopyFromAddresses>
<OPFMessageCopyToAddresses><emailAddress OPFContactEmailAddressAddress="tobias@example.org" OPFContactEmailAddressName="Tobias"/></OPFMessageCopyToAddresses>
<OPFMessageCopyAttachmentList><messageAttachment OPFAttachmentName="lamp.png" OPFAttachmentContentFileSize="4821"/></OPFMessageCopyAttachmentList>${more}
</email></emails>`;
  const at = 'Accounts/mara@example.org/com.microsoft.__Messages';
  const bombs = `<!ENTITY a "${'b'.repeat(50)}">&lol;&lol;`;
  const folder = exampleFolder({
    'lamps.olm': zipOf({
      [`${at}/Sent Items/message_00000.xml`]: xml(1),
      [`${at}/Inbox/message_00001.xml`]: xml(2, bombs),
      [`${at}/Drafts/message_00002.xml`]: xml(3),
      [`${at}/Inbox/com.microsoft.__Attachments/lamp.png`]: 'no mail',
      [`${at}/Inbox/big.xml`]: Buffer.alloc(70 * 1024 * 1024, 'a'),
      'Categories.xml': '<categories/>',
    }),
  });
  t.after(folder.remove);
  const taken = await take(folder.path('lamps.olm'));
  assert.equal(taken.format, 'olm');
  assert.deepEqual(subjects(taken), ['Lamp 1 & bell', 'Lamp 2 & bell']);
  assert.deepEqual(taken.leftOut, { drafts: 1 });
  assert.deepEqual(taken.reasons, ['This mail is larger than 64 MB unpacked.']);
  const [mail] = taken.mails;
  assert.equal(mail?.date, Date.UTC(2015, 2, 3, 18, 26, 11));
  assert.equal(mail.direction, 'sent');
  assert.deepEqual(mail.attachments, [{ name: 'lamp.png', bytes: 4_821 }]);
  assert.equal(
    mail.parts
      .map(({ text }) => text)
      .join('\n')
      .trim(),
    'The lamp number 1 is lit.',
  );
});
