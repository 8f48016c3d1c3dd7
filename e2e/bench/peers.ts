import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where peers are installed, outside the checkout. */
const peers = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'ownhand', 'peers');

export interface Peer {
  readonly folder: string;
  /** A sentence where something could not be installed, which a table must then say. */
  readonly trouble: string | undefined;
}

/** A Python of its own with these packages, `name==version` each; what cannot be had keeps no other from being. */
export function pythonPeer(name: string, packages: readonly string[]): Peer & { readonly python: string } {
  const folder = join(peers, name);
  const python = join(folder, 'bin', 'python');
  const commands = packages.map((wanted) => [python, '-m', 'pip', 'install', '--quiet', wanted]);
  const trouble = install(folder, [['python3', '-m', 'venv', folder], ...commands]);
  return { folder, trouble, python: existsSync(python) ? python : 'python3' };
}

/** Packages of npm in a folder of their own. */
export function npmPeer(name: string, packages: readonly string[]): Peer {
  const folder = join(peers, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  return { folder, trouble: install(folder, [['npm', 'install', '--prefix', folder, '-E', ...packages]]) };
}

/** Once: a folder in which all went well is left as it is. */
function install(folder: string, commands: readonly (readonly string[])[]): string | undefined {
  const ready = join(folder, 'ready');
  if (existsSync(ready)) {
    return undefined;
  }
  mkdirSync(folder, { recursive: true });
  const failed = commands.filter(
    ([command = '', ...args]) => spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0,
  );
  if (failed.length > 0) {
    return failed.map((words) => `${words.join(' ')} failed.`).join(' ');
  }
  writeFileSync(ready, '');
  return undefined;
}
