import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright';
import { dovecot, credentials, startServer } from '../electron/engine/imap/exampleServer.ts';
import { mboxOf, rawMail } from '../electron/engine/mail/exampleMailbox.ts';
import { type App, expect, launchApp, test } from './launch.ts';
import { button, choosePassphrase, passphrase, picture, screen } from './person.ts';

const toby = 'Tobias Renn <tobias@example.org>';
const tobyAtWork = '"Renn, Tobias" <t.renn@works.example>';
const list = 'Lamp Friends <lamps@lists.example>';

/** Writes the files of a made-up home folder. */
function writeHome(home: string, files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(home, name)), { recursive: true });
    writeFileSync(join(home, name), content);
  }
}

const prefs = `user_pref("mail.account.account1.server", "server1");
user_pref("mail.account.account1.identities", "id1");
user_pref("mail.identity.id1.useremail", "mara@example.org");
user_pref("mail.server.server1.type", "imap");
user_pref("mail.server.server1.directory-rel", "[ProfD]ImapMail/imap.example.org");
user_pref("mail.account.account2.server", "server2");
user_pref("mail.server.server2.type", "none");
user_pref("mail.server.server2.directory-rel", "[ProfD]Mail/Local Folders");
`;

const body = (greeting: string, n: number): string =>
  `${greeting}\n\nthe lamp number ${n} is lit, and the ladder stands where it stood.\n\nYours\nM.`;
const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, n) => from + n);

/** A home folder with a Thunderbird of two accounts, a Maildir, and mail to one friend at two addresses. */
function exampleHome(home: string): void {
  const profile = '.thunderbird/abc.default';
  writeHome(home, {
    '.thunderbird/profiles.ini': '[Profile0]\nName=default\nIsRelative=1\nPath=abc.default\n',
    [`${profile}/prefs.js`]: prefs,
    [`${profile}/ImapMail/imap.example.org/INBOX`]: mboxOf([
      ...numbers(1, 8).map((n) => rawMail(n, { from: toby, to: 'mara@example.org', subject: `Lamp ${n}` })),
      ...numbers(8, 10).map((n) =>
        rawMail(n, { from: 'Ada <ada@example.org>', to: list }).replace(
          'To:',
          'List-Post: <mailto:lamps@lists.example>\nTo:',
        ),
      ),
    ]),
    [`${profile}/ImapMail/imap.example.org/Sent`]: mboxOf(
      numbers(10, 18).map((n) => rawMail(n, { to: toby, body: body('Dear old Toby,', n) })),
    ),
    [`${profile}/ImapMail/imap.example.org/Trash`]: mboxOf(numbers(18, 20).map((n) => rawMail(n))),
    [`${profile}/ImapMail/imap.example.org/INBOX.msf`]: '// <!-- <mdb:mork:z v="1.4"/> -->',
    [`${profile}/Mail/Local Folders/Archives.sbd/2015`]: mboxOf(
      numbers(20, 24).map((n) => rawMail(n, { to: tobyAtWork, body: body('Dear old Toby,', n) })),
    ),
    'Maildir/cur/30:2,S': rawMail(30, { from: toby }),
    'Maildir/.Junk/cur/31:2,S': rawMail(31, { from: 'Win <win@spam.example>' }),
  });
}

async function openWith(folder: string): Promise<App> {
  const app = await launchApp({ home: join(folder, 'home'), environment: { HOME: join(folder, 'person') } });
  await choosePassphrase(app.page);
  return app;
}

/** Takes in everything that is found, as Mara. */
async function takeInFound(page: Page): Promise<void> {
  await button(page, 'Look for mailboxes on this computer').click();
  await button(page, 'Go on with 3 mailboxes').click();
  await expect(page.getByRole('checkbox', { name: /mara@example\.org/ })).toBeChecked();
  await button(page, 'Take it in').click();
  await expect(page.getByText('3 mailboxes are in.')).toBeVisible();
  await expect(page.getByText(/12 mails of yours and 10 of others/)).toBeVisible();
}

test('mailboxes of this computer are found when asked, taken in together, and their new mail follows', async ({
  folder,
}) => {
  const person = join(folder, 'person');
  exampleHome(person);
  const app = await openWith(folder);
  const { page } = app;
  await button(page, 'Look for mailboxes on this computer').click();
  await expect(page.getByText('Thunderbird: 2 accounts, 21 mails')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'mara@example.org' })).toBeChecked();
  await picture(page, 'mailboxes-found');
  await page.getByRole('checkbox', { name: '~/Maildir' }).press('Space');
  await expect(button(page, 'Go on with 2 mailboxes')).toBeEnabled();
  await button(page, 'None of these').click();
  await takeInFound(page);
  await expect(page.getByText('Passed over: 2 thrown away, 1 in spam.')).toBeVisible();
  await picture(page, 'mailboxes-taken-in');
  await button(page, /^(?:Start writing|Go on without finishing)/).click();

  await screen(page, 'Settings').click();
  const maildir = page.getByRole('listitem').filter({ hasText: '~/Maildir' });
  await expect(maildir.getByRole('checkbox', { name: 'Take in new mail by itself' })).toBeChecked();
  await picture(page, 'mailboxes-watched');
  writeHome(person, { 'Maildir/new/40': rawMail(40, { from: toby, subject: 'The bell is cast' }) });
  await expect(maildir.getByText('1 new mail just now')).toBeVisible({ timeout: 30_000 });
  await screen(page, 'Mail').click();
  await expect(page.getByText('The bell is cast')).toBeVisible();

  // Not watched, it is still looked at when the person asks for it.
  await screen(page, 'Settings').click();
  await maildir.getByRole('checkbox', { name: 'Take in new mail by itself' }).press('Space');
  writeHome(person, { 'Maildir/new/41': rawMail(41, { from: toby, subject: 'The bell rings' }) });
  await maildir.getByRole('button', { name: 'Look now' }).click();
  await expect(maildir.getByText('3 mails, Maildir')).toBeVisible();
  await maildir.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove it' }).click();
  await expect(maildir).toBeHidden();
  await app.electron.close();

  // Watching goes on after a restart.
  writeHome(person, {
    '.thunderbird/abc.default/Mail/Local Folders/Later': mboxOf([rawMail(50, { from: toby, subject: 'A late lamp' })]),
  });
  const again = await launchApp({ home: join(folder, 'home'), environment: { HOME: person } });
  await again.page.getByLabel('Passphrase').fill(passphrase);
  await again.page.keyboard.press('Enter');
  await screen(again.page, 'Mail').click();
  await expect(again.page.getByText('A late lamp')).toBeVisible({ timeout: 30_000 });
  await again.electron.close();
});

test('one person behind two addresses is suggested, confirmed, shown with their record, and can be parted', async ({
  folder,
}) => {
  exampleHome(join(folder, 'person'));
  const app = await openWith(folder);
  const { page } = app;
  await takeInFound(page);
  await button(page, /^(?:Start writing|Go on without finishing)/).click();

  await screen(page, 'Mail').click();
  await page.getByRole('button', { name: 'People', exact: true }).click();
  const window = page.getByRole('dialog');
  await expect(window.getByText('Tobias Renn: one person?')).toBeVisible();
  await picture(page, 'people');
  await window.getByRole('button', { name: 'Yes, one person' }).click();
  await expect(window.getByText('Tobias Renn is one person now.')).toBeVisible();
  await window.getByRole('button', { name: 'Undo' }).click();
  await window.getByRole('button', { name: 'Yes, one person' }).click();
  await window.getByRole('button', { name: /^Tobias Renn tobias@example\.org/ }).click();
  const record = page.getByRole('dialog', { name: 'Tobias Renn' });
  await expect(record.getByText('12 mails to them, 8 from them')).toBeVisible();
  await expect(record.getByText('Dear old Toby,')).toBeVisible();
  await expect(record.getByText('t.renn@works.example')).toBeVisible();
  await picture(page, 'person');

  await record.getByRole('button', { name: 'Write to them' }).click();
  await expect(page.getByRole('combobox', { name: 'To' })).toHaveValue(/Tobias Renn <tobias@example\.org>/);
  await button(page, 'Who this is').click();
  await expect(record).toBeVisible();
  await record.getByRole('listitem').filter({ hasText: 't.renn@works.example' }).getByRole('button').click();
  await expect(record.getByText('t.renn@works.example is somebody else’s now.')).toBeVisible();
  await record.getByRole('button', { name: 'Undo' }).click();
  await expect(record.getByText('12 mails to them, 8 from them')).toBeVisible();
  await page.keyboard.press('Escape');

  // From a mail: whoever stands over it. Lists are told from people.
  await screen(page, 'Mail').click();
  await page.getByRole('searchbox', { name: 'Search your mail' }).fill('lamp 8');
  await page.getByRole('row').or(page.getByRole('option')).filter({ hasText: 'Lamp 8' }).first().click();
  await button(page, 'Lamp Friends').click();
  await expect(page.getByRole('dialog').getByRole('button', { name: 'This is a person' })).toBeVisible();
  await expect(page.getByText('2 mails went through it, 0 of yours')).toBeVisible();
  await picture(page, 'list');
  await app.electron.close();
});

test('an account on a mail server is connected, read and kept up, with nothing changed there', async ({ folder }) => {
  test.skip(dovecot === null, 'Dovecot is not installed: apt-get install dovecot-imapd');
  const server = await startServer({
    'cur/1:2,S': rawMail(1, { from: toby, to: 'mara@example.org' }),
    '.Abgelegt/cur/2:2,S': rawMail(2),
    '.Abgelegt/cur/3:2,S': rawMail(3),
    '.Weg/cur/4:2,S': rawMail(4),
  });
  try {
    const app = await openWith(folder);
    const { page } = app;
    await button(page, 'Connect to a mail server').click();
    await page.getByLabel('Address or user name').fill('mara@gmail.com');
    await expect(page.getByText(/Make an app password/)).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Server' })).toHaveValue('imap.gmail.com');
    await picture(page, 'account');
    await page.getByLabel('Address or user name').fill(credentials.user);
    await page.getByLabel('Password', { exact: true }).fill('wrong');
    await page.getByRole('textbox', { name: 'Server' }).fill('localhost');
    await button(page, 'Port and encryption').click();
    await picture(page, 'account-encryption');
    await page.getByRole('textbox', { name: 'Port' }).fill(String(server.ports.plain));
    await button(page, /Encryption/).click();
    await page.getByRole('option', { name: /^None/ }).click();
    await button(page, 'Connect').click();
    await expect(page.getByText(/did not take this name and password/)).toBeVisible();
    await picture(page, 'account-refused');
    await page.getByLabel('Password', { exact: true }).fill(credentials.password);
    await button(page, 'Connect').click();
    await expect(page.getByRole('checkbox', { name: 'Abgelegt' })).toBeChecked();
    await expect(page.getByRole('checkbox', { name: 'Weg' })).not.toBeChecked();
    await picture(page, 'account-folders');
    await button(page, 'Go on with 3 mails').click();
    await expect(page.getByRole('checkbox', { name: /mara@example\.org/ })).toBeChecked();
    await button(page, 'Take it in').click();
    await expect(page.getByText('2 mails of yours and 1 of others')).toBeVisible();
    await button(page, /^(?:Start writing|Go on without finishing)/).click();
    await screen(page, 'Settings').click();
    const row = page.getByRole('listitem').filter({ hasText: credentials.user });
    // Nothing is asked of the server by itself before the person wants it.
    await expect(row.getByRole('checkbox', { name: 'Take in new mail by itself' })).not.toBeChecked();
    server.put('new/5', rawMail(5, { from: toby, to: 'mara@example.org' }));
    await row.getByRole('button', { name: 'Look now' }).click();
    await expect(row.getByText('4 mails, mail server')).toBeVisible();
    await app.electron.close();
  } finally {
    await server.stop();
  }
});
