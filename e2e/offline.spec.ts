import { join } from 'node:path';
import { electronPath, expect, launchApp, test } from './launch.ts';
import { button, draft, openSample, screen } from './person.ts';
import { traceNetwork } from './trace.ts';

test.skip(process.platform !== 'linux', 'strace is a program for Linux');

test('the app and all its children connect to nothing outside this machine', async ({ folder }) => {
  const trace = traceNetwork(electronPath(), folder);
  const { page, electron } = await launchApp({ home: join(folder, 'home'), executable: trace.executable });
  // The main job: mail in, found again, drafted.
  await openSample(page);
  await screen(page, 'Mail').click();
  await page.getByRole('searchbox', { name: 'Search your mail' }).fill('oil and ladder');
  await expect(page.getByRole('status').filter({ hasText: /found/ })).toBeVisible();
  await screen(page, 'Write').click();
  expect(await draft(page, 'Ask Toby whether he has the ladder')).not.toBe('');
  await expect(button(page, 'Copy')).toBeEnabled();
  // The things that would make Chromium reach out: text to spell-check, pages to look up in advance, a reload.
  await page.evaluate(() => {
    const text = document.createElement('textarea');
    text.lang = 'en';
    document.body.append(text);
    text.focus();
    for (const [rel, href] of [
      ['dns-prefetch', 'https://dns.example.com'],
      ['preconnect', 'https://connect.example.com'],
      ['prefetch', 'https://fetch.example.com/x'],
    ]) {
      document.head.append(Object.assign(document.createElement('link'), { rel, href }));
    }
  });
  await page.keyboard.type('Thiss is a mispeled sentense in a text feild. ');
  await page.reload();
  // Chromium begins its own errands some seconds after the start.
  await page.waitForTimeout(10_000);
  await electron.close();
  expect(trace.count()).toBeGreaterThan(0);
  expect(trace.outside()).toEqual([]);
});
