import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { AppError } from '../electron/contract/errors.ts';

/** Where the arithmetic can happen. Each is a package of node-llama-cpp with its own build of ggml. */
export type Backend = 'cpu' | 'cuda' | 'vulkan' | 'metal';

export interface Libraries {
  readonly folder: string;
  readonly base: string;
  readonly ggml: string;
}

/** The llama.cpp release whose headers the addon was compiled against. */
export const release = readFileSync(new URL('include/RELEASE', import.meta.url), 'utf8').trim();

/**
 * Finds the ggml libraries that node-llama-cpp installed for this machine and checks that they are of the release
 * that the addon knows: their functions carry no version, so another release would crash instead of complaining.
 *
 * @throws {AppError} `model-unsupported` when there are none for this machine or they are of another release.
 */
export function findLibraries(backend: Backend): Libraries {
  const name = packageName(backend);
  const folder = join(packageFolder(name), 'bins', name);
  if (!existsSync(folder)) {
    throw new AppError(
      'model-unsupported',
      `node-llama-cpp has no ready libraries for ${name} here, so it cannot train.`,
    );
  }
  checkRelease(join(folder, '_nlcBuildMetadata.json'));
  const files = readdirSync(folder).map((file) => ({ file, path: unpacked(join(folder, file)) }));
  const base = files.find(({ file }) => /^(lib)?ggml-base\.(so|dylib|dll)$/.test(file));
  const ggml = files.find(({ file }) => /^(lib)?ggml(\.[a-z]+)?(\.v[\d.]+)?\.(so|dylib|dll)$/.test(file));
  if (base === undefined || ggml === undefined) {
    throw new AppError(
      'model-unsupported',
      `The libraries of node-llama-cpp in ${name} are incomplete. Install it again.`,
    );
  }
  return { folder: unpacked(folder), base: base.path, ggml: ggml.path };
}

function packageName(backend: Backend): string {
  const system = { linux: 'linux', darwin: 'mac', win32: 'win' }[process.platform as 'linux' | 'darwin' | 'win32'];
  if (process.platform === 'darwin') {
    return process.arch === 'arm64' ? 'mac-arm64-metal' : 'mac-x64';
  }
  const suffix = backend === 'cpu' || backend === 'metal' ? '' : `-${backend}`;
  return `${system}-${process.arch}${suffix}`;
}

function packageFolder(name: string): string {
  const require = createRequire(import.meta.url);
  for (const folder of require.resolve.paths(name) ?? []) {
    const candidate = join(folder, '@node-llama-cpp', name);
    if (existsSync(candidate)) {
      return candidate;
    }
  }
  return join(dirname(require.resolve('node-llama-cpp/package.json')), '..', '@node-llama-cpp', name);
}

/** @throws {AppError} `model-unsupported` when the libraries described there are of another release than ours. */
export function checkRelease(metadataFile: string): void {
  const metadata = JSON.parse(readFileSync(metadataFile, 'utf8')) as {
    buildOptions?: { llamaCpp?: { release?: string } };
  };
  const installed = metadata.buildOptions?.llamaCpp?.release ?? 'an unknown release';
  if (installed !== release) {
    throw new AppError(
      'model-unsupported',
      `The trainer was made for llama.cpp ${release}, but node-llama-cpp brings ${installed}. Install the version of ` +
        'node-llama-cpp that package.json names.',
    );
  }
}

/** Inside an Electron package libraries lie beside the archive, where the system's loader can open them. */
function unpacked(path: string): string {
  return path.replace('app.asar', 'app.asar.unpacked').replace('.unpacked.unpacked', '.unpacked');
}
