import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runQuietly, lastLines } from './run.mjs';
import { SetupError, say } from './say.mjs';

/**
 * What Electron links to, or loads while it starts and ends without a word where it is missing, and the packages of
 * Debian and its relatives that hold it.
 */
const libraries = {
  'libgtk-3.so.0': 'libgtk-3-0',
  'libnss3.so': 'libnss3',
  'libasound.so.2': 'libasound2',
  'libgbm.so.1': 'libgbm1',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0',
  'libcups.so.2': 'libcups2',
  'libX11-xcb.so.1': 'libx11-xcb1',
};
/** Programs that the tests start, and the packages that hold them. */
const testPrograms = {
  ...{ Xvfb: 'xvfb', strace: 'strace', ip: 'iproute2', 'c++': 'g++' },
  // For the shortcut: a window manager, and programs of other people to write in.
  ...{ openbox: 'openbox', mousepad: 'mousepad', xterm: 'xterm' },
};
/**
 * Programs whose tests say so and pass over where they cannot be had: a mail server, 13 MB; the bus on which programs
 * tell each other what is written in them.
 */
const welcomePrograms = { dovecot: 'dovecot-imapd', 'dbus-daemon': 'dbus' };
/** Fonts for the languages in the screenshots, and what starts that bus when a program asks for it. */
const testFiles = {
  '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc': 'fonts-noto-cjk',
  '/usr/share/dbus-1/services/org.a11y.Bus.service': 'at-spi2-core',
};

/**
 * Sees that there is a compiler of C++ for the trainer, and installs one where it may. Elsewhere the build says what is
 * missing, and everything but learning works without.
 */
export async function getCompiler() {
  const isThere = ['c++', 'g++', 'clang++', process.env.CXX ?? ''].some((name) => name !== '' && findProgram(name));
  if (process.platform === 'linux' && !isThere && mayInstall()) {
    await install(['g++']).catch((/** @type {Error} */ error) => {
      say(error.message);
    });
  }
}

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
  const packages = [...(await missingLibraries()), ...(forTests ? missingForTests() : [])];
  if (packages.length === 0) {
    return;
  }
  if (!mayInstall()) {
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

async function missingLibraries() {
  const { code, output } = await runQuietly(findProgram('ldconfig') ?? 'ldconfig', ['-p']);
  // Where the system keeps no such list, Electron itself has to show what is missing.
  return code === 0
    ? Object.entries(libraries).flatMap(([file, name]) => (output.includes(`${file} `) ? [] : [name]))
    : [];
}

function mayInstall() {
  return process.getuid?.() === 0 && findProgram('apt-get') !== undefined;
}

function missingForTests() {
  const wanted = { ...testPrograms, ...(mayInstall() ? welcomePrograms : {}) };
  const programs = Object.entries(wanted).filter(([program]) => findProgram(program) === undefined);
  const files = Object.entries(testFiles).filter(([file]) => !existsSync(file));
  return [...programs, ...files].map(([, name]) => name);
}

/**
 * @param {string} name
 * @returns {string | undefined} its path, looked for also where only root's PATH leads
 */
function findProgram(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
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
