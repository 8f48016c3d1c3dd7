import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runQuietly, lastLines } from './run.mjs';
import { SetupError, say } from './say.mjs';

/** What Electron links to on Debian and its relatives. */
const windowPackages = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libatk-bridge2.0-0', 'libcups2'];
/** Programs that the tests start, and the packages that hold them. */
const testPrograms = { Xvfb: 'xvfb', strace: 'strace', ip: 'iproute2' };
/** Fonts for the languages in the screenshots. */
const testFonts = { '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc': 'fonts-noto-cjk' };

/**
 * Sees that the system has the libraries an Electron needs, and installs them where it may.
 *
 * @param {string} executable the Electron
 * @param {{ forTests: boolean }} options
 */
export async function getLibraries(executable, { forTests }) {
  if (process.platform !== 'linux') {
    return;
  }
  const { output } = await runQuietly('ldd', [executable]);
  const linked = /not found/.test(output) ? windowPackages : [];
  const packages = forTests ? [...linked, ...missingForTests()] : linked;
  if (packages.length === 0) {
    return;
  }
  if (process.getuid?.() !== 0 || !hasProgram('apt-get')) {
    throw new SetupError(
      `Some system packages are missing. Install them and start again:\n    sudo apt-get install ${packages.join(' ')}\n` +
        '(These are the names in Debian 12; other systems call them a little differently.)',
    );
  }
  await install(packages);
  const { output: after } = await runQuietly('ldd', [executable]);
  const still = after.split('\n').filter((line) => line.includes('not found'));
  if (still.length > 0) {
    throw new SetupError(`Electron still misses libraries of the system:\n${still.join('\n')}`);
  }
}

function missingForTests() {
  const programs = Object.entries(testPrograms).filter(([program]) => !hasProgram(program));
  const fonts = Object.entries(testFonts).filter(([file]) => !existsSync(file));
  return [...programs, ...fonts].map(([, name]) => name);
}

/** @param {string} name */
export function hasProgram(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return folders.some((folder) => existsSync(join(folder, name)));
}

/** @param {string[]} packages */
async function install(packages) {
  say(`Installing system packages: ${packages.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const update = await runQuietly('apt-get', ['update'], { env });
  // Newer Debians renamed some libraries when time became 64 bits wide.
  const names = await Promise.all(
    packages.map(async (name) => ((await runQuietly('apt-cache', ['show', name])).code === 0 ? name : `${name}t64`)),
  );
  const { code, output } = await runQuietly('apt-get', ['install', '-y', '--no-install-recommends', ...names], { env });
  if (code !== 0) {
    const reason = lastLines(update.code === 0 ? output : update.output);
    throw new SetupError(`The system packages could not be installed. apt-get says:\n${reason}`);
  }
}
