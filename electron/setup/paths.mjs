import { homedir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What can be fetched again lives here, outside the checkout, so that every clone shares it. */
export function cacheFolder() {
  if (process.env.XDG_CACHE_HOME) {
    return join(process.env.XDG_CACHE_HOME, 'ownhand');
  }
  // An empty HOME is as good as none.
  const home = homedir() || userInfo().homedir;
  switch (process.platform) {
    case 'darwin':
      return join(home, 'Library', 'Caches', 'ownhand');
    case 'win32':
      return join(process.env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'ownhand', 'cache');
    default:
      return join(home, '.cache', 'ownhand');
  }
}

/** @param {string[]} parts */
export function inRoot(...parts) {
  return join(root, ...parts);
}
