import { dirname, join } from 'node:path';
import { buildIfChanged } from '../build.mjs';
import { hasDisplay } from '../display.mjs';
import { getElectron } from '../electron.mjs';
import { sayFailure } from '../enter.mjs';
import { getCompiler, getLibraries } from '../libraries.mjs';
import { fetchModels } from '../models.mjs';
import { inRoot, root } from '../paths.mjs';
import { runOpenly, runQuietly } from '../run.mjs';
import { SetupError, say } from '../say.mjs';
import { compileTrainer } from '../trainer.mjs';

const { argv } = process;

async function start() {
  if (!hasDisplay()) {
    say(
      'There is no display here, so no window can be opened. This is the same work in the terminal, on the sample mailbox.',
    );
    if (!(await fetchModels())) {
      throw new SetupError(
        'Without the models there is nothing to show. Start again to go on where the download stopped.',
      );
    }
    await getCompiler();
    await compileTrainer();
    process.exitCode = await runOpenly(process.execPath, [inRoot('electron', 'engine', 'cli', 'index.ts'), 'demo']);
    return;
  }
  const { executable } = await getElectron({ tryOfficialAgain: argv.includes('--official-electron') });
  await getLibraries(executable, { forTests: false });
  await buildIfChanged();
  await getCompiler();
  await compileTrainer();
  if (!(await fetchModels())) {
    say('The window opens without all of its models; it can fetch them too.');
  }
  const code = await runOpenly(executable, [root, ...flags()]);
  if (code !== 0 && process.platform === 'linux' && process.getuid?.() !== 0) {
    await explainSandbox(executable);
  }
  process.exitCode = code;
}

/**
 * Chromium ends at once where its sandbox cannot be made. It is never switched off here: the person is told what to
 * allow.
 *
 * @param {string} executable
 */
async function explainSandbox(executable) {
  const { code } = await runQuietly('unshare', ['--user', '--map-root-user', 'true']);
  if (code !== 0) {
    const helper = join(dirname(executable), 'chrome-sandbox');
    say(
      'This system does not let programs make a sandbox of their own, which the window needs. Allow it for this one:\n' +
        `    sudo chown root ${helper} && sudo chmod 4755 ${helper}`,
    );
  }
}

function flags() {
  const passedOn = ['--log-level=3', ...argv.slice(2).filter((word) => word !== '--official-electron')];
  // As root Chromium refuses to start with its sandbox. Nobody else gets this flag.
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox', ...passedOn] : passedOn;
}

await start().catch(sayFailure);
