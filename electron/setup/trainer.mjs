import { inRoot } from './paths.mjs';
import { runOpenly } from './run.mjs';

/**
 * Compiles the trainer where it has changed. What prevents it is said; everything but training works without.
 *
 * @returns {Promise<boolean>} whether models can be trained
 */
export async function compileTrainer() {
  return (await runOpenly(process.execPath, [inRoot('native', 'build.mjs')])) === 0;
}
