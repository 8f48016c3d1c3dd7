import { type MenuItemConstructorOptions, Menu, Tray, app, nativeImage } from 'electron';
import type { AnywhereState } from '../contract/anywhere.ts';
import { spoken } from './shortcut/shortcut.ts';
import picture from './tray.png?inline';

export interface TrayActions {
  readonly open: () => void;
  /** As if the shortcut had been pressed. */
  readonly press: () => void;
  readonly pause: (paused: boolean) => void;
}

/** The icon among the system's own, with a menu. It follows the state that it is told. */
export function openTray(actions: TrayActions): { follow(state: AnywhereState): void } {
  const tray = new Tray(nativeImage.createFromDataURL(picture));
  tray.setToolTip('Ownhand');
  tray.on('click', actions.open);
  return {
    follow: (state) => {
      tray.setContextMenu(Menu.buildFromTemplate(trayMenu(state, actions)));
    },
  };
}

function trayMenu(
  { choices, pausedUntil }: AnywhereState,
  { open, press, pause }: TrayActions,
): MenuItemConstructorOptions[] {
  const isPaused = pausedUntil !== null;
  return [
    { label: 'Open Ownhand', click: open },
    { label: `Write here (${spoken(choices.shortcut)})`, click: press, enabled: choices.on && !isPaused },
    { type: 'separator' },
    {
      label: 'Pause for an hour',
      type: 'checkbox',
      checked: isPaused,
      enabled: choices.on,
      click: ({ checked }) => {
        pause(checked);
      },
    },
    { type: 'separator' },
    {
      label: 'Quit Ownhand',
      click: () => {
        app.quit();
      },
    },
  ];
}
