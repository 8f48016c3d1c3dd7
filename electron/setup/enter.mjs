import { checkDisk } from './disk.mjs';
import { findElectron } from './electron.mjs';
import { findEngineNode } from './engineNode.mjs';
import { modelsFolder, modelsMissingBytes } from './models.mjs';
import { installPackages, packagesDiskBytes, packagesMatch } from './packages.mjs';
import { cacheFolder, root } from './paths.mjs';
import { repackDiskBytes } from './repack.mjs';
import { runOpenly } from './run.mjs';
import { SetupError, megabytes, say } from './say.mjs';

/**
 * The first step of every command, on whatever Node there is and without any package: sees to the packages and to the
 * engine's Node, and goes on in it with `stage`, a file below the checkout.
 *
 * @param {string} stage
 * @param {{ needs: readonly ('electron' | 'models')[] }} options what the stage will fetch, for the look at the disk
 */
export async function enter(stage, { needs }) {
  try {
    const packages = packagesMatch() ? [] : [{ what: 'packages', where: root, bytes: packagesDiskBytes }];
    const later = [
      needs.includes('electron') && findElectron() === null
        ? { what: 'Electron', where: cacheFolder(), bytes: repackDiskBytes }
        : null,
      needs.includes('models') ? { what: 'models', where: modelsFolder(), bytes: modelsMissingBytes() } : null,
    ].filter((need) => need !== null && need.bytes > 0);
    const all = [...packages, .../** @type {import('./disk.mjs').Need[]} */ (later)];
    if (all.length > 0) {
      const total = all.reduce((sum, { bytes }) => sum + bytes, 0);
      say(`To be fetched first, with about ${megabytes(total)} of disk: ${all.map(({ what }) => what).join(', ')}.`);
      checkDisk(all);
    }
    if (packages.length > 0) {
      await installPackages();
    }
    const node = findEngineNode();
    process.exitCode = await runOpenly(
      node,
      ['--disable-warning=ExperimentalWarning', `${root}/${stage}`, ...process.argv.slice(2)],
      { env: { ...process.env, OWNHAND_NODE: node }, descriptor: passphraseDescriptor(process.argv) },
    );
  } catch (error) {
    sayFailure(error);
  }
}

/**
 * The end of a stage that failed: a sentence for what is meant for the person, the whole story for what is not.
 *
 * @param {unknown} error
 */
export function sayFailure(error) {
  if (error instanceof SetupError) {
    say(error.message);
  } else {
    say(`Setup failed in a way that it should not:\n${error instanceof Error ? error.stack : error}`);
  }
  process.exitCode = 1;
}

/**
 * The number after `--passphrase-fd`: a file that the shell opened for the command line has to be handed on.
 *
 * @param {readonly string[]} words
 */
function passphraseDescriptor(words) {
  const given = /--passphrase-fd[= ](\d{1,3})(?= |$)/.exec(words.join(' '))?.[1];
  return given === undefined ? undefined : Number(given);
}
