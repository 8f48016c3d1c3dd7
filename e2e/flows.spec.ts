import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, launchApp, root, test } from './launch.ts';
import { button, choosePassphrase, draft, draftText, openSample, passphrase, picture, screen } from './person.ts';

const sample = join(root, 'electron', 'sample', 'sample.mbox');
const marlis = ['marlis@oakenshawclocks.example', 'm.oakenshaw@postbag.example'];
test('somebody new looks around with the sample: one click, search, a draft in her hand, and away again', async ({
  app,
}) => {
  const { page, home } = app;
  await openSample(page);

  await screen(page, 'Mail').click();
  await page.getByRole('searchbox', { name: 'Search your mail' }).fill('night silencer price');
  const first = page
    .getByRole('grid', { name: 'Mails' })
    .or(page.getByRole('listbox', { name: 'Mails' }))
    .first();
  await expect(first.getByText(/silencer/i).first()).toBeVisible();
  await first
    .getByText(/silencer/i)
    .first()
    .click();
  await picture(page, 'mail');

  await screen(page, 'Write').click();
  const text = await draft(page, 'Tell Toby to bring the oil and the small ladder on Thursday');
  expect(text).toMatch(/^Toby –/);
  expect(text).toMatch(/ladder/);
  expect(text.trim()).toMatch(/M\.$/);
  await expect(page.getByRole('heading', { name: 'Modelled on' })).toBeVisible();
  await picture(page, 'write');
  for (const name of ['Models', 'Settings']) {
    await screen(page, name).click();
    await picture(page, name.toLowerCase());
  }

  await button(page, 'Leave the sample and start with my own mail').click();
  await expect(page.getByRole('heading', { name: 'Choose a passphrase' })).toBeVisible();
  expect(existsSync(join(home, 'ownhand.db'))).toBe(false);
});

test('a mailbox of one’s own: passphrase, who you are, import, draft, save as a mail, restart, destroy', async ({
  folder,
}) => {
  const home = join(folder, 'home');
  const mailbox = join(folder, 'Sent.mbox');
  copyFileSync(sample, mailbox);
  const app = await launchApp({ home });
  const { page } = app;
  await expect(page.getByRole('heading', { name: 'Choose a passphrase' })).toBeVisible();
  await picture(page, 'passphrase');
  await choosePassphrase(page);
  await picture(page, 'welcome');

  await app.answerOpenDialog(mailbox);
  await button(page, 'Add a mailbox file').click();
  for (const address of marlis) {
    await expect(page.getByRole('checkbox', { name: new RegExp(address.replaceAll('.', '\\.')) })).toBeChecked();
  }
  await picture(page, 'who-you-are');
  await button(page, 'Take it in').click();
  await expect(page.getByText('209 mails of yours and 186 of others')).toBeVisible();
  await button(page, /^(?:Start writing|Go on without finishing)/).click();

  const text = await draft(page, 'Ask Mrs Fairclough whether the scaffolding can stay until Friday');
  expect(text).toMatch(/^Dear Mrs Fairclough,/);
  expect(text).toMatch(/scaffold/i);
  const eml = join(folder, 'draft.eml');
  await app.answerSaveDialog(eml);
  await button(page, 'Save as mail').click();
  await expect(page.getByText('Saved with your signature. It opens as a draft in mail programs.')).toBeVisible();
  expect(readFileSync(eml, 'latin1')).toMatch(/^X-Unsent: 1\r$/m);
  // Most of the mails to her have it.
  expect(readFileSync(eml, 'latin1')).toMatch(/^-- ?\r\nOakenshaw Turret Clocks\r$/m);
  await app.electron.close();

  const again = await launchApp({ home });
  await again.page.getByLabel('Passphrase').fill('not the one');
  await again.page.keyboard.press('Enter');
  await expect(again.page.getByText(/passphrase is wrong|wrong passphrase|not the passphrase/i)).toBeVisible();
  await again.page.getByLabel('Passphrase').fill(passphrase);
  await again.page.keyboard.press('Enter');
  await expect(draftText(again.page)).toContainText('Dear Mrs Fairclough,');

  await screen(again.page, 'Settings').click();
  await again.page.getByText('Put my signature under mails that I save').click();
  await screen(again.page, 'Write').click();
  await again.answerSaveDialog(eml);
  await button(again.page, 'Save as mail').click();
  await expect(again.page.getByText('Saved. It opens as a draft in mail programs.')).toBeVisible();
  expect(readFileSync(eml, 'latin1')).not.toContain('Turret Clocks');
  await screen(again.page, 'Settings').click();
  await button(again.page, /^Destroy/)
    .first()
    .click();
  await again.page.getByLabel(/^Type the word/).fill('destroy');
  await again.page.getByRole('alertdialog').getByRole('button', { name: 'Destroy everything' }).click();
  await expect(again.page.getByRole('heading', { name: 'Choose a passphrase' })).toBeVisible();
  expect(existsSync(join(home, 'ownhand.db'))).toBe(false);
  await again.electron.close();
});

test('an engine that is killed is started again, and the store opens by itself', async ({ folder }) => {
  const app = await launchApp({ home: join(folder, 'home') });
  await choosePassphrase(app.page);
  process.kill(app.enginePid(), 'SIGKILL');
  await expect(app.page.getByText('The engine stopped and was started again. Nothing is lost.')).toBeVisible();
  await expect(app.page.getByRole('heading', { name: 'Your mail' })).toBeVisible();
  await app.electron.close();
});
