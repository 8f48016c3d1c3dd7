import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { buildIfChanged } from '../build.mjs';
import { getElectron } from '../electron.mjs';
import { nodePackage } from '../engineNode.mjs';
import { sayFailure } from '../enter.mjs';
import { root } from '../paths.mjs';
import { SetupError, say } from '../say.mjs';
import { compileTrainer } from '../trainer.mjs';

/**
 * With `--dir` only the folder of the app is made. An AppImage, a disk image or an installer needs tools that
 * electron-builder fetches from github.com.
 */
const onlyFolder = process.argv.includes('--dir');

async function packageApp() {
  const { executable, origin } = await getElectron({ tryOfficialAgain: false });
  if (nodePackage() === undefined) {
    throw new SetupError('There is no Node for the engine on this kind of machine, so nothing can be packaged here.');
  }
  await buildIfChanged();
  if (!(await compileTrainer())) {
    throw new SetupError('A release needs the trainer.');
  }
  const { build } = await import('electron-builder');
  const electron = process.platform === 'darwin' ? dirname(dirname(dirname(dirname(executable)))) : dirname(executable);
  const electronVersion = readFileSync(join(electron, 'version'), 'utf8').replace(/^v/, '').trim();
  const made = await build({
    projectDir: root,
    publish: 'never',
    dir: onlyFolder,
    // The rest stands in electron-builder.ts.
    config: { electronDist: electron, electronVersion },
  }).catch((/** @type {unknown} */ error) => {
    if (/ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN/.test(String(error))) {
      throw new SetupError(
        'electron-builder could not fetch its tools from github.com. Allow access for a moment, or make the folder ' +
          'alone: npm run package -- --dir',
      );
    }
    throw error;
  });
  say(`Made ${[...made].map((file) => relative(root, file)).join(', ') || 'the app'} in release/.`);
  if (origin === 'repack') {
    say(`It holds a third party's repack of Electron ${electronVersion}: good for trying out, not to be given away.`);
  }
}

await packageApp().catch(sayFailure);
