/**
 * Makes `electron [-r MODULE] [--switch...] FOLDER [word...]` start the app in FOLDER, as the default app of an
 * official Electron does. A module with a top-level await, because Electron holds back `ready` until it is done.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import electron from 'electron';

/** @typedef {Electron.App & { setAppPath(path: string): void, setVersion(version: string): void }} DefaultApp */
const app = /** @type {DefaultApp} */ (electron.app);

const require = createRequire(import.meta.url);
const words = process.argv.slice(1);
let folder = '';
for (let index = 0; index < words.length && folder === ''; index++) {
  const word = words[index] ?? '';
  if (word === '-r' || word === '--require') {
    require(resolve(words[++index] ?? ''));
  } else if (!word.startsWith('-')) {
    folder = resolve(word);
  }
}

const description = join(folder, 'package.json');
if (folder === '' || !existsSync(description)) {
  process.stderr.write('Usage: electron FOLDER\n');
  process.exit(1);
}
const { name, productName = name, version, main } = JSON.parse(readFileSync(description, 'utf8'));
app.setAppPath(folder);
app.setName(productName);
app.setVersion(version);
try {
  await import(pathToFileURL(join(folder, main)).href);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exit(1);
}
