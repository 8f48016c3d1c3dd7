import { join } from 'node:path';
import { expect, launchApp, test } from './launch.ts';
import { button, choosePassphrase, draftText, passphrase, picture, request } from './person.ts';

test('a page that was set aside is found again after a restart, and the present one changes places with it', async ({
  folder,
}) => {
  const home = join(folder, 'home');
  const app = await launchApp({ home });
  await choosePassphrase(app.page);
  await button(app.page, 'Go on without finishing').click();
  await request(app.page).click();
  await app.page.keyboard.type('Ask Finn for oil');
  await draftText(app.page).click();
  await app.page.keyboard.type('Dear Finn, have you');
  // Pressed twice, as people do.
  await button(app.page, 'New page').dblclick();
  await expect(draftText(app.page)).not.toContainText('Finn');
  await draftText(app.page).click();
  await app.page.keyboard.type('Dear Ada, the lamp');
  await expect(app.page.getByText('Kept on this computer')).toBeVisible();
  // A last word, and the window is closed in the same moment.
  await app.page.keyboard.type(' is lit');
  await app.electron.close();

  const { page, electron } = await launchApp({ home });
  await page.getByLabel('Passphrase').fill(passphrase);
  await page.keyboard.press('Enter');
  await button(page, 'Go on without finishing').click();
  await expect(draftText(page)).toContainText('Dear Ada, the lamp is lit');
  await button(page, 'Unfinished pages, 1').click();
  const list = page.getByRole('dialog', { name: 'Unfinished pages' });
  await expect(list.getByText('Dear Finn, have you')).toBeVisible();
  await picture(page, 'unfinished-pages');
  await list.getByRole('button', { name: /Ask Finn for oil/ }).dblclick();
  await expect(draftText(page)).toContainText('Dear Finn, have you');
  await expect(request(page)).toContainText('Ask Finn for oil');
  await expect(list).toBeHidden();

  await button(page, 'Unfinished pages, 1').click();
  await expect(list.getByRole('alert')).toHaveCount(0);
  await list.getByRole('button', { name: 'Delete this page' }).click();
  await list.getByRole('button', { name: 'Delete for good' }).click();
  await expect(button(page, /Unfinished pages/)).toBeHidden();
  await electron.close();
});
