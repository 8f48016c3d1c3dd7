/** The small window in a session whose programs tell what is around the caret: a GTK editor, a field for a password. */
import { join } from 'node:path';
import {
  missingForBus,
  type SessionBus,
  startSessionBus,
} from '../electron/main/desktop/x11/accessible/testing/sessionBus.ts';
import { withEngineBehind } from './double/engineBehind.ts';
import { electronPath, expect, launchApp } from './launch.ts';
import { picture } from './person.ts';
import {
  editor,
  isShown,
  programs,
  screenPicture,
  shortcut,
  test as base,
  writes,
} from './otherPrograms/smallWindow.ts';
import { openXScreen } from './otherPrograms/xScreen.ts';

base.skip(process.platform !== 'linux', 'The X server is that of Linux.');
const missing = [...programs, ...missingForBus];
base.skip(missing.length > 0, `These programs are not installed here: ${missing.join(', ')}.`);

const test = base.extend<{ bus: SessionBus }>({
  bus: async ({}, use) => {
    const bus = await startSessionBus(process.env['DISPLAY'] ?? '');
    await use(bus);
    await bus.stop();
  },
  x: async ({ bus }, use) => {
    const x = await openXScreen(bus.environment);
    await use(x);
    await x.close();
  },
  app: async ({ bus, folder }, use) => {
    const app = await launchApp({
      home: join(folder, 'home'),
      environment: { DBUS_SESSION_BUS_ADDRESS: bus.address },
    });
    await use(app);
    await app.electron.close();
  },
});

const field = join(import.meta.dirname, '../electron/main/desktop/x11/accessible/testing/field.py');

test('a sentence is gone on with from the text before the caret, beside it', async ({ app, x, small, folder }) => {
  const asked: string[] = [];
  await withEngineBehind(small, {
    ...writes,
    'rewrite.write': ({ text, manner }) => {
      asked.push(`${manner} ${text}`);
      return { text: ' leaves at nine.', language: 'en', model: 'double', firstTokenMs: 1, tokensPerSecond: 1 };
    },
  });
  const letter = await editor(x, folder, 'Dear Ana,\nThe ferry goes at nine.');
  await x.press('XK_Control_L', 'XK_Home');
  await x.press('XK_Down');
  for (let letters = 0; letters < 'The ferry'.length; letters++) {
    await x.press('XK_Right');
  }
  await x.press(...shortcut);
  await expect(small.getByText('Nothing is selected. Before the caret: Dear Ana, The ferry')).toBeVisible();
  const caret = await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find(({ webContents }) => webContents.getURL().includes('/overlay/'))
      ?.getBounds(),
  );
  const front = (await x.place()) ?? { x: 0, y: 0 };
  // The second line, a few letters in: nearer to the window's upper left corner than the pointer, in the screen's middle.
  expect((caret?.x ?? 0) - front.x).toBeLessThan(140);
  expect((caret?.y ?? 0) - front.y).toBeLessThan(140);
  await picture(small, 'overlay-before-caret');
  await screenPicture(app, 'overlay-before-caret-screen');
  await expect(small.getByRole('option', { name: 'Go on from here' })).toHaveAttribute('aria-selected', 'true');
  await x.press('XK_Return');
  await expect(small.getByText('Tab', { exact: true })).toBeVisible();
  await x.press('XK_Tab');
  await expect.poll(() => letter.saved()).toBe('Dear Ana,\nThe ferry leaves at nine. goes at nine.');
  expect(asked).toEqual(['continue Dear Ana,\nThe ferry']);
});

test('a field for a password is left alone, also with nothing selected in it', async ({ app, x, small }) => {
  await withEngineBehind(small, writes);
  await x.open('/usr/bin/python3', [field, 'password', 'plum-jam-7', '10', '10'], 'Python3');
  await expect
    .poll(
      async () => {
        await x.press('XK_Escape');
        await expect.poll(() => isShown(app)).toBe(false);
        await x.press(...shortcut);
        await expect(small.getByText(/Nothing is selected|field for a password/)).toBeVisible();
        return small.getByText('This is a field for a password.').isVisible();
      },
      { timeout: 30_000 },
    )
    .toBe(true);
});

test('a page in Chromium tells the same where a screen reader is in use', async ({ x, small, folder, bus }) => {
  await bus.switchOn();
  await withEngineBehind(small, writes);
  const flags = ['--force-renderer-accessibility', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  const page = join(import.meta.dirname, 'otherPrograms', 'letters');
  await x.open(electronPath(), [...flags, page, join(folder, 'letters')], /letters|electron/i);
  await expect
    .poll(async () => {
      await x.type('f');
      return x.title();
    })
    .toMatch(/^letters:f+$/);
  const typed = (await x.title()).slice('letters:'.length);
  await expect
    .poll(async () => {
      await x.press('XK_Escape');
      await x.press(...shortcut);
      return small.getByText(/^Nothing is selected/).textContent();
    })
    .toBe(`Nothing is selected. Before the caret: ${typed}`);
  await x.press('XK_Return');
  await expect(small.getByText('Tab', { exact: true })).toBeVisible();
  await x.press('XK_Tab');
  await expect.poll(() => x.title()).toBe(`letters:${typed} leaves at nine.`);
});
