import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { buildIfChanged } from '../build.mjs';
import { getElectron } from '../electron.mjs';
import { sayFailure } from '../enter.mjs';
import { getLibraries } from '../libraries.mjs';
import { fetchModels } from '../models.mjs';
import { inRoot, root } from '../paths.mjs';
import { runOpenly, runQuietly } from '../run.mjs';
import { SetupError, say } from '../say.mjs';
import { compileTrainer } from '../trainer.mjs';

/** @typedef {{ passed: number, failed: number }} Count */

const results = inRoot('test-results');
const node = process.execPath;
const bin = {
  tsc: inRoot('node_modules', 'typescript', 'bin', 'tsc'),
  eslint: inRoot('node_modules', 'eslint', 'bin', 'eslint.js'),
  prettier: inRoot('node_modules', 'prettier', 'bin', 'prettier.cjs'),
  playwright: inRoot('node_modules', 'playwright', 'cli.js'),
};

async function testAll() {
  const { executable } = await getElectron({ tryOfficialAgain: false });
  await getLibraries(executable, { forTests: true });
  if (!(await compileTrainer())) {
    throw new SetupError('The tests need the trainer.');
  }
  if (!(await fetchModels())) {
    throw new SetupError('The tests need the models. Start again to go on where the download stopped.');
  }
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });

  /** @type {[string, () => Promise<Count>][]} */
  const stages = [
    ['types, lint and format', checkText],
    ['unit and engine tests', runUnitTests],
    ['the window', buildWindow],
    ['end-to-end tests', runEndToEnd],
  ];
  const total = { passed: 0, failed: 0 };
  for (const [name, run] of stages) {
    const started = Date.now();
    say(`\n== ${name}`);
    const { passed, failed } = await run();
    total.passed += passed;
    total.failed += failed;
    say(`== ${name}: ${passed} passed, ${failed} failed, ${Math.round((Date.now() - started) / 1000)} s`);
    if (failed > 0) {
      say('Stopped here.');
      break;
    }
  }
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

/** Every process has a tsconfig.json of its own, so that each sees only the types of where it runs. */
async function checkText() {
  /** @type {[string, string[]][]} */
  const checks = [
    ...findTypeConfigs(root).map(
      (file) => /** @type {[string, string[]]} */ ([relative(root, file), [bin.tsc, '-p', file]]),
    ),
    ['eslint', [bin.eslint, '--max-warnings', '0', '.']],
    ['prettier', [bin.prettier, '--check', '--log-level', 'warn', '.']],
  ];
  const count = { passed: 0, failed: 0 };
  // Two at a time: that is what a small machine has.
  const runNext = async () => {
    for (let check = checks.shift(); check !== undefined; check = checks.shift()) {
      const [name, words] = check;
      const { code, output } = await runQuietly(node, words, { cwd: root });
      count[code === 0 ? 'passed' : 'failed']++;
      say(code === 0 ? `ok      ${name}` : `failed  ${name}\n${output}`);
    }
  };
  await Promise.all([runNext(), runNext()]);
  return count;
}

async function runUnitTests() {
  const report = join(results, 'unit.tap');
  const code = await runOpenly(
    node,
    [
      '--disable-warning=ExperimentalWarning',
      '--test',
      '--test-concurrency=2',
      ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
      ...['--test-reporter=tap', `--test-reporter-destination=${report}`],
      ...['electron', 'renderer', 'models', 'native', 'e2e'].map((folder) => `${folder}/**/*.test.ts`),
    ],
    { cwd: root },
  );
  const text = readFileSync(report, 'utf8');
  /** @param {string} word */
  const number = (word) => Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
  return count(number('pass'), number('fail') + number('cancelled'), code);
}

async function buildWindow() {
  await buildIfChanged();
  return { passed: 1, failed: 0 };
}

/**
 * In a network namespace that has nothing but loopback wherever that can be made: then a program that needs, or only
 * waits for, anything outside fails its tests.
 */
async function runEndToEnd() {
  const report = join(results, 'end-to-end.json');
  const command = [
    node,
    bin.playwright,
    'test',
    '--config',
    inRoot('e2e', 'playwright.config.ts'),
    ...process.argv.slice(2),
  ];
  const env = { ...process.env, OWNHAND_E2E_REPORT: report };
  const isolated = ['-n', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];
  const canIsolate = (await runQuietly('unshare', [...isolated, 'true'])).code === 0;
  say(
    canIsolate
      ? 'In a network namespace with only loopback.'
      : 'With the network as it is: only root can take it away.',
  );
  const code = canIsolate
    ? await runOpenly('unshare', [...isolated, ...command], { cwd: root, env })
    : await runOpenly(node, command.slice(1), { cwd: root, env });
  const { stats } = JSON.parse(readFileSync(report, 'utf8'));
  return count(stats.expected + stats.flaky, stats.unexpected, code);
}

/**
 * A runner that failed without counting a failure, for instance because it could not even start, is one failure.
 *
 * @param {number} passed
 * @param {number} failed
 * @param {number} code
 * @returns {Count}
 */
function count(passed, failed, code) {
  return { passed, failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed };
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function findTypeConfigs(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return ['node_modules', 'build', '.git'].includes(entry.name) ? [] : findTypeConfigs(path);
    }
    return entry.name === 'tsconfig.json' && dirname(path) !== root ? [path] : [];
  });
}

await testAll().catch(sayFailure);
