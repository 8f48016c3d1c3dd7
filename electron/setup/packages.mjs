import { readFileSync } from 'node:fs';
import { sizeOf } from './disk.mjs';
import { inRoot } from './paths.mjs';
import { lastLines, runQuietly } from './run.mjs';
import { SetupError, say, showProgress } from './say.mjs';

/** Installed, with the graphics libraries that node-llama-cpp brings; npm's cache takes about a third of it again. */
export const packagesBytes = 1_350_000_000;
export const packagesDiskBytes = 1_900_000_000;

/**
 * Whether node_modules holds what package-lock.json asks for. npm writes its own copy of the lock there as the last
 * step of an installation, so an installation that was cut short does not match.
 */
export function packagesMatch() {
  const wanted = readLock('package-lock.json');
  const installed = readLock('node_modules', '.package-lock.json');
  if (wanted === null || installed === null) {
    return false;
  }
  // What is optional may be missing: it is for other systems.
  return Object.entries(wanted).every(
    ([place, { version, optional }]) =>
      place === '' || installed[place]?.version === version || (optional === true && installed[place] === undefined),
  );
}

/** Installs the packages exactly as locked, from whatever registry npm is set to. */
export async function installPackages() {
  const { code, output } = await showProgress(
    'Installing the packages',
    { measure: () => sizeOf(inRoot('node_modules')), total: packagesBytes },
    () => runQuietly('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: inRoot() }),
  );
  if (code === 127) {
    throw new SetupError('npm was not found. Install npm 9 or newer (it comes with Node.js), and start again.');
  }
  if (code !== 0) {
    throw new SetupError(
      `The packages could not be installed. What has arrived is kept, so starting again goes on from there. npm says:\n${lastLines(output)}`,
    );
  }
  say('The packages are installed.');
}

/**
 * @param {string[]} path
 * @returns {Record<string, { version?: string, optional?: boolean }> | null}
 */
function readLock(...path) {
  try {
    return JSON.parse(readFileSync(inRoot(...path), 'utf8')).packages;
  } catch {
    return null;
  }
}
