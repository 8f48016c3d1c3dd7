import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, launchApp, test } from './launch.ts';
import { descendants } from './processes.ts';

/** The small window over other programs, which is always there, never has the focus. */
const countLargeWindows = ({ BrowserWindow }: typeof import('electron')): number =>
  BrowserWindow.getAllWindows().filter((window) => window.isFocusable()).length;

test.describe('the page', () => {
  test('is sandboxed and isolated, as in a release, and so is that of the small window', async ({ app }) => {
    const windows = () => app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    await expect.poll(windows).toBe(2);
    const preferences = await app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => {
        const contents = webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
        const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } =
          contents.getLastWebPreferences();
        return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag };
      }),
    );
    const locked = { sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true };
    expect(preferences).toEqual([
      { ...locked, webviewTag: false },
      { ...locked, webviewTag: false },
    ]);
    const pages = descendants(app.electron.process().pid ?? 0).filter(({ words }) =>
      words.join(' ').includes('--type=renderer'),
    );
    expect(pages.length).toBeGreaterThan(0);
    if (process.getuid?.() !== 0) {
      expect(pages.map(({ words }) => words.join(' ')).join('\n')).not.toContain('--no-sandbox');
    }
  });

  test('sees nothing of Node or Electron', async ({ app }) => {
    const seen = await app.page.evaluate(() =>
      ['require', 'process', 'Buffer', 'global', 'module', 'electron', 'ipcRenderer', '__dirname', 'ownhand'].filter(
        (name) => name in window,
      ),
    );
    expect(seen).toEqual([]);
  });

  test('reaches nothing and runs no foreign script', async ({ app }) => {
    const seen: string[] = [];
    const server = createServer(({ url }, response) => {
      seen.push(url ?? '');
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.end('reached');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const outcomes = await app.page.evaluate(async (base) => {
      const settled = (work: Promise<unknown>): Promise<string> =>
        work.then(
          () => 'went through',
          () => 'refused',
        );
      const element = (name: string, attributes: Record<string, string>): Promise<string> =>
        settled(
          new Promise((resolve, reject) => {
            const made = document.createElement(name);
            made.onload = resolve;
            made.onerror = reject;
            try {
              Object.assign(made, attributes);
            } catch {
              reject(new Error('trusted types'));
            }
            document.body.append(made);
            setTimeout(reject, 1_500);
          }),
        );
      // The debugger that runs this may evaluate anything; a later turn is the page's own.
      await new Promise((resolve) => setTimeout(resolve));
      let evaluated = 'refused';
      try {
        evaluated = String(window.eval('1 + 1'));
      } catch {
        // as it should be
      }
      let made = 'refused';
      try {
        document.createElement('div').innerHTML = '<img src=x>';
        made = 'went through';
      } catch {
        // as it should be
      }
      return {
        fetch: await settled(fetch(`${base}/fetch`)),
        beacon: String(navigator.sendBeacon(`${base}/beacon`)),
        socket: await settled(
          new Promise((resolve, reject) => {
            const socket = new WebSocket(`${base.replace('http', 'ws')}/socket`);
            socket.onopen = resolve;
            socket.onerror = reject;
          }),
        ),
        image: await element('img', { src: `${base}/image` }),
        script: await element('script', { src: `${base}/script` }),
        style: await element('link', { rel: 'stylesheet', href: `${base}/style` }),
        frame: await element('iframe', { src: `${base}/frame` }),
        ownFile: await settled(fetch('app://ownhand/index.html')),
        evaluated,
        made,
      };
    }, `http://127.0.0.1:${port}`);
    server.close();
    expect(seen).toEqual([]);
    expect(outcomes).toMatchObject({
      fetch: 'refused',
      socket: 'refused',
      image: 'refused',
      script: 'refused',
      style: 'refused',
      ownFile: 'refused',
      evaluated: 'refused',
      made: 'refused',
    });
  });

  test('is refused every permission but writing to the clipboard', async ({ app }) => {
    const states = await app.page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'];
      const states: Record<string, string> = {};
      for (const name of names) {
        states[name] = await navigator.permissions.query({ name: name as PermissionName }).then(
          ({ state }) => state,
          () => 'unknown',
        );
      }
      const media = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'given',
        (error: unknown) => (error as Error).name,
      );
      return { ...states, media, notice: await Notification.requestPermission() };
    });
    for (const [name, state] of Object.entries(states)) {
      expect(['denied', 'NotAllowedError', 'NotFoundError', 'unknown'], `${name} is ${state}`).toContain(state);
    }
  });

  test('cannot be left, and opens no window', async ({ app }) => {
    const { page, electron } = app;
    const home = page.url();
    expect(home).toMatch(/^app:\/\/ownhand\//);
    const opened = await page.evaluate(() => window.open('https://example.com') === null);
    expect(opened).toBe(true);
    await page.evaluate(() => Object.assign(window, { mark: 'here' }));
    for (const address of [
      'https://example.com/',
      'file:///etc/passwd',
      'app://ownhand/other.html',
      'data:text/html,x',
    ]) {
      await page.evaluate((target) => {
        const link = document.createElement('a');
        link.href = target;
        document.body.append(link);
        link.click();
        link.target = '_blank';
        link.click();
        link.remove();
      }, address);
      await page.evaluate((target) => {
        window.location.href = target;
      }, address);
      await expect.poll(() => page.evaluate(() => (window as { mark?: string }).mark)).toBe('here');
      expect(page.url(), address).toBe(home);
    }
    // Chromium asks nobody about the way to a blank page, but the window comes back.
    await page
      .evaluate(() => {
        window.location.href = 'about:blank';
      })
      .catch(() => undefined);
    await expect.poll(() => page.evaluate(() => document.title).catch(() => '')).not.toBe('');
    expect(page.url()).toBe(home);
    expect(await electron.evaluate(countLargeWindows)).toBe(1);
  });

  test('is served nothing from outside its folder', async ({ app }) => {
    const statuses = await app.electron.evaluate(async ({ session }) => {
      const pages = session.fromPartition('ownhand');
      const addresses = ['index.html', '..%2f..%2fpackage.json', '%2e%2e/%2e%2e/package.json', 'nothing.js', '.'];
      return Promise.all(addresses.map(async (path) => (await pages.fetch(`app://ownhand/${path}`)).status));
    });
    expect(statuses).toEqual([200, 404, 404, 404, 200]);
  });

  test('gets its ports once', async ({ app }) => {
    const again = await app.page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          addEventListener('message', ({ data, ports }) => {
            if (data === 'ownhand:ports') {
              resolve(`${ports.length} ports`);
            }
          });
          postMessage('ownhand:ports-please', location.origin);
          setTimeout(() => {
            resolve('nothing');
          }, 500);
        }),
    );
    expect(again).toBe('nothing');
  });
});

test('a second start shows the window of the first', async ({ app }) => {
  await app.electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()
      .find((window) => window.isFocusable())
      ?.hide();
  });
  // The second instance ends by itself, before it has a window.
  await expect(launchApp({ home: app.home })).rejects.toThrow();
  await expect
    .poll(() =>
      app.electron.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()
          .find((window) => window.isFocusable())
          ?.isVisible(),
      ),
    )
    .toBe(true);
  expect(await app.electron.evaluate(countLargeWindows)).toBe(1);
});
