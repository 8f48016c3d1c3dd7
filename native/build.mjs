// Compiles the trainer with the system's compiler, at install time and whenever a source file has changed:
//   node native/build.mjs [--sanitize]
// Needs no internet: the Node headers come from the packages node-api-headers and node-addon-api, ggml's from
// native/include, and nothing is linked. Plain Node, so that it can run before anything else is set up.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const sanitize = process.argv.includes('--sanitize');
const output = join(here, 'build', sanitize ? 'sanitized' : 'release');
const addon = join(output, 'ownhand.node');
const stampFile = join(output, 'stamp');
const require = createRequire(import.meta.url);
const nodeHeaders = require('node-api-headers');
const headerFolders = ['include', nodeHeaders.include_dir, dirname(require.resolve('node-addon-api/package.json'))];

const sources = readdirSync(join(here, 'src')).sort();
const units = sources.filter((name) => name.endsWith('.cpp'));

/** Everything that the result depends on. */
function stamp() {
  const hash = createHash('sha256').update([process.platform, process.arch, String(sanitize)].join());
  const files = [
    ...sources.map((name) => join('src', name)),
    ...readdirSync(join(here, 'include'))
      .sort()
      .map((name) => join('include', name)),
    'build.mjs',
  ];
  for (const name of files) {
    hash.update(name).update(readFileSync(join(here, name)));
  }
  return hash.digest('hex');
}

function run(command, args, options = {}) {
  return spawnSync(command, args, { cwd: here, stdio: 'inherit', ...options });
}

function findCompiler() {
  const candidates = [process.env.CXX, 'c++', 'g++', 'clang++'].filter(Boolean);
  return candidates.find((name) => run(name, ['--version'], { stdio: 'ignore' }).status === 0);
}

/** Compiles with g++ or clang++: one object per file, several files at a time only if OWNHAND_JOBS says so. */
function compileUnix() {
  const compiler = findCompiler();
  if (compiler === undefined) {
    const how =
      process.platform === 'darwin' ? 'xcode-select --install' : "apt install g++ (or your system's equivalent)";
    fail(`Training needs a C++ compiler and there is none here. Install one: ${how}. Then run: node native/build.mjs`);
  }
  const flags = [
    '-std=c++17',
    '-fPIC',
    '-fvisibility=hidden',
    '-Wall',
    '-Wextra',
    '-Wpedantic',
    '-Werror',
    // ggml_init_params and its like are filled in full where they are used; the C header is not ours to warn about.
    ...headerFolders.flatMap((folder) => ['-isystem', folder]),
    // The check of virtual tables takes Node's own copy of the C++ library for a stranger's.
    ...(sanitize
      ? ['-O1', '-g', '-fsanitize=address,undefined', '-fno-sanitize=vptr', '-fno-omit-frame-pointer']
      : ['-O2']),
  ];
  const objects = [];
  for (const unit of units) {
    const object = join(output, unit.replace('.cpp', '.o'));
    if (run(compiler, [...flags, '-c', join('src', unit), '-o', object]).status !== 0) {
      fail(`native/src/${unit} did not compile; the compiler's message is above.`);
    }
    objects.push(object);
  }
  const link = process.platform === 'darwin' ? ['-bundle', '-undefined', 'dynamic_lookup'] : ['-shared'];
  const result = run(compiler, [
    ...link,
    // The check of virtual tables takes Node's own copy of the C++ library for a stranger's.
    ...(sanitize ? ['-fsanitize=address,undefined'] : []),
    ...objects,
    '-ldl',
    '-o',
    `${addon}.new`,
  ]);
  return result.status === 0;
}

/** Compiles with Visual C++, from a prompt where `cl` is known. Reviewed, not tried. */
function compileWindows() {
  if (run('cl', [], { stdio: 'ignore' }).error) {
    fail(
      'Training needs a C++ compiler. Install "Build Tools for Visual Studio" with C++, open its developer prompt, and run: node native/build.mjs',
    );
  }
  const definitions = nodeHeaders.def_paths.node_api_def;
  const library = join(output, 'node.lib');
  if (run('lib', ['/nologo', `/def:${definitions}`, '/machine:x64', `/out:${library}`]).status !== 0) {
    return false;
  }
  return (
    run('cl', [
      '/nologo',
      '/std:c++17',
      '/EHsc',
      '/O2',
      '/W4',
      '/WX',
      '/utf-8',
      '/LD',
      '/external:W0',
      ...headerFolders.flatMap((folder) => ['/external:I', folder]),
      ...units.map((unit) => join('src', unit)),
      `/Fo${output}\\`,
      '/link',
      library,
      '/delayload:node.exe',
      'delayimp.lib',
      `/out:${addon}.new`,
    ]).status === 0
  );
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

const current = stamp();
if (existsSync(addon) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === current) {
  process.exit(0);
}
mkdirSync(output, { recursive: true });
console.log('Compiling the trainer (about a minute, only when it has changed) ...');
const compiled = process.platform === 'win32' ? compileWindows() : compileUnix();
if (!compiled) {
  fail('The trainer could not be linked; the message above says why.');
}
// Beside, then in place: a process that has the old file loaded keeps it.
renameSync(`${addon}.new`, addon);
writeFileSync(stampFile, current);
