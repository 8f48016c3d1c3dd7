import { BrowserWindow, nativeTheme } from 'electron';
import { loadPage, type PagePorts, pagePreferences } from './pageWindow.ts';
import type { Paths } from './paths.ts';
import type { WindowPlace } from './windowPlace.ts';

/** What is seen before a page is there: the surface of its light and dark design. */
export function surface(): string {
  return nativeTheme.shouldUseDarkColors ? '#16181d' : '#fbfaf7';
}

/** Opens the window. `onPorts` gets the two ports of each page load. */
export function openWindow(
  paths: Paths,
  place: WindowPlace,
  onPorts: (ports: PagePorts, window: BrowserWindow) => void,
): BrowserWindow {
  const window = new BrowserWindow({
    ...place.bounds(),
    minWidth: 720,
    minHeight: 480,
    show: false,
    title: 'Ownhand',
    autoHideMenuBar: true,
    backgroundColor: surface(),
    webPreferences: pagePreferences(paths),
  });
  place.remember(window);
  window.once('ready-to-show', () => {
    window.show();
  });
  loadPage(window, '', (ports) => {
    onPorts(ports, window);
  });
  return window;
}
