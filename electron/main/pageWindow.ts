import { type BrowserWindow, type IpcMainEvent, type MessagePortMain, type Session, ipcMain, session } from 'electron';
import type { Paths } from './paths.ts';
import { pageOrigin, pageScheme } from './page.ts';
import { servePage } from './protocol.ts';
import { lockSession } from './security.ts';

export interface PagePorts {
  readonly engine: MessagePortMain;
  readonly host: MessagePortMain;
}

/** The pages' session lives in memory alone: a window leaves nothing on the disk. */
const pageSession = 'ownhand';

/** What every page of ours is shut in by. */
export function pagePreferences(paths: Paths): Electron.WebPreferences {
  return {
    preload: paths.preload,
    session: lockedSession(paths),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    spellcheck: false,
    navigateOnDragDrop: false,
  };
}

function lockedSession(paths: Paths): Session {
  const pages = session.fromPartition(pageSession);
  if (!pages.protocol.isProtocolHandled(pageScheme)) {
    lockSession(pages);
    servePage(pages, paths.page);
  }
  return pages;
}

/** Loads a page of ours into a window and keeps it there. `onPorts` gets the two ports of each page load. */
export function loadPage(window: BrowserWindow, name: string, onPorts: (ports: PagePorts) => void): void {
  const address = `${pageOrigin}/${name}`;
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
    onPorts({ engine, host });
  };
  ipcMain.on('ownhand:ports', take);
  window.on('closed', () => {
    ipcMain.off('ownhand:ports', take);
  });
  // The way to about:blank is the one that Chromium does not ask about.
  window.webContents.on('did-navigate', (_event, url) => {
    if (!url.startsWith(`${pageOrigin}/`)) {
      void window.loadURL(address);
    }
  });
  // A page that crashed is a blank one: load it again, unless it cannot even start.
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit' && reason !== 'launch-failed') {
      window.webContents.reload();
    }
  });
  void window.loadURL(address);
}

function isOurPage({ senderFrame }: IpcMainEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && senderFrame.origin === pageOrigin;
}
