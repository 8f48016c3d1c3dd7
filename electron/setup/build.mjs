import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './paths.mjs';
import { lastLines, runQuietly } from './run.mjs';
import { SetupError, say } from './say.mjs';

const parts = ['main', 'preload', 'renderer'];
/** Everything that the three bundles are made from. */
const sources = [
  'electron/contract',
  'electron/rpc',
  'electron/main',
  'electron/preload',
  'renderer',
  'vite.config.ts',
  'package.json',
  'package-lock.json',
];
const stamp = inRoot('build', 'made-from.txt');

/** Bundles main, preload and page with vite, unless they are made from these very sources. */
export async function buildIfChanged() {
  const digest = digestOf(sources);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) {
    return;
  }
  say('Building the window');
  for (const part of parts) {
    const { code, output } = await runQuietly(
      process.execPath,
      [inRoot('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--mode', part, '--logLevel', 'warn'],
      { cwd: inRoot() },
    );
    if (code !== 0) {
      throw new SetupError(`The window could not be built (${part}):\n${lastLines(output, 30)}`);
    }
  }
  writeFileSync(stamp, digest);
}

/** @param {readonly string[]} places */
function digestOf(places) {
  const hash = createHash('sha256');
  for (const place of places) {
    for (const file of filesBelow(place)) {
      hash
        .update(`${file}\0`)
        .update(readFileSync(inRoot(file)))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

/**
 * @param {string} place
 * @returns {string[]} files that are part of a bundle, in a settled order
 */
function filesBelow(place) {
  if (!existsSync(inRoot(place))) {
    return [];
  }
  try {
    const names = readdirSync(inRoot(place)).sort();
    return names.flatMap((name) => filesBelow(join(place, name)));
  } catch {
    return /\.test\.tsx?$/.test(place) ? [] : [place];
  }
}
