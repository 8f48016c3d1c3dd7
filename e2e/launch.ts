import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ElectronApplication, type Page, _electron } from 'playwright';
import { test as base } from 'playwright/test';
import { findElectron } from '../electron/setup/electron.mjs';
import { descendants } from './processes.ts';

export { expect } from 'playwright/test';

export const root = dirname(import.meta.dirname);
/** The app under test: the checkout, or a packaged app's folder. */
const appFolder = process.env['OWNHAND_E2E_APP'] ?? root;

export interface LaunchOptions {
  /** A data folder that outlives the app, for instance to open it again. */
  readonly home: string;
  /** A program named `electron` to run instead, for instance one that traces it. */
  readonly executable?: string;
  /** Variables for the app beside the tester's own. */
  readonly environment?: Readonly<Record<string, string>>;
}

export interface App {
  readonly electron: ElectronApplication;
  readonly page: Page;
  readonly home: string;
  /** Process id of the engine that runs now. */
  enginePid(): number;
  /** What the next dialog for opening answers; null is "Cancel". */
  answerOpenDialog(path: string | null): Promise<void>;
  /** What the next dialog for saving answers. */
  answerSaveDialog(path: string | null): Promise<void>;
}

/** Starts the app as a person would, with the flags of a release. */
export async function launchApp({ home, executable = electronPath(), environment = {} }: LaunchOptions): Promise<App> {
  const electron = await openFirstWindow(executable, home, { ...testersEnvironment(), ...environment });
  await electron.evaluate(() => {
    (globalThis as unknown as { letPageLoad(): void }).letPageLoad();
  });
  const page = await largeWindow(electron);
  await page.waitForLoadState('domcontentloaded');
  return {
    electron,
    page,
    home,
    enginePid: () => findEnginePid(electron),
    answerOpenDialog: (path) =>
      electron.evaluate(({ dialog }, answer) => {
        dialog.showOpenDialog = () =>
          Promise.resolve({ canceled: answer === null, filePaths: answer === null ? [] : [answer] });
      }, path),
    answerSaveDialog: (path) =>
      electron.evaluate(({ dialog }, answer) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: answer === null, filePath: answer ?? '' });
      }, path),
  };
}

/**
 * Starts Electron until Playwright knows its window. On a busy machine it now and then attaches in the very moment of
 * the first navigation, and Chromium 130 then never starts that page (see hold.cjs); the app has done nothing by then.
 */
async function openFirstWindow(
  executable: string,
  home: string,
  env: Record<string, string>,
): Promise<ElectronApplication> {
  for (let attempt = 1; ; attempt++) {
    let electron: ElectronApplication | undefined;
    try {
      electron = await withElectron(executable, () =>
        _electron.launch({
          cwd: root,
          args: ['-r', join(import.meta.dirname, 'hold.cjs'), appFolder, `--home=${home}`],
          env,
          // As root Chromium has no sandbox of its own; the page is sandboxed from Node all the same.
          chromiumSandbox: process.getuid?.() !== 0,
          timeout: 30_000,
        }),
      );
      await electron.firstWindow({ timeout: 15_000 });
      return electron;
    } catch (error) {
      // Two at once would fight over the keys of the shortcut.
      await killed(electron?.process());
      if (attempt === 3) {
        throw error;
      }
    }
  }
}

/** On a busy machine the small window over other programs is sometimes known before the large one. */
async function largeWindow(electron: ElectronApplication): Promise<Page> {
  const isLarge = (page: Page): boolean => /^app:\/\/ownhand\/(?!overlay\/)/.test(page.url());
  for (let waited = 0; waited < 30_000; waited += 50) {
    const page = electron.windows().find(isLarge);
    if (page !== undefined) {
      return page;
    }
    await sleep(50);
  }
  throw new Error('The window did not load its page.');
}

async function killed(app: ChildProcess | undefined): Promise<void> {
  if (app?.exitCode === null && app.signalCode === null) {
    const ended = once(app, 'exit');
    app.kill('SIGKILL');
    await ended;
  }
}

/**
 * Names the Electron to run by a variable for as long as it starts. Named in this way, and not as `executablePath`,
 * Playwright holds the app back until it is attached to it.
 */
async function withElectron<T>(executable: string, start: () => Promise<T>): Promise<T> {
  const name = 'ELECTRON_OVERRIDE_DIST_PATH';
  const before = process.env[name];
  process.env[name] = dirname(executable);
  // The electron package reads the variable once, when it is loaded.
  Reflect.deleteProperty(require.cache, require.resolve('electron'));
  try {
    return await start();
  } finally {
    if (before === undefined) {
      // The next file of tests looks for Electron anew, and must not find one that a test has made.
      Reflect.deleteProperty(process.env, name);
    } else {
      process.env[name] = before;
    }
  }
}

const require = createRequire(import.meta.url);

/** Found once: the search looks at the variable that each launch sets. */
const found = findElectron();

export function electronPath(): string {
  if (found === null) {
    throw new Error('There is no Electron here yet: run npm test, which finds one.');
  }
  return found.executable;
}

/** A folder that is deleted at the end of the test. */
export interface Fixtures {
  readonly folder: string;
  /** The app on an empty home. */
  readonly app: App;
}

export const test = base.extend<Fixtures>({
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'ownhand-test-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  app: async ({ folder }, use, testInfo) => {
    const app = await launchApp({ home: join(folder, 'home') });
    await use(app);
    if (testInfo.status !== testInfo.expectedStatus) {
      await app.page.screenshot({ path: testInfo.outputPath('window.png') }).catch(() => undefined);
    }
    await app.electron.close();
  },
});

/** The tester's own settings stay outside: no other home, no other models' answers, no inspector. */
function testersEnvironment(): Record<string, string> {
  const left = new Set(['OWNHAND_HOME', 'OWNHAND_PASSPHRASE', 'NODE_OPTIONS', 'ELECTRON_RUN_AS_NODE']);
  const entries = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !left.has(entry[0]),
  );
  return Object.fromEntries(entries);
}

/** The engine is the child of main that runs Node on the engine's entry. */
function findEnginePid(electron: ElectronApplication): number {
  const engine = descendants(electron.process().pid ?? 0).find(({ words }) =>
    words.some((word) => word.endsWith(join('engine', 'index.ts'))),
  );
  if (engine === undefined) {
    throw new Error('The engine does not run.');
  }
  return engine.pid;
}
