import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DatabaseSync } from 'node:sqlite';
import { zipOf } from '../../documents/exampleDocuments.ts';
import { exampleFolder, mboxOf, rawMail } from '../exampleMailbox.ts';
import { folderName } from './folderName.ts';
import { subjects, take } from './exampleTaking.ts';

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
