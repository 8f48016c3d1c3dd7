import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { DatabaseSync } from 'node:sqlite';
import { zipOf } from '../../documents/exampleDocuments.ts';
import { exampleFolder, mboxOf, rawMail } from '../exampleMailbox.ts';
import { readBatches } from '../batches.ts';
import { openSource } from '../source.ts';
import type { NewMail } from '../../store/newMail.ts';
import { folderName } from './folderName.ts';
import { outlookMessage } from './exampleOutlook.ts';

interface Taken {
  readonly mails: readonly NewMail[];
  readonly leftOut: Readonly<Record<string, number>>;
  readonly reasons: readonly string[];
  readonly format: string;
}

/** What a source gives for the mail of Mara. */
async function take(path: string, everything = false): Promise<Taken> {
  const source = await openSource(path);
  const mails: NewMail[] = [];
  const leftOut: Record<string, number> = {};
  const reasons: string[] = [];
  for await (const batch of readBatches(source, ['mara@example.org'], null, { everything })) {
    mails.push(...batch.mails);
    reasons.push(...batch.refusals.map(({ reason }) => reason));
    for (const [why, count] of Object.entries(batch.leftOut)) {
      leftOut[why] = (leftOut[why] ?? 0) + count;
    }
  }
  return { mails, leftOut, reasons, format: source.format };
}

function subjects({ mails }: Taken): string[] {
  return mails.map(({ subject }) => subject).sort();
}

test('names of folders are those that the mail program shows', () => {
  for (const [place, name] of [
    ['.Sent', '.Sent'],
    ['.Entw&APw-rfe', '.Entwürfe'],
    ['.A&-B', '.A&B'],
    ['Archives.sbd/2020', 'Archives/2020'],
    ['INBOX.mbox/0B1C-22/Data/1/3/Messages', 'INBOX'],
    ['Work.mbox/Lamps.mbox/0B1C-22/Data/Messages', 'Work/Lamps'],
    ['folders/INBOX/subfolders/Lists', 'INBOX/Lists'],
  ]) {
    assert.equal(folderName(place ?? ''), name);
  }
});

test('Apple Mail: the property list is cut off, parts kept elsewhere count with their size, marks are read', async (t) => {
  const list = (flags: number): string =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><dict><key>flags</key>\n<integer>${flags}</integer></dict></plist>\n`;
  const emlx = (raw: string, flags = 1, length = Buffer.byteLength(raw)): string =>
    `${length}      \n${raw}${list(flags)}`;
  const partial = `From: Mara Linden <mara@example.org>\nTo: Tobias Renn <tobias@example.org>\nSubject: Lamp 9\nMessage-ID: <lamp-9@example.org>\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nThe picture of the lamp.\n--x\nContent-Type: image/png; name=lamp.png\nContent-Disposition: attachment; filename=lamp.png\nX-Apple-Content-Length: 48213\n\n\n--x--\n`;
  const box = 'Sent Messages.mbox/4F0A-11/Data';
  const folder = exampleFolder({
    [`${box}/1/Messages/1.emlx`]: emlx(rawMail(1)),
    [`${box}/1/Messages/2.partial.emlx`]: emlx(partial),
    [`${box}/1/Attachments/2/2/lamp.png`]: 'no mail',
    [`${box}/Messages/3.emlx`]: emlx(rawMail(3), 1, 7),
    [`${box}/Messages/4.emlx`]: emlx(rawMail(4), 2),
    'Deleted Messages.mbox/4F0A-12/Data/Messages/5.emlx': emlx(rawMail(5)),
    'INBOX.mbox/4F0A-13/Data/Messages/6.emlx': emlx(rawMail(6), 64),
  });
  t.after(folder.remove);
  const taken = await take(folder.path());
  assert.equal(taken.format, 'emlx');
  assert.deepEqual(subjects(taken), ['Lamp 1', 'Lamp 3', 'Lamp 9']);
  assert.deepEqual(taken.leftOut, { trash: 2, drafts: 1 });
  assert.deepEqual(taken.reasons, []);
  assert.ok(!JSON.stringify(taken.mails).includes('plist'));
  assert.deepEqual(
    taken.mails.flatMap(({ attachments }) => attachments),
    [{ name: 'lamp.png', bytes: 48_213 }],
  );
  assert.equal((await take(folder.path(), true)).mails.length, 6);
});

test('MH: numbered files in folders, without those it has removed', async (t) => {
  const folder = exampleFolder({
    'inbox/1': rawMail(1),
    'inbox/12': rawMail(2),
    'inbox/,3': rawMail(3),
    'inbox/.mh_sequences': 'cur: 1',
    'drafts/1': rawMail(4),
    'outbox/7': rawMail(5),
  });
  t.after(folder.remove);
  const taken = await take(folder.path());
  assert.equal(taken.format, 'mh');
  assert.deepEqual(subjects(taken), ['Lamp 1', 'Lamp 2', 'Lamp 5']);
  assert.deepEqual(taken.leftOut, { drafts: 1 });
});

test('Maildir++: folders in any language, marks in names, the hashed folders of Evolution', async (t) => {
  const other = { from: 'Mara Linden <mara@elsewhere.example>' };
  const folder = exampleFolder({
    'cur/1:2,S': rawMail(1),
    'cur/2:2,ST': rawMail(2),
    'cur/3:2,D': rawMail(3),
    'new/.keep': '',
    '.Gesendete Objekte/cur/4:2,S': rawMail(4, other),
    '.&BB4EQgQ,BEAEMAQyBDsENQQ9BD0ESwQ1-/cur/9:2,S': rawMail(9, other),
    '.Gel&APY-schte Elemente/cur/5:2,S': rawMail(5),
    '.Papierkorb.2019/cur/6': rawMail(6),
    '.Lists/cur/a7/7:2,S': rawMail(7),
    '.Archive/cur/8:2,S': rawMail(8, other),
  });
  t.after(folder.remove);
  const taken = await take(folder.path());
  assert.equal(taken.format, 'maildir');
  assert.deepEqual(subjects(taken), ['Lamp 1', 'Lamp 4', 'Lamp 7', 'Lamp 8', 'Lamp 9']);
  assert.deepEqual(taken.leftOut, { trash: 3, drafts: 1 });
  // Under the person's name from an address nobody named: theirs where the folder says that it was sent.
  const sent = taken.mails.filter(({ direction }) => direction === 'sent').map(({ subject }) => subject);
  assert.deepEqual(sent.sort(), ['Lamp 1', 'Lamp 4', 'Lamp 7', 'Lamp 9']);
});

test('Thunderbird: files without an ending, folders in .sbd, mail that was deleted but still stands in the file', async (t) => {
  const status = (flags: string, number: number): string =>
    `X-Mozilla-Status: ${flags}\nX-Mozilla-Status2: 00000000\n${rawMail(number)}`;
  const folder = exampleFolder({
    Inbox: mboxOf([status('0001', 1), status('0009', 2)]),
    'Inbox.msf': '// <!-- <mdb:mork:z v="1.4"/> -->',
    'Inbox.sbd/Lamps': mboxOf([status('0001', 3)]),
    Trash: mboxOf([rawMail(4)]),
    Junk: mboxOf([rawMail(5)]),
    'msgFilterRules.dat': 'version="9"',
    Templates: mboxOf([rawMail(6)]),
  });
  t.after(folder.remove);
  const taken = await take(folder.path());
  assert.deepEqual(subjects(taken), ['Lamp 1', 'Lamp 3']);
  assert.deepEqual(taken.leftOut, { trash: 2, spam: 1, drafts: 1 });
  // Whoever picks the one file wants what is in it.
  assert.deepEqual(subjects(await take(folder.path('Junk'))), ['Lamp 5']);
});

test('Takeout of Gmail: labels tell sent mail, drafts, spam and chats apart, also encoded ones', async (t) => {
  const labelled = (labels: string, number: number, from?: string): string =>
    `X-GM-THRID: 17\nX-Gmail-Labels: ${labels}\n${rawMail(number, from === undefined ? {} : { from })}`;
  const folder = exampleFolder({
    'All mail Including Spam and Trash.mbox': mboxOf([
      labelled('Sent,Important', 1, 'Mara Linden <mara.l@elsewhere.example>'),
      labelled('Inbox,Unread', 2, 'Tobias <tobias@example.org>'),
      labelled('Drafts', 3),
      labelled('Spam', 4),
      labelled('=?UTF-8?Q?Archiviert,Entw=C3=BCrfe?=', 5),
      labelled('Chat', 6),
      labelled('Trash,Opened', 7),
      labelled('"Spam filters, a talk",Inbox', 8),
      rawMail(9),
    ]),
  });
  t.after(folder.remove);
  const taken = await take(folder.path('All mail Including Spam and Trash.mbox'));
  assert.deepEqual(subjects(taken), ['Lamp 1', 'Lamp 2', 'Lamp 8', 'Lamp 9']);
  assert.deepEqual(taken.leftOut, { drafts: 2, spam: 1, chats: 1, trash: 1 });
  assert.equal(taken.mails.find(({ subject }) => subject === 'Lamp 1')?.direction, 'sent');
});

test('Proton: the folder of a mail stands in a file beside it', async (t) => {
  const labels = (...ids: string[]): string => JSON.stringify({ Version: 1, Payload: { ID: 'x', LabelIDs: ids } });
  const folder = exampleFolder({
    'mail/aa==.eml': rawMail(1, { from: 'Mara Linden <mara@pm.example>' }),
    'mail/aa==.metadata.json': labels('2', '5', '7'),
    'mail/bb==.eml': rawMail(2),
    'mail/bb==.metadata.json': labels('4', '5'),
    'mail/cc==.eml': rawMail(3),
    'mail/cc==.metadata.json': labels('1', '8'),
    'mail/dd==.eml': rawMail(4),
    'mail/dd==.metadata.json': '{broken',
  });
  t.after(folder.remove);
  const taken = await take(folder.path());
  assert.deepEqual(subjects(taken), ['Lamp 1', 'Lamp 4']);
  assert.deepEqual(taken.leftOut, { spam: 1, drafts: 1 });
  assert.deepEqual(taken.reasons, []);
});

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

test('a damaged archive or database is a clear refusal', async (t) => {
  const whole = zipOf({ 'Accounts/a/com.microsoft.__Messages/Inbox/message_1.xml': '<emails/>', 'Categories.xml': '' });
  const folder = exampleFolder({
    'cut.olm': whole.subarray(0, whole.length - 30),
    'geary.db': `SQLite format 3\0${'no database '.repeat(200)}`,
  });
  t.after(folder.remove);
  const outcomes = [await take(folder.path('cut.olm')), await take(folder.path('geary.db')), await take(folder.path())];
  assert.deepEqual(
    outcomes.map(({ reasons }) => reasons),
    [
      ['This archive of Outlook is damaged and could not be read further.'],
      ['This database of Geary is damaged and could not be read further.'],
      [
        'This archive of Outlook is damaged and could not be read further.',
        'This database of Geary is damaged and could not be read further.',
      ],
    ],
  );
});

test('Geary: mails of its database, in the folders that the server marks', async (t) => {
  const folder = exampleFolder({ 'account/attachments/1/lamp.eml': rawMail(9) });
  t.after(folder.remove);
  const database = new DatabaseSync(folder.path('account/geary.db'));
  database.exec(`CREATE TABLE FolderTable (id INTEGER PRIMARY KEY, name TEXT, parent_id INTEGER, attributes TEXT);
    CREATE TABLE MessageTable (id INTEGER PRIMARY KEY, header TEXT, body TEXT);
    CREATE TABLE MessageLocationTable (id INTEGER PRIMARY KEY, message_id INTEGER, folder_id INTEGER);
    INSERT INTO FolderTable VALUES (1, 'INBOX', NULL, ''), (2, 'Abgelegt', NULL, '\\Sent'), (3, 'Weg', 1, '\\Trash')`);
  const put = database.prepare('INSERT INTO MessageTable VALUES (?, ?, ?)');
  const place = database.prepare('INSERT INTO MessageLocationTable (message_id, folder_id) VALUES (?, ?)');
  for (let number = 1; number <= 120; number += 1) {
    const [header = '', ...body] = rawMail(number, { from: 'Mara Linden <mara@home.example>' }).split('\n\n');
    put.run(number, `${header}\r\n\r\n`, number === 7 ? null : body.join('\n\n'));
    place.run(number, number % 10 === 0 ? 3 : 2);
  }
  database.close();
  const taken = await take(folder.path('account'));
  assert.equal(taken.mails.length, 107);
  assert.deepEqual(taken.leftOut, { trash: 12 });
  assert.ok(taken.mails.every(({ direction }) => direction === 'received')); // no address of hers was named
  assert.deepEqual((await take(folder.path('account/geary.db'))).mails.length, 107);
});
