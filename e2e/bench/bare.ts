import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const packages = join(import.meta.dirname, '../../node_modules');
const libraries = join(packages, '@node-llama-cpp/linux-x64/bins/linux-x64');

export interface BareSpeed {
  /** Tokens a second. */
  readonly read: number;
  readonly write: number;
}

/**
 * Measures libllama without anything around it: the very libraries that node-llama-cpp runs, called from a small C++
 * program that is compiled here against the headers of their release, which the package brings as a git bundle.
 */
export function measureBare(
  model: string,
  threads: { read: number; write: number },
  tokens: { prompt: number; answer: number },
): BareSpeed {
  const words = [model, libraries, threads.read, threads.write, tokens.prompt, tokens.answer].map(String);
  const [read = NaN, write = NaN] = execFileSync(compiled('bare'), words, { encoding: 'utf8' })
    .trim()
    .split(' ')
    .map(Number);
  return { read, write };
}

export interface BareEmbedding {
  readonly tokens: number;
  /** Tokens a second, the faster way of two: a text on all cores, or a text on each. */
  readonly perSecond: number;
}

/** Measures embedding with libllama alone. `texts`: a file with one text a line, each below 512 tokens. */
export function measureBareEmbedding(model: string, texts: string, cores: number): BareEmbedding {
  const output = execFileSync(compiled('bareEmbed'), [model, libraries, texts, String(cores)], { encoding: 'utf8' });
  const [tokens = NaN, together = NaN, apart = NaN] = output.trim().split(' ').map(Number);
  return { tokens, perSecond: Math.max(together, apart) };
}

function compiled(name: 'bare' | 'bareEmbed'): string {
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'ownhand', 'peers', 'llama');
  const source = join(cache, 'source');
  const program = join(cache, name);
  if (!existsSync(source)) {
    mkdirSync(cache, { recursive: true });
    const bundle = join(packages, 'node-llama-cpp/llama/gitRelease.bundle');
    execFileSync('git', ['clone', '--quiet', bundle, source], { stdio: 'inherit' });
  }
  // The libraries carry their release in their names; the linker wants the plain ones.
  for (const name of readdirSync(libraries).filter((file) => /\.so$/.test(file))) {
    const plain = join(cache, name.replace(/\.v[\d.]+\.so$/, '.so'));
    if (!existsSync(plain)) {
      symlinkSync(join(libraries, name), plain);
    }
  }
  execFileSync('g++', [
    ...['-std=c++17', '-O2', join(import.meta.dirname, `${name}.cpp`), '-o', program],
    ...[`-I${source}/include`, `-I${source}/ggml/include`, `-L${cache}`, '-lllama', '-lggml', '-lggml-base'],
    ...[`-Wl,-rpath,${libraries}`, `-Wl,-rpath,${cache}`, '-Wl,--allow-shlib-undefined', '-pthread'],
  ]);
  return program;
}
