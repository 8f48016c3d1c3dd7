import { expect, test } from './launch.ts';
import { draftText, openSample, picture, screen } from './person.ts';

test('words are suggested behind the caret, taken by a key, typed along with, and undone', async ({ app }) => {
  const { page } = app;
  await openSample(page);
  await screen(page, 'Write').click();
  const mail = draftText(page);
  const ghost = page.locator('.cm-ghost');
  await mail.click();

  // What she ends her mail to Toby with, again and again.
  await page.keyboard.type('Toby – the oil is here.\nMind your ', { delay: 20 });
  await expect(ghost).toHaveText(/^fingers/);
  await picture(page, 'suggestion');

  // Typing along costs nothing and keeps the rest.
  await page.keyboard.type('fin');
  await expect(ghost).toHaveText(/^gers/);
  await page.keyboard.press('Tab');
  await expect(ghost).toHaveCount(0);
  await expect(mail).toHaveText(/Mind your fingers\.?$/);

  // Undo takes back the words that were taken, and nothing that was typed.
  await page.keyboard.press('ControlOrMeta+z');
  await expect(mail).toHaveText(/Mind your fin$/);

  // Escape puts a suggestion away; it does not come back by itself.
  await page.keyboard.type('g');
  await expect(ghost).toHaveText(/^ers/);
  await page.keyboard.press('Escape');
  await expect(ghost).toHaveCount(0);

  // Off by a key, and on again.
  await page.keyboard.press('ControlOrMeta+Shift+Space');
  await expect(page.getByRole('button', { name: 'Suggest words' })).toBeVisible();
  await page.keyboard.type('ers.\nMind your ', { delay: 20 });
  await expect(page.getByRole('button', { name: 'Suggest words' })).toBeVisible();
  await expect(ghost).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+Shift+Space');
  await page.keyboard.type('f');
  await expect(ghost).toHaveText(/^ingers/);
});
