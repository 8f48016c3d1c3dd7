import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pdfOf, wordOf, wordParagraph } from '../electron/engine/documents/exampleDocuments.ts';
import { expect, test } from './launch.ts';
import { button, choosePassphrase, draft, draftText, picture, screen, takeInLines } from './person.ts';

const prices = `# Prices of the boathouse

Valid from Easter to the end of October. Whoever is a member pays half.

## Boats for hire

| Boat  | A day | A week |
|-------|-------|--------|
| Skiff | £14   | £63    |
| Canoe | £9    | £41    |

## What is included

1. Oars and a bailer
2. A life jacket for each:
   - small ones hang left
   - large ones hang right

## Winter storage

Boats are kept in the upper shed from November on for £120, and turned once at New Year.
`;

/** A folder of documents: three that can be read, one that cannot. */
function makeDocuments(folder: string): string {
  const path = join(folder, 'Boathouse papers');
  mkdirSync(path);
  writeFileSync(join(path, 'prices.md'), prices);
  const heading = '<w:outlineLvl w:val="0"/>';
  writeFileSync(
    join(path, 'minutes.docx'),
    wordOf(
      [
        wordParagraph('Minutes of the spring meeting', heading),
        wordParagraph('The slipway is to be tarred in the second week of May, when the tide is low at noon.'),
      ].join(''),
    ),
  );
  writeFileSync(join(path, 'scan.pdf'), pdfOf([[], []]));
  writeFileSync(join(path, 'tides.pdf'), pdfOf([[{ text: 'Low water on the ninth is at half past twelve.', y: 700 }]]));
  return path;
}

test('documents: taken in, found, read, their facts in a draft, given another author, removed', async ({
  app,
  folder,
}) => {
  const { page } = app;
  await choosePassphrase(page);
  await takeInLines(app, folder);

  await screen(page, 'Settings').click();
  await app.answerOpenDialog(makeDocuments(folder));
  await button(page, 'Add a folder').click();
  await expect(page.getByText('Who wrote this?')).toBeVisible();
  await expect(page.getByText('4 documents')).toBeVisible();
  await picture(page, 'documents-whose');
  await button(page, 'Take it in').click();
  await expect(page.getByText('Boathouse papers is in.')).toBeVisible();
  await expect(page.getByText(/^3 documents, in/)).toBeVisible();
  await button(page, '1 could not be read, or not wholly').click();
  await expect(page.getByText(/pictures without text/)).toBeVisible();
  await picture(page, 'documents-report');

  await screen(page, 'Mail').click();
  const search = page.getByRole('searchbox', { name: 'Search your mail' });
  const found = page.getByRole('listbox', { name: 'Mails' }).getByRole('option');
  // None of these words stands in it: its meaning is known by now.
  await expect(async () => {
    await search.fill('money for renting rowing vessels');
    await expect(found.first()).toContainText('Prices of the boathouse', { timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await search.fill('life jacket small');
  await expect(found.first()).toContainText('jacket');
  await found.filter({ hasText: 'Prices of the boathouse' }).click();
  const reading = page.getByRole('region', { name: 'What is open' });
  await expect(reading.getByRole('heading', { name: 'Boats for hire' })).toBeVisible();
  await expect(reading.getByRole('cell', { name: '£63' })).toBeVisible();
  await expect(reading.getByRole('listitem').filter({ hasText: 'small ones hang left' })).toHaveAttribute(
    'data-found',
    'true',
  );
  await picture(page, 'document');
  await search.fill('');
  await button(page, 'Mail or documents').click();
  await page.getByRole('option', { name: 'Documents' }).click();
  await expect(found).toHaveCount(3);
  await picture(page, 'documents-list');

  await screen(page, 'Write').click();
  const text = await draft(page, 'Tell Toby what a skiff costs for a week');
  expect(text).toContain('63');
  await expect(page.getByRole('heading', { name: 'Facts from' })).toBeVisible();
  await picture(page, 'documents-facts');
  await button(page, /^Prices of the boathouse/)
    .first()
    .click();
  await expect(reading.locator('[data-found]').first()).toBeVisible();
  await screen(page, 'Write').click();
  await button(page, 'Leave this document out and draft again').first().click();
  await expect(button(page, /^Redraft/)).toBeVisible({ timeout: 180_000 });
  await expect(page.getByText(/1 document left out/)).toBeVisible();
  await expect(draftText(page)).not.toContainText('63');

  await screen(page, 'Settings').click();
  const row = page.getByRole('listitem').filter({ hasText: 'Boathouse papers' });
  await expect(row).toContainText('3 documents, folder');
  const own = row.getByRole('radio', { name: 'I wrote this' });
  await own.click();
  await expect(own).toBeChecked();
  await picture(page, 'documents-settings');
  await row.getByRole('button', { name: 'Remove' }).click();
  await button(page, 'Remove it').click();
  await expect(row).toHaveCount(0);
  await screen(page, 'Mail').click();
  await search.fill('life jacket small');
  await expect(found.filter({ hasText: 'Prices of the boathouse' })).toHaveCount(0);
});
