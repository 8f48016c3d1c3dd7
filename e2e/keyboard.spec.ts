import { expect, test } from './launch.ts';
import { button, draftText, request, tabTo } from './person.ts';

test('everything on the way to a draft is done without a mouse, and one sees where one is', async ({ app }) => {
  const { page } = app;
  const sample = button(page, 'Look around with a sample mailbox');
  await tabTo(page, sample);
  const outline = await sample.evaluate((element) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return { ring: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1, boxShadow };
  });
  expect(outline.ring || outline.boxShadow !== 'none', JSON.stringify(outline)).toBe(true);
  await page.keyboard.press('Enter');
  await expect(page.getByText('This is a sample mailbox of a made-up person.')).toBeVisible({ timeout: 60_000 });

  // Search, go down into what was found, open a mail.
  await page.keyboard.press('ControlOrMeta+f');
  const search = page.getByRole('searchbox', { name: 'Search your mail' });
  await expect(search).toBeFocused();
  await page.keyboard.type('silencer');
  const found = page.getByRole('listbox', { name: 'Mails' }).getByRole('option');
  await expect(found.filter({ hasText: /silencer/i }).first()).toBeVisible();
  await tabTo(page, page.getByRole('listbox', { name: 'Mails' }));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(button(page, 'Answer this')).toBeVisible();

  // The keys are shown on request, and go away again.
  await page.keyboard.press('Shift+?');
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await expect(keys).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();

  // Answer it; stop in the middle and keep what is there.
  await tabTo(page, button(page, 'Answer this'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'The mail you answer' })).toBeVisible();
  await tabTo(page, request(page));
  await page.keyboard.type('Thank them at length and tell the whole story of the clock');
  await page.keyboard.press('ControlOrMeta+Enter');
  // Not the hint that stands there before.
  await expect(draftText(page).locator('.cm-untouched').first()).toBeVisible({ timeout: 180_000 });
  await page.keyboard.press('Escape');
  await expect(button(page, /^Redraft/)).toBeVisible();
  await expect(draftText(page).locator('.cm-untouched').first()).toBeVisible();
});
