import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { app } from 'electron';
import { desktopEntry } from './desktopEntry.ts';

/** The switch with which a start shows no window. */
export const hiddenSwitch = 'hidden';

/** Has the system start Ownhand, without its window, when the person logs in; or ends that. */
export function startAtLogin(on: boolean): void {
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: on, args: [`--${hiddenSwitch}`] });
    return;
  }
  const file = join(process.env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'autostart', 'ownhand.desktop');
  if (!on) {
    rmSync(file, { force: true });
    return;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, desktopEntry(command()));
}

/** The program itself, and out of a checkout the folder that Electron is to run. */
function command(): string[] {
  const program = process.env['APPIMAGE'] ?? process.execPath;
  return [program, ...(app.isPackaged ? [] : [app.getAppPath()]), `--${hiddenSwitch}`];
}
