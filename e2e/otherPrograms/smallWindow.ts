/** The small window over other people's programs, for its tests. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { Handlers } from '../../electron/contract/method.ts';
import type { Engine } from '../../electron/contract/engine.ts';
import { type App, expect, test as base } from '../launch.ts';
import { openXScreen, type XScreen } from './xScreen.ts';

export const programs = ['openbox', 'mousepad', 'xterm'].filter((name) => !existsSync(`/usr/bin/${name}`));
export const shortcut = ['XK_Control_L', 'XK_Alt_L', 'XK_space'] as const;
export const before = 'I would like to inform you that the ferry is not going to leave before nine tomorrow.';
export const after = 'The ferry will not leave before nine tomorrow: שלום 漢字 é 👩‍🔬.';

/** What the double writes: known words, so that a test can tell them. */
export const writes: Partial<Handlers<Engine>> = {
  'store.state': () => ({ state: 'open', unlocks: ['passphrase'], sample: false }),
  'rewrite.write': ({ manner }, { progress }) => {
    const text = manner === 'continue' ? ' leaves at nine.' : manner === 'friendlier' ? `Dear Toby, ${after}` : after;
    progress({ kind: 'reading', fraction: null });
    progress({ kind: 'text', text });
    return { text, language: 'en', model: 'double', firstTokenMs: 1, tokensPerSecond: 1 };
  },
};

export const test = base.extend<{ x: XScreen; small: Page }>({
  x: async ({}, use) => {
    const x = await openXScreen();
    await use(x);
    await x.close();
  },
  small: async ({ app }, use, testInfo) => {
    const small = await smallWindow(app);
    await use(small);
    if (testInfo.status !== testInfo.expectedStatus) {
      await small.screenshot({ path: testInfo.outputPath('small.png') }).catch(() => undefined);
    }
  },
});

/** The small window's page, which is made a moment after the large one, once the keys that call it are the app's own. */
export async function smallWindow({ electron }: App): Promise<Page> {
  const isSmall = (page: Page): boolean => page.url().startsWith('app://ownhand/overlay/');
  await expect.poll(() => electron.windows().some(isSmall), { timeout: 30_000 }).toBe(true);
  const page = electron.windows().find(isSmall);
  if (page === undefined) {
    throw new Error('The small window was closed.');
  }
  await expect(page.getByRole('dialog', { name: 'Ownhand' })).toBeAttached();
  // An app of the test before may hold them still; this one has them soon after that has ended.
  const haveKeys = (): Promise<boolean> =>
    electron.evaluate(({ globalShortcut }) => globalShortcut.isRegistered('Control+Alt+Space'));
  await expect.poll(haveKeys, { timeout: 70_000 }).toBe(true);
  return page;
}

/** Whether the small window is shown, as main sees it. */
export const isShown = ({ electron }: App): Promise<boolean> =>
  electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().some(
      (window) => window.webContents.getURL().includes('/overlay/') && window.isVisible(),
    ),
  );

export async function editor(
  x: XScreen,
  folder: string,
  text: string,
): Promise<{ readonly saved: () => Promise<string> }> {
  const file = join(folder, 'letter.txt');
  await x.openEditor(file, text);
  return {
    saved: async () => {
      await x.press('XK_Control_L', 'XK_s');
      return readFileSync(file, 'utf8');
    },
  };
}

export async function selectAll(x: XScreen): Promise<void> {
  await expect
    .poll(async () => {
      await x.press('XK_Control_L', 'XK_a');
      return x.selectedText();
    })
    .not.toBe('');
}

/** A picture of the whole screen, for people to look at. */
export async function screenPicture({ electron }: App, name: string): Promise<void> {
  const folder = join(import.meta.dirname, '../../test-results/pictures');
  mkdirSync(folder, { recursive: true });
  const image = await electron.evaluate(async ({ desktopCapturer }) => {
    const [whole] = await desktopCapturer.getSources({
      types: ['screen'],
      thumbnailSize: { width: 1400, height: 1000 },
    });
    return whole?.thumbnail.toPNG().toString('base64') ?? '';
  });
  writeFileSync(join(folder, `${name}.png`), Buffer.from(image, 'base64'));
}
