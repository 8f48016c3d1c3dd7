/**
 * Makes `electron [-r MODULE] [--switch...] FOLDER [word...]` start the app in FOLDER, as the default app of an
 * official Electron does.
 */
const { existsSync, readFileSync, statSync } = require('node:fs');
const { join, resolve } = require('node:path');
const { pathToFileURL } = require('node:url');
/** @typedef {Electron.App & { setAppPath(path: string): void, setVersion(version: string): void }} DefaultApp */
const app = /** @type {DefaultApp} */ (require('electron').app);

const words = process.argv.slice(1);
let place;
for (let index = 0; index < words.length && place === undefined; index++) {
  const word = words[index] ?? '';
  if (word === '-r' || word === '--require') {
    require(resolve(words[++index] ?? ''));
  } else if (!word.startsWith('-')) {
    place = resolve(word);
  }
}

if (place === undefined || !existsSync(place)) {
  process.stderr.write('Usage: electron FOLDER\n');
  process.exit(1);
}

let entry = place;
if (statSync(place).isDirectory()) {
  const description = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8'));
  app.setAppPath(place);
  app.setName(description.productName ?? description.name);
  app.setVersion(description.version);
  entry = join(place, description.main);
}
import(pathToFileURL(entry).href).catch((error) => {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exit(1);
});
