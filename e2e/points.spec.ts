import type { DraftRequest } from '../electron/contract/drafting.ts';
import type { WritingRange } from '../electron/contract/range.ts';
import { withDouble } from './double/engine.ts';
import { draftBy, engineThatTells } from './double/voices.ts';
import { expect, test } from './launch.ts';
import { button, draftText, openSample, picture, request, screen } from './person.ts';

/** The model may have to be loaded, and the machine may be slow. */
const patient = { timeout: 180_000 };

test('points are ticked as the mail says them; what is missing is put in, and undone', async ({ app }) => {
  test.setTimeout(420_000);
  const { page } = app;
  await openSample(page);
  await screen(page, 'Write').click();
  await button(page, 'Key points').click();
  const list = page.getByRole('textbox', { name: 'Key points, one a line' });
  await list.click();
  await page.keyboard.type('oil has come at 14.30\nbring the small ladder on Thursday\nworkshop is open on Monday');
  await draftText(page).click();
  await page.keyboard.type(
    'Toby –\nThe oil came at half past two. The workshop is closed on Monday.\n\nMind your fingers.\nM.',
  );
  await page.keyboard.press('Escape');

  await expect(list.locator('.cm-point-held')).toHaveText('oil has come at 14.30');
  await expect(list.locator('.cm-point-missing')).toHaveText('bring the small ladder on Thursday');
  await expect(list.locator('.cm-point-turned')).toHaveText('workshop is open on Monday');
  await expect(page.getByText('1 of 3 not in the mail, 1 point said the other way round.')).toBeVisible();

  // The sentence that says a point is marked while one looks at the point, by pointer or by key.
  const said = draftText(page).locator('.cm-said');
  await list.locator('.cm-point-held').hover();
  await expect(said).toHaveText('The oil came at half past two.');
  await picture(page, 'points');
  await button(page, 'Put it right: workshop is open on Monday').focus();
  await expect(said).toHaveText('The workshop is closed on Monday.');

  await button(page, 'Add it: bring the small ladder on Thursday').click();
  await expect(list.locator('.cm-point-missing')).toHaveCount(0, patient);
  await expect(draftText(page)).toContainText('ladder');
  await expect(draftText(page)).toHaveText(/Mind your fingers\.\s*M\.$/);
  await draftText(page).click();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(list.locator('.cm-point-missing')).toHaveText('bring the small ladder on Thursday');

  // The person says it in words of their own.
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('\nP.S. On Thursday I need the little ladder too, bring it.');
  await expect(list.locator('.cm-point-missing')).toHaveCount(0);
});

test('a mail is taken down to its points, with its numbers', async ({ app }) => {
  test.setTimeout(420_000);
  const { page } = app;
  await openSample(page);
  await screen(page, 'Write').click();
  await draftText(page).click();
  await page.keyboard.type(
    'Dear Mrs Fairclough,\n\nI hope you are well. The dial comes back on Friday at 10.30. The gilding costs £640.\n\nWith good wishes,\nMarlis Oakenshaw',
  );
  await page.keyboard.press('Escape');
  await button(page, 'Rewrite').click();
  await page.getByRole('menuitem', { name: 'As points' }).click();
  const list = page.getByRole('textbox', { name: 'Key points, one a line' });
  await expect(list).toContainText('640', patient);
  await expect(list).toContainText('10.30');
  await expect(list).not.toContainText('hope');
  await expect(page.getByText(/are in the mail\.$/)).toBeVisible();
  await picture(page, 'points-of-mail');
});

test('length and tone are places in one’s own range, by keyboard, and belong to the page', async ({ app }) => {
  const { page } = app;
  await openSample(page);
  await screen(page, 'Write').click();
  await request(page).click();
  await page.keyboard.type('tell Toby that the oil has come');
  await button(page, 'Length and tone').click();
  const length = page.getByRole('slider', { name: /^Length/ });
  const tone = page.getByRole('slider', { name: /^Tone/ });
  await expect(page.getByText(/^as short as .+, \d+ words$/)).toBeVisible();
  await expect(page.getByText(/^as long as .+, \d+ words$/)).toBeVisible();
  await expect(page.getByText('as you write to Jutta')).toBeVisible();
  await expect(page.getByText('as it comes')).toHaveCount(2);
  await picture(page, 'length-and-tone');

  await length.focus();
  await page.keyboard.press('End');
  await expect(page.getByText(/^about 1\d\d words$/)).toBeVisible();
  await tone.focus();
  await page.keyboard.press('Home');
  await expect(page.getByText('as to Jutta')).toBeVisible();
  await picture(page, 'length-and-tone-set');

  await button(page, 'New page').click();
  await expect(page.getByText('as it comes')).toHaveCount(2);
  await button(page, 'Unfinished pages, 1').click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /oil has come/ })
    .click();
  await expect(length).toHaveValue('1');
  await expect(tone).toHaveValue('0');
  await button(page, 'Tone: as it comes').click();
  await expect(page.getByText('as it comes')).toHaveCount(1);
});

const note = { mailId: 1, reader: 'Hanna Brandt', subject: 'Boiler', date: null, words: 12 };
const letter = { mailId: 2, reader: 'Mrs Fairclough', subject: 'The blue dial', date: null, words: 140 };
const range: WritingRange = {
  length: { reader: null, words: [12, 20, 28, 36, 44, 52, 60, 80, 100, 120, 140], short: note, long: letter },
  tone: {
    readers: Array.from({ length: 11 }, (_, at) => (at < 6 ? 'Hanna Brandt' : 'Mrs Fairclough')),
    familiar: note,
    formal: letter,
  },
};

test('a draft is asked for with the places that were set, and with none where they were left alone', async ({
  app,
}) => {
  const { page } = app;
  const asked: Pick<DraftRequest, 'length' | 'tone'>[] = [];
  const load = await withDouble(page);
  await load({
    ...engineThatTells({}),
    'range.read': () => range,
    'points.check': ({ points }) => points.map((point) => ({ point, state: 'missing', place: null, lacks: [] })),
    'draft.write': ({ length, tone }, { progress }) => {
      asked.push({ ...(length === undefined ? {} : { length }), ...(tone === undefined ? {} : { tone }) });
      progress({ kind: 'text', text: draftBy('retrieval').text });
      return draftBy('retrieval');
    },
  });
  await request(page).fill('Tell Hanna about the boiler');
  await button(page, 'Length and tone').click();
  await expect(page.getByText('as long as your mail to Mrs Fairclough, 140 words')).toBeVisible();
  await button(page, /^Draft/).click();
  await expect(draftText(page)).toContainText('The boiler man is coming');
  await page.getByRole('slider', { name: /^Length/ }).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('about 16 words')).toBeVisible();
  await button(page, /^Redraft/).click();
  await expect.poll(() => asked).toEqual([{}, { length: 0.05 }]);
});
