import { readdirSync } from 'node:fs';
import { buildIfChanged } from '../build.mjs';
import { getElectron } from '../electron.mjs';
import { sayFailure } from '../enter.mjs';
import { getLibraries } from '../libraries.mjs';
import { fetchModels } from '../models.mjs';
import { inRoot } from '../paths.mjs';
import { runOpenly } from '../run.mjs';
import { SetupError } from '../say.mjs';
import { compileTrainer } from '../trainer.mjs';

async function bench() {
  const { executable } = await getElectron({ tryOfficialAgain: false });
  await getLibraries(executable, { forTests: true });
  if (!(await compileTrainer())) {
    throw new SetupError('The benchmarks need the trainer.');
  }
  await buildIfChanged();
  if (!(await fetchModels())) {
    throw new SetupError('The benchmarks need the models. Start again to go on where the download stopped.');
  }
  const index = readdirSync(inRoot('e2e', 'bench')).find((name) => /^index\.(ts|mjs)$/.test(name));
  process.exitCode = await runOpenly(process.execPath, [inRoot('e2e', 'bench', index ?? ''), ...process.argv.slice(2)]);
}

await bench().catch(sayFailure);
