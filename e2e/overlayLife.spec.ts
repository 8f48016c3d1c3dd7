/** The small window's keys, its pause, its life without the large window, and the whole of it with the real model. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withEngineBehind } from './double/engineBehind.ts';
import { expect, launchApp } from './launch.ts';
import { button, openSample, picture, screen } from './person.ts';
import {
  before,
  editor,
  isShown,
  programs,
  screenPicture,
  selectAll,
  shortcut,
  smallWindow,
  test,
  writes,
} from './otherPrograms/smallWindow.ts';

test.skip(process.platform !== 'linux', 'The X server is that of Linux.');
test.skip(programs.length > 0, `These programs are not installed here: ${programs.join(', ')}.`);

test('other keys, keys that are taken, a pause, and a program that is left alone', async ({
  app,
  x,
  small,
  folder,
}) => {
  await openSample(app.page);
  await withEngineBehind(small, writes);
  await screen(app.page, 'Settings').click();
  await expect(app.page.getByText('Ctrl + Alt + Space')).toBeVisible();

  await button(app.page, 'Choose others').click();
  await button(app.page, 'Programs that are left alone').focus();
  await app.page.keyboard.press('Control+Alt+k');
  await expect(button(app.page, 'Choose others'), 'keys pressed elsewhere are not chosen').toBeVisible();
  await expect(app.page.getByText('Ctrl + Alt + Space')).toBeVisible();

  const taken = await x.takeShortcut(['XK_Control_L', 'XK_Alt_L', 'XK_j']);
  await button(app.page, 'Choose others').click();
  await app.page.keyboard.press('Control+Alt+j');
  await expect(app.page.getByText(/Ctrl \+ Alt \+ J is taken by another program/)).toBeVisible();
  await expect(app.page.getByText('Ctrl + Alt + Space')).toBeVisible();
  await picture(app.page, 'settings-shortcut-taken');
  await taken();
  await button(app.page, 'Choose others').click();
  await app.page.keyboard.press('Control+Alt+k');
  await expect(app.page.getByText('Ctrl + Alt + K')).toBeVisible();
  await expect(app.page.getByText(/is taken/)).toHaveCount(0);

  await x.openEditor(join(folder, 'letter.txt'), before);
  await x.press('XK_Control_L', 'XK_Alt_L', 'XK_k');
  await expect(small.getByRole('textbox')).toBeVisible();
  await small.getByRole('button', { name: 'Never in Mousepad' }).click();
  await expect.poll(() => isShown(app)).toBe(false);
  await selectAll(x);
  await x.press('XK_Control_L', 'XK_Alt_L', 'XK_k');
  await expect(small.getByText('Ownhand leaves Mousepad alone.')).toBeVisible();
  await x.press('XK_Escape');
  await expect.poll(() => isShown(app)).toBe(false);
  await button(app.page, 'Programs that are left alone').click();
  await button(app.page, 'Take Mousepad off the list').click();
  await expect(app.page.getByText('Mousepad', { exact: true })).toHaveCount(0);

  await button(app.page, 'Pause for an hour').click();
  await expect(app.page.getByText(/^Paused/)).toBeVisible();
  await x.press('XK_Control_L', 'XK_Alt_L', 'XK_k');
  await button(app.page, 'Go on now').click();
  expect(await isShown(app)).toBe(false);
});

test('with the real model, on the sample mailbox, from the shortcut to the text', async ({ app, x, small, folder }) => {
  await openSample(app.page);
  const letter = await editor(x, folder, before);
  await selectAll(x);
  await x.press(...shortcut);
  await expect(small.getByRole('listbox')).toBeVisible();
  await x.press('XK_Down');
  await x.press('XK_Return');
  await expect(small.getByText('Tab', { exact: true })).toBeVisible({ timeout: 180_000 });
  await screenPicture(app, 'overlay-real-model');
  await x.press('XK_Tab');
  await expect.poll(() => letter.saved()).not.toBe(before);
  expect(await letter.saved()).toMatch(/ferry/i);
});

test('the window closed, it stays ready where that is chosen', async ({ folder, x }) => {
  const home = join(folder, 'home');
  mkdirSync(home);
  writeFileSync(join(home, 'anywhere.json'), JSON.stringify({ stay: true }));
  const app = await launchApp({ home });
  const small = await smallWindow(app);
  await withEngineBehind(small, writes);
  await app.page.close();
  await x.openEditor(join(folder, 'letter.txt'), before);
  await selectAll(x);
  await x.press(...shortcut);
  await expect(small.getByRole('listbox')).toBeVisible();
  await x.press('XK_Escape');
  await app.electron.close();
});
