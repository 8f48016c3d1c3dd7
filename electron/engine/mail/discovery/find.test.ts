import assert from 'node:assert/strict';
import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { zipOf } from '../../documents/exampleDocuments.ts';
import { exampleFolder, mboxOf, rawMail } from '../exampleMailbox.ts';
import { findMailboxes } from './find.ts';

const noSpool = { USER: 'nobody-has-this-name' };

/** What is found, in short: program, account, mails. */
async function look(
  home: string,
  platform: NodeJS.Platform = 'linux',
  environment: Record<string, string> = {},
): Promise<unknown[]> {
  const found = await findMailboxes({ platform, home, environment: { ...noSpool, ...environment } });
  return found.map((each) =>
    each.obstacle === null ? [each.program, each.account, each.mails] : [each.program, each.obstacle],
  );
}

const prefs = (...lines: string[]): string => lines.map((line) => `user_pref(${line});`).join('\n');
const profiles = '[Install4F96]\nDefault=Profiles/a\n\n[Profile0]\nName=default\nIsRelative=1\nPath=Profiles/a\n';
const account = (number: number, type: string, directory: string, address?: string): string[] => [
  `"mail.account.account${number}.server", "server${number}"`,
  `"mail.server.server${number}.type", "${type}"`,
  `"mail.server.server${number}.directory-rel", "[ProfD]${directory}"`,
  `"mail.server.server${number}.name", "Account ${number}"`,
  ...(address === undefined
    ? []
    : [
        `"mail.account.account${number}.identities", "id${number}"`,
        `"mail.identity.id${number}.useremail", "${address}"`,
      ]),
];

test('Thunderbird: accounts by their address, without trash and spam, in every way of installing it', async (t) => {
  const a = '.thunderbird/Profiles/a';
  const folder = exampleFolder({
    '.thunderbird/profiles.ini': profiles,
    [`${a}/prefs.js`]: prefs(
      ...account(1, 'imap', 'ImapMail/imap.example.org', 'mara@example.org'),
      ...account(2, 'none', 'Mail/Local Folders'),
      ...account(3, 'pop3', 'Mail/gone.example.org', 'gone@example.org'),
      ...account(4, 'nntp', 'News/news.example.org'),
    ),
    [`${a}/ImapMail/imap.example.org/INBOX`]: mboxOf([rawMail(1), rawMail(2)]),
    [`${a}/ImapMail/imap.example.org/INBOX.msf`]: 'x',
    [`${a}/ImapMail/imap.example.org/INBOX.sbd/Sent`]: mboxOf([rawMail(3)]),
    [`${a}/ImapMail/imap.example.org/Trash`]: mboxOf([rawMail(4)]),
    [`${a}/Mail/Local Folders/Archives.sbd/2015`]: mboxOf([rawMail(5), rawMail(8)]),
    [`${a}/News/news.example.org/alt.lamps`]: mboxOf([rawMail(6)]),
    'snap/thunderbird/common/.thunderbird/profiles.ini': '[Profile0]\nPath=b\n',
    'snap/thunderbird/common/.thunderbird/b/ImapMail/mail.example.com/INBOX': mboxOf([rawMail(7)]),
  });
  t.after(folder.remove);
  assert.deepEqual(await look(folder.path()), [
    ['Thunderbird', 'mara@example.org', 3],
    ['Thunderbird', 'Local Folders', 2],
    ['Thunderbird', 'mail.example.com', 1],
  ]);
});

test('Thunderbird on macOS and Windows', async (t) => {
  const folder = exampleFolder({
    'Library/Thunderbird/profiles.ini': profiles,
    'Library/Thunderbird/Profiles/a/Mail/Local Folders/Inbox': mboxOf([rawMail(1)]),
    'Roaming/Thunderbird/profiles.ini': profiles,
    'Roaming/Thunderbird/Profiles/a/ImapMail/imap.example.org/INBOX': mboxOf([rawMail(2)]),
    'Local/Packages/MozillaThunderbird.MZLA_x/LocalCache/Roaming/Thunderbird/profiles.ini': profiles,
    'Local/Packages/MozillaThunderbird.MZLA_x/LocalCache/Roaming/Thunderbird/Profiles/a/Mail/pop.example.org/Inbox':
      mboxOf([rawMail(3)]),
    'Local/Microsoft/Outlook/mara.ost': Buffer.concat([Buffer.from('!BDN'), Buffer.alloc(150_000)]),
    'Documents/Outlook Files/old.pst': Buffer.concat([Buffer.from('!BDN'), Buffer.alloc(80_000)]),
  });
  t.after(folder.remove);
  assert.deepEqual(await look(folder.path(), 'darwin'), [['Thunderbird', 'Local Folders', 1]]);
  const environment = { APPDATA: folder.path('Roaming'), LOCALAPPDATA: folder.path('Local') };
  assert.deepEqual(await look(folder.path(), 'win32', environment), [
    ['Thunderbird', 'imap.example.org', 1],
    ['Thunderbird', 'pop.example.org', 1],
    ['Outlook', 'old.pst', 1],
    ['Outlook', 'mara.ost', 2],
  ]);
});

test('Apple Mail: the newest kind of folder, accounts by who wrote the sent mail, a closed door is said', async (t) => {
  const emlx = (raw: string): string => `${raw.length}\n${raw}<?xml version="1.0"?>`;
  const v10 = 'Library/Mail/V10';
  const folder = exampleFolder({
    [`${v10}/4F0A-1/INBOX.mbox/77/Data/Messages/1.emlx`]: emlx(rawMail(1, { from: 'Tobias <tobias@example.org>' })),
    [`${v10}/4F0A-1/Sent Messages.mbox/77/Data/2/Messages/2.emlx`]: emlx(rawMail(2)),
    [`${v10}/MailData/Signatures/x.mailsignature`]: 'x',
    'Library/Mail/V2/old/INBOX.mbox/Messages/1.emlx': emlx(rawMail(3)),
  });
  t.after(folder.remove);
  assert.deepEqual(await look(folder.path(), 'darwin'), [['Apple Mail', 'mara@example.org', 2]]);
  assert.deepEqual(await look(folder.path(), 'linux'), []);
  const isRoot = process.geteuid?.() === 0;
  chmodSync(folder.path(), 0o755);
  chmodSync(folder.path('Library/Mail'), 0);
  if (isRoot) {
    process.seteuid?.(65_534); // root may read everything
  }
  try {
    assert.match(JSON.stringify(await look(folder.path(), 'darwin')), /Full Disk Access/);
  } finally {
    if (isRoot) {
      process.seteuid?.(0);
    }
    chmodSync(folder.path('Library/Mail'), 0o755);
  }
});

test('Evolution, Geary, KMail and Flatpak', async (t) => {
  const flat = '.var/app/org.gnome.Geary/data/geary/account_01';
  const folder = exampleFolder({
    '.local/share/evolution/mail/local/cur/1:2,S': rawMail(1),
    '.local/share/evolution/mail/local/new/.keep': '',
    '.local/share/evolution/mail/local/.Sent/cur/2:2,S': rawMail(2),
    '.cache/evolution/mail/9a1c/folders/INBOX/cur/a7/17': rawMail(3),
    '.cache/evolution/mail/9a1c/folders/INBOX/tmp/.keep': '',
    '.config/evolution/sources/9a1c.source': '[Data Source]\nDisplayName=mara@example.org\nEnabled=true\n',
    [`${flat}/attachments/x`]: 'x',
    '.var/app/org.gnome.Geary/config/geary/account_01/geary.ini':
      '[Account]\nlabel=Home\nsender_mailboxes=Mara Linden <mara@home.example>;\n',
    '.local/share/local-mail/inbox/cur/5': rawMail(5),
  });
  t.after(folder.remove);
  const database = new DatabaseSync(join(folder.path(flat), 'geary.db'));
  database.exec(`CREATE TABLE MessageTable (id INTEGER PRIMARY KEY, header TEXT, body TEXT);
    INSERT INTO MessageTable (header, body) VALUES ('a', 'b'), ('c', 'd'), ('e', NULL)`);
  database.close();
  assert.deepEqual(await look(folder.path()), [
    ['Evolution', 'On this computer', 2],
    ['Evolution', 'mara@example.org', 1],
    ['Geary', 'mara@home.example', 2],
    ['KMail', 'Local folders', 1],
  ]);
});

test('mutt, Maildir, MH, exports, and a place that two programs share is named once', async (t) => {
  const folder = exampleFolder({
    '.muttrc':
      'set folder="~/post"\nset spoolfile=+inbox\nset record = =sent\nmailboxes =inbox imaps://mail.example.org/INBOX /nowhere\nset mbox=`pass box`\n',
    'post/inbox': mboxOf([rawMail(1), rawMail(2)]),
    'post/sent': mboxOf([rawMail(3)]),
    'Maildir/cur/1:2,S': rawMail(4),
    'Maildir/new/2': rawMail(5),
    'Maildir/.Junk/cur/3': rawMail(6),
    'Mail/inbox/1': rawMail(7),
    'Mail/inbox/2': rawMail(8),
    'Downloads/Takeout/Mail/All mail.mbox': mboxOf([rawMail(9)]),
    'Downloads/mara@proton.me/mail_20200101_120000/a.eml': rawMail(10),
    'Downloads/takeout-20200101T120000Z-001.zip': zipOf({ 'Takeout/Mail/Sent.mbox': mboxOf([rawMail(12)]) }),
    'Downloads/letter.eml': rawMail(11),
  });
  t.after(folder.remove);
  symlinkSync(folder.path('post'), folder.path('mail'));
  assert.deepEqual(await look(folder.path()), [
    ['mutt', '~/post', 3],
    ['Gmail Takeout', 'All mail.mbox', 1],
    ['Gmail Takeout', 'takeout-20200101T120000Z-001.zip', 1],
    ['Proton export', 'mara@proton.me', 1],
    ['Mail folders', '~/Maildir', 2],
    ['Mail folders', '~/Mail', 2],
  ]);
});

test('what is larger than what is looked at is estimated, and says so', async (t) => {
  const mails = Array.from({ length: 4_000 }, (_, number) => rawMail(number, { body: 'The lamp is lit. '.repeat(60) }));
  const folder = exampleFolder({ 'Mail/archive': mboxOf(mails), 'empty/x': '' });
  t.after(folder.remove);
  const [found] = await findMailboxes({ platform: 'linux', home: folder.path(), environment: noSpool });
  assert.ok(found?.obstacle === null && !found.exact);
  assert.ok(Math.abs(found.mails - 4_000) < 100, String(found.mails));
  assert.deepEqual(await look(folder.path('empty')), []);
});
