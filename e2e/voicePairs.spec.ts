import { AppError } from '../electron/contract/errors.ts';
import { withDouble } from './double/engine.ts';
import { advice } from './double/learning.ts';
import { pairs as manyPairs } from './double/pairs.ts';
import { engineThatTells } from './double/voices.ts';
import { expect, test } from './launch.ts';
import { button, picture, screen, tabTo } from './person.ts';

test('pairs by the thousand are searched, put right and left out', async ({ app }) => {
  const { page } = app;
  // One of those that are dropped has no request at all.
  const pairs = manyPairs.map((pair, index) => ({ ...pair, request: index === 7 ? '' : pair.request }));
  const change = (id: number, changes: Partial<(typeof pairs)[number]>): (typeof pairs)[number] => {
    const pair = pairs.find((each) => each.id === id);
    if (pair === undefined) {
      throw new Error(`No pair ${id}`);
    }
    return Object.assign(pair, changes);
  };
  await (
    await withDouble(page)
  )({
    ...engineThatTells({ advice: { ...advice, pairs: 1_091 }, pairs }),
    'pairs.edit': ({ id, request: words }) => change(id, { request: words, edited: true }),
    'pairs.drop': ({ id, dropped }) => {
      if (!dropped && pairs.find((pair) => pair.id === id)?.request === '') {
        throw new AppError('invalid-input', 'No request was found for this. Write one, and it will be learned from.');
      }
      return change(id, { dropped: dropped ? 'by-hand' : null });
    },
  });
  await screen(page, 'Voice').click();
  await button(page, '1,091 pairs').click();
  const list = page.getByRole('listbox', { name: 'Pairs' });
  await expect(page.getByText('1,200 pairs, 1,091 kept')).toBeVisible();
  // Only what is in sight is drawn; the rest comes as one scrolls.
  expect(await list.getByRole('option').count()).toBeLessThan(40);
  await list.getByRole('option').first().click();
  await picture(page, 'voice-pairs');

  const box = page.getByRole('textbox', { name: 'The request' });
  await box.fill('Tell Hanna about the boiler');
  await page.keyboard.press('Escape');
  await expect(box).toHaveValue(/cellar key with Mr Brandt/);
  await box.fill('Tell Hanna about the boiler');
  await picture(page, 'voice-pairs-edit');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText('Put right by you')).toBeVisible();
  await expect(list.getByRole('option').first()).toContainText('Edited');

  // What is begun stays begun while one looks at something else.
  await box.fill('Tell Hanna about the boiler and the key');
  await list.getByRole('option').nth(1).click();
  await screen(page, 'Models').click();
  await screen(page, 'Voice').click();
  await list.getByRole('option').first().click();
  await expect(box).toHaveValue('Tell Hanna about the boiler and the key');
  await button(page, 'Take it back').click();
  await expect(box).toHaveValue('Tell Hanna about the boiler');

  await tabTo(page, list);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Delete');
  await expect(page.getByText('You dropped this pair. Take it back at any time.')).toBeVisible();
  await button(page, 'Learn from it after all').click();
  await expect(button(page, 'Do not learn from this')).toBeVisible();

  await page.getByRole('radio', { name: 'Dropped' }).click();
  // The key is refused where there is nothing to learn from, and that is said.
  await list
    .getByRole('option', { name: /No request was good enough/ })
    .first()
    .click();
  await page.keyboard.press('Delete');
  await expect(page.getByText('No request was found for this. Write one, and it will be learned from.')).toBeVisible();
  await button(page, 'Why they were dropped').click();
  await expect(page.getByText(/mixed up who asks, who can or who goes/)).toBeVisible();
  await list.getByRole('option').first().click();
  await picture(page, 'voice-pairs-dropped');
  const search = page.getByRole('searchbox', { name: 'Search requests, mails and documents' });
  await page.getByRole('radio', { name: 'All' }).click();
  await search.fill('dry stone');
  await list
    .getByRole('option', { name: /garden wall/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'Your document' })).toBeVisible();
  await expect(button(page, 'Walls and what holds them')).toBeVisible();
  await expect(page.getByText('To be put in your words')).toBeVisible();
  await picture(page, 'voice-pairs-document');
  await search.fill('nothing has these words');
  await expect(page.getByText('Nothing was found.')).toBeVisible();
});
