import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';

/**
 * An empty HOME is as good as none: the system knows the person's folder, too. Otherwise what lies there would be
 * looked for, and put, wherever the program was started.
 */
export function heedNoEmptyHome(environment: NodeJS.ProcessEnv = process.env): void {
  if (environment.HOME === '') {
    environment.HOME = userInfo().homedir;
  }
}

/**
 * The folder that holds everything personal. The same one that Electron names `userData`, so that the window and the
 * command line open the same data.
 */
export function defaultHome(environment: NodeJS.ProcessEnv = process.env): string {
  if (environment.OWNHAND_HOME) {
    return environment.OWNHAND_HOME;
  }
  switch (process.platform) {
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', 'ownhand');
    case 'win32':
      return join(environment.APPDATA || join(homedir(), 'AppData', 'Roaming'), 'ownhand');
    default:
      return join(environment.XDG_CONFIG_HOME || join(homedir(), '.config'), 'ownhand');
  }
}
