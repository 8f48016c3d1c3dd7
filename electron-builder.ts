import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Configuration } from 'electron-builder';
import { nodePackage } from './electron/setup/engineNode.mjs';

const executable = process.platform === 'win32' ? 'node.exe' : 'node';
/** The name that node-llama-cpp's libraries have for this machine. */
const libraries =
  process.platform === 'darwin'
    ? { arm64: 'mac-arm64-metal', x64: 'mac-x64' }[process.arch as 'arm64' | 'x64']
    : `${process.platform === 'win32' ? 'win' : 'linux'}-${process.arch}`;

/**
 * What a release holds; `npm run package` says with which Electron. Electron's own part (main, preload, window) lies in
 * app.asar, whose hash is built into the program. The engine runs on a Node of its own, which reads no asar: its
 * sources, its packages and the native libraries lie beside it in app.asar.unpacked.
 */
const configuration: Configuration = {
  appId: 'org.ownhand.app',
  productName: 'Ownhand',
  directories: { output: 'release' },
  // Native packages come prebuilt for the engine's Node; Electron loads none of them.
  npmRebuild: false,
  files: [
    'package.json',
    'LICENSE',
    'build/{main,preload,renderer}/**',
    'electron/{contract,rpc,engine,trainer}/**',
    'electron/sample/sample.mbox',
    'models/catalog.{json,ts}',
    'native/*.ts',
    'native/build/release/*.node',
    'native/include/RELEASE',
    '!**/*.{map,test.ts}',
    '!**/tsconfig*.json',
    '!electron/engine/store/golden/**',
    // Only what runs here: no other machine's libraries, nothing to compile, no third graphics library of 540 MB.
    '!node_modules/node-{linux,darwin,win,bin}-*/**',
    `!node_modules/@node-llama-cpp/!(${libraries}|${libraries}-vulkan)/**`,
    '!node_modules/node-llama-cpp/llama/{gitRelease.bundle,addon,grammars,gpuInfo,profiles,toolchains}/**',
    '!node_modules/node-llama-cpp/llama/gitRelease.bundle',
    '!node_modules/better-sqlite3/{deps,src}/**',
    // Sample mailboxes of 46 MB.
    '!node_modules/pst-extractor/example/**',
  ],
  asar: true,
  asarUnpack: ['package.json', 'electron/**', 'models/**', 'native/**', 'node_modules/**'],
  extraResources: [{ from: `node_modules/${nodePackage() ?? ''}/bin/${executable}`, to: `engine/${executable}` }],
  // An Electron that is not the official one may bring a loader of its own, which nothing must load.
  afterPack: ({ appOutDir }) => {
    const loader = join(appOutDir, 'resources', 'app');
    if (existsSync(loader)) {
      rmSync(loader, { recursive: true });
    }
  },
  electronFuses: {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    // Testing tools cannot attach then: OWNHAND_INSPECTABLE=1 makes the same app with this one fuse left in.
    enableNodeCliInspectArguments: process.env['OWNHAND_INSPECTABLE'] === '1',
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    enableCookieEncryption: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  },
  linux: { target: [{ target: 'dir' }, { target: 'AppImage' }], category: 'Office', executableName: 'ownhand' },
  mac: { target: 'dmg', category: 'public.app-category.productivity', hardenedRuntime: true },
  win: { target: 'nsis' },
};

export default configuration;
