import { expect, test } from './launch.ts';
import { button, openSample, picture, screen } from './person.ts';

const line = 'Sent from my phone, probably up a tower';

test('whose words lines are is said once, by mouse or by keyboard, holds for alike mails, and is taken back', async ({
  app,
}) => {
  const { page } = app;
  await openSample(page);
  await screen(page, 'Mail').click();
  await page.getByRole('searchbox', { name: 'Search your mail' }).fill('Water in the workshop');
  await page.getByRole('option').filter({ hasText: 'The gutter that your man mended' }).first().click();
  const text = page.getByRole('group', { name: 'The text of your mail' });
  const soft = text.getByRole('note').filter({ hasText: line });
  await expect(soft).toBeVisible();
  await picture(page, 'correction-before');

  await soft.getByText(line).click({ clickCount: 3 });
  await expect(page.getByText('Whose words are these?')).toBeVisible();
  await expect(button(page, 'This is not mine')).toBeHidden();
  await picture(page, 'correction-chosen');
  await button(page, 'This is mine').click();
  await expect(page.getByText('Counted as yours from now on, here and in 12 mails like it.')).toBeVisible();
  await expect(soft).toBeHidden();
  await picture(page, 'correction-said');

  await page.keyboard.press('ControlOrMeta+z');
  await expect(soft).toBeVisible();

  await text.focus();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('Whose words are these?')).toBeVisible();
  await picture(page, 'correction-keyboard');
  await page.keyboard.press('n');
  await expect(page.getByText(/^Not counted as yours from now on/)).toBeVisible();
  await expect(text.getByRole('note', { name: 'Not counted as own words' })).toBeVisible();
  await button(page, /^Undo/).click();
  await expect(text.getByRole('note', { name: 'Not counted as own words' })).toBeHidden();
});
