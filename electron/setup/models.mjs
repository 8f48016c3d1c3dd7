import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, inRoot } from './paths.mjs';
import { runOpenly } from './run.mjs';
import { say } from './say.mjs';

/** Where the engine keeps the models: the same as electron/engine/model/folder.ts says. */
export function modelsFolder() {
  return process.env.OWNHAND_MODELS ?? join(cacheFolder(), 'models');
}

/** @returns {{ id: string, bytes: number }[]} the models that a new installation needs and that are not here */
function missing() {
  /** @type {{ id: string, bytes: number, starter: boolean }[]} */
  const catalog = JSON.parse(readFileSync(inRoot('models', 'catalog.json'), 'utf8'));
  return catalog
    .filter(({ starter }) => starter)
    .filter(({ id, bytes }) => {
      const file = join(modelsFolder(), `${id}.gguf`);
      return !existsSync(file) || statSync(file).size !== bytes;
    });
}

/** Disk that the models will take, with room for the pieces that they are joined from. */
export function modelsMissingBytes() {
  return missing().reduce((sum, { bytes }) => sum + bytes * 1.2, 0);
}

/**
 * Has the engine's own code fetch the models that are missing: it knows the sources, resumes, and checks the hashes.
 *
 * @returns {Promise<boolean>} whether all are here
 */
export async function fetchModels() {
  const ids = missing().map(({ id }) => id);
  if (ids.length === 0) {
    return true;
  }
  say(`Fetching the models: ${ids.join(', ')}`);
  const commandLine = inRoot('electron', 'engine', 'cli', 'index.ts');
  const quiet = '--disable-warning=ExperimentalWarning';
  return (await runOpenly(process.execPath, [quiet, commandLine, 'models', 'fetch', ...ids])) === 0;
}
