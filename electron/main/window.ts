import { BrowserWindow, type IpcMainEvent, type MessagePortMain, ipcMain, nativeTheme, session } from 'electron';
import type { Paths } from './paths.ts';
import { pageOrigin } from './page.ts';
import { servePage } from './protocol.ts';
import { lockSession } from './security.ts';
import type { WindowPlace } from './windowPlace.ts';

export interface PagePorts {
  readonly engine: MessagePortMain;
  readonly host: MessagePortMain;
}

/** The page's session lives in memory alone: the window leaves nothing on the disk. */
const pageSession = 'ownhand';

/** Opens the window. `onPorts` gets the two ports of each page load. */
export function openWindow(
  paths: Paths,
  place: WindowPlace,
  onPorts: (ports: PagePorts, window: BrowserWindow) => void,
): BrowserWindow {
  const pages = session.fromPartition(pageSession);
  lockSession(pages);
  servePage(pages, paths.page);

  const window = new BrowserWindow({
    ...place.bounds(),
    minWidth: 720,
    minHeight: 480,
    show: false,
    title: 'Ownhand',
    autoHideMenuBar: true,
    // What is seen before the page is there: the surface of its light and dark design.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181d' : '#fbfaf7',
    webPreferences: {
      preload: paths.preload,
      partition: pageSession,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  });
  place.remember(window);
  window.once('ready-to-show', () => {
    window.show();
  });

  // Once for each load: what asks a second time is not our page's start.
  let given = true;
  window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) {
      given = false;
    }
  });
  const take = (event: IpcMainEvent): void => {
    const [engine, host] = event.ports;
    if (
      event.sender !== window.webContents ||
      !isOurPage(event) ||
      given ||
      engine === undefined ||
      host === undefined
    ) {
      return;
    }
    given = true;
    onPorts({ engine, host }, window);
  };
  ipcMain.on('ownhand:ports', take);
  window.on('closed', () => {
    ipcMain.off('ownhand:ports', take);
  });
  // The way to about:blank is the one that Chromium does not ask about.
  window.webContents.on('did-navigate', (_event, url) => {
    if (!url.startsWith(`${pageOrigin}/`)) {
      void window.loadURL(`${pageOrigin}/`);
    }
  });
  // A page that crashed is a blank one: load it again, unless it cannot even start.
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit' && reason !== 'launch-failed') {
      window.webContents.reload();
    }
  });

  void window.loadURL(`${pageOrigin}/`);
  return window;
}

function isOurPage({ senderFrame }: IpcMainEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && senderFrame.origin === pageOrigin;
}
