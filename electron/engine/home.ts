import { homedir } from 'node:os';
import { join } from 'node:path';

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
