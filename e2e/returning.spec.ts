import type { Locator, Page } from 'playwright';
import { expect, test } from './launch.ts';
import { button, choosePassphrase, openSample, screen, takeInLines } from './person.ts';

const rows = (page: Page): Locator => page.getByRole('listbox', { name: 'Mails' });
const scrolled = (page: Page): Promise<number> => rows(page).evaluate((list) => list.scrollTop);

async function scrollTo(page: Page, top: number): Promise<void> {
  await expect(async () => {
    await rows(page).evaluate((list, to) => {
      list.scrollTop = to;
    }, top);
    expect(await scrolled(page)).toBe(top);
  }).toPass();
}

test('one comes back to the same place in the list, with the keys on it; another question begins at the top', async ({
  app,
}) => {
  const { page } = app;
  await openSample(page);
  await screen(page, 'Mail').click();
  // Beyond the first hundred.
  await scrollTo(page, 7_000);
  await scrollTo(page, 12_000);
  await rows(page).getByRole('option').nth(5).click();
  await expect(button(page, 'Answer this')).toBeVisible();
  const key = await rows(page).getByRole('option', { selected: true }).getAttribute('data-key');
  const row = rows(page).locator(`[data-key="${key}"]`);
  const top = await scrolled(page);
  await screen(page, 'Models').click();
  await screen(page, 'Mail').click();
  await expect.poll(() => scrolled(page)).toBe(top);
  await expect(row).toBeInViewport();
  await expect(row).toHaveAttribute('aria-selected', 'true');

  // One at a time in a narrow window: back to the list.
  await page.setViewportSize({ width: 700, height: 700 });
  await button(page, 'All mail').click();
  await expect(row).toBeInViewport();
  await expect(row).toBeFocused();
  await page.setViewportSize({ width: 1280, height: 800 });

  await page.getByRole('searchbox', { name: 'Search your mail' }).fill('gutter');
  await expect(page.getByText(/^\d found$/)).toBeVisible();
  expect(await scrolled(page)).toBe(0);
});

test('the field for a person names whom is looked for, and what is removed leaves neither a report nor lost keys', async ({
  app,
  folder,
}) => {
  const { page } = app;
  await choosePassphrase(page);
  await takeInLines(app, folder);
  await screen(page, 'Mail').click();
  const person = page.getByRole('combobox', { name: 'Person' });
  await person.fill('Tob');
  await page.getByRole('option', { name: /toby@example\.org/ }).click();
  await expect(page.getByText('12 found')).toBeVisible();
  await person.fill('Some');
  await page.getByRole('searchbox', { name: 'Search your mail' }).click();
  await expect(person).toHaveValue('toby@example.org');
  await button(page, 'Mail or documents').click();
  await page.getByRole('option', { name: 'Received' }).click();
  await button(page, 'Show everything').click();
  await expect(person).toHaveValue('');
  await expect(page.getByText('12 mails')).toBeVisible();

  await rows(page).getByRole('option').first().click();
  await screen(page, 'Settings').click();
  await page.getByRole('listitem').filter({ hasText: 'mails.jsonl' }).getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove it' }).click();
  await expect(page.getByRole('alertdialog')).toBeHidden();
  await expect(page.getByRole('group', { name: 'What was taken in' })).toBeFocused();
  await expect(page.getByText('mails.jsonl')).toHaveCount(0);
});
