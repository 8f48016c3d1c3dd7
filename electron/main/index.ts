/** The composition root: builds the parts of main and joins them. What it decides stands in the other files. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserWindow, app, session } from 'electron';
import { host } from '../contract/host.ts';
import { messagePortMain } from '../rpc/messagePortMain.ts';
import { serve } from '../rpc/serve.ts';
import { relay } from './broker.ts';
import { EngineChild } from './child.ts';
import { saveProcesses } from './frugal.ts';
import { hostHandlers } from './host.ts';
import { openKeychain } from './keychain.ts';
import { setContextMenu, setMenu } from './menu.ts';
import { chooseHome, findPaths } from './paths.ts';
import { announceScheme } from './protocol.ts';
import { lockApp, lockSession } from './security.ts';
import { openWindow } from './window.ts';
import { hiddenSwitch } from './startAtLogin.ts';
import { unlock } from './unlock.ts';
import { windowPlace } from './windowPlace.ts';
import { choicesIn, writeAnywhere } from './writeAnywhere.ts';

/** The window first: nobody presses the shortcut in the same moment. */
const afterWindowMs = 1_500;

const home = chooseHome();
lockApp();
saveProcesses();
announceScheme();

if (app.requestSingleInstanceLock()) {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  void app.whenReady().then(start);
} else {
  // The first instance is told of this one and shows its window.
  app.quit();
}

function start(): void {
  lockSession(session.defaultSession);
  setMenu();
  const paths = findPaths(home);
  const engine = new EngineChild({
    node: paths.engineNode,
    entry: paths.engine,
    home,
    log: paths.engineLog,
    code: paths.engineCode,
  });
  const keychain = openKeychain(join(home, 'keychain.key'));
  const remembered = { key: null };
  const place = windowPlace(join(home, 'window.json'));
  const choices = choicesIn(home);
  let startAnywhere = (): void => undefined;
  const anywhere = new Promise<void>((resolve) => {
    startAnywhere = resolve;
  }).then(() => {
    const open = (): Promise<unknown> => unlock(engine, keychain, false, remembered);
    return writeAnywhere({ paths, engine, choices, unlock: open, openOwnhand: show, onError });
  });
  let window: BrowserWindow | null = null;
  const onError = (method: string, error: unknown): void => {
    process.stderr.write(`${method}: ${error instanceof Error ? (error.stack ?? error.message) : 'unknown'}\n`);
  };

  function show(): void {
    if (window !== null) {
      if (window.isMinimized()) {
        window.restore();
      }
      window.show();
      window.focus();
      return;
    }
    window = openWindow(paths, place, (ports, owner) => {
      relay(engine, messagePortMain(ports.engine));
      serve(messagePortMain(ports.host), host, hostHandlers(owner, engine, keychain, remembered, home, anywhere), {
        onInternalError: onError,
      });
    });
    setContextMenu(window);
    window.on('closed', () => {
      window = null;
      // The small window is always there, so it is this one that decides.
      if (process.platform !== 'darwin' && !choices.now.stay) {
        app.quit();
      }
    });
  }

  app.on('second-instance', show);
  app.on('activate', show);
  app.on('window-all-closed', () => undefined);
  let hasQuit = false;
  app.on('will-quit', (event) => {
    if (!hasQuit) {
      event.preventDefault();
      const closing = Promise.race([anywhere, Promise.resolve(null)]).then((there) => there?.close());
      void Promise.allSettled([engine.quit(), closing]).then(() => {
        hasQuit = true;
        app.quit();
      });
    }
  });
  if (app.commandLine.hasSwitch(hiddenSwitch)) {
    startAnywhere();
  } else {
    show();
    const timer = setTimeout(startAnywhere, afterWindowMs);
    app.once('before-quit', () => {
      clearTimeout(timer);
    });
  }
}
