/** What a person sees and does, in the words of the screens: for the tests of whole flows. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { type App, expect, root } from './launch.ts';

export const passphrase = 'a bell without a clapper';

export const screen = (page: Page, name: string): Locator =>
  page.getByRole('navigation').getByRole('button', { name, exact: true });
export const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name });
export const request = (page: Page): Locator => page.getByRole('textbox', { name: 'What do you want to say?' });
export const draftText = (page: Page): Locator => page.getByRole('textbox', { name: 'The mail' });

/** Pictures of each screen as it was, for people to look at; no test depends on them. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = join(root, 'test-results', 'pictures');
  mkdirSync(folder, { recursive: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) });
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

export async function choosePassphrase(page: Page): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByLabel('Once more').fill(passphrase);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Your mail' })).toBeVisible();
}

const things = ['lamp', 'bell', 'ladder', 'boat', 'kettle', 'key', 'map', 'rope', 'saw', 'tent', 'clock', 'stove'];

/** Takes in a dozen mails of somebody's own from JSON lines, which nobody has to be asked about, and goes to Write. */
export async function takeInLines(app: App, folder: string): Promise<void> {
  const { page } = app;
  const path = join(folder, 'mails.jsonl');
  const mails = things.map((thing, day) => ({
    email: `Hi Toby,\n\nthe ${thing} is at the pier since ${day + 3} March. Can you fetch it before the rain comes?\n\nMara`,
    subject: `The ${thing}`,
    date: new Date(Date.UTC(2024, 2, day + 3, 9)).toISOString(),
    to: 'toby@example.org',
  }));
  writeFileSync(path, mails.map((mail) => `${JSON.stringify(mail)}\n`).join(''));
  await app.answerOpenDialog(path);
  await button(page, 'Add a mailbox file').click();
  await expect(page.getByText('all of it is taken as written by you')).toBeVisible();
  await picture(page, 'json-lines');
  await button(page, 'Take it in').click();
  await expect(page.getByText('12 mails of yours and 0 of others')).toBeVisible();
  await button(page, /^(?:Start writing|Go on without finishing)/).click();
}

/** Types a request and waits for the whole draft. */
export async function draft(page: Page, words: string): Promise<string> {
  await request(page).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(words);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(button(page, /^Stop/)).toBeVisible();
  await expect(button(page, /^Redraft/)).toBeVisible({ timeout: 180_000 });
  return draftText(page).innerText();
}

/** Opens the sample mailbox from the first screen. */
export async function openSample(page: Page): Promise<void> {
  await button(page, 'Look around with a sample mailbox').click();
  await expect(page.getByText('This is a sample mailbox of a made-up person.')).toBeVisible({ timeout: 60_000 });
}

/** Presses Tab until something, or a part of it, has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  // Held on to, because a list of suggestions hides all else from a search by role while it is open.
  const element = await target.elementHandle();
  for (let step = 0; step < 60; step++) {
    if (await element.evaluate((node) => node.contains(document.activeElement))) {
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab never came to it.');
}
