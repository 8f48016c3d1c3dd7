import react from '@vitejs/plugin-react';
import { type UserConfig, defineConfig } from 'vite';

/** The Electron with the oldest Chromium and Node that this is tried with: 33. */
const chromium = 'chrome130';
const electronNode = 'node20';

/** What runs inside Electron is bundled, one part at a time: `vite build --mode main`. The engine is not built at all. */
const parts: Readonly<Record<string, UserConfig>> = {
  main: {
    build: {
      ssr: 'electron/main/index.ts',
      outDir: 'build/main',
      target: electronNode,
      rollupOptions: { external: ['electron'], output: { entryFileNames: 'index.js' } },
    },
    ssr: { noExternal: true },
  },
  // A sandboxed preload script is one CommonJS file.
  preload: {
    build: {
      ssr: 'electron/preload/index.ts',
      outDir: 'build/preload',
      target: electronNode,
      rollupOptions: { external: ['electron'], output: { format: 'cjs', entryFileNames: 'index.cjs' } },
    },
  },
  renderer: {
    root: 'renderer',
    base: './',
    plugins: [react()],
    build: {
      outDir: '../build/renderer',
      target: chromium,
      // Files of their own, because the page's policy allows no data: addresses and no inline scripts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2_000,
      // The window, and the small one over other programs.
      rollupOptions: { input: ['renderer/index.html', 'renderer/overlay/index.html'] },
    },
  },
};

const license = { fileName: 'licences.md' };

export default defineConfig(({ mode }) => {
  const part = parts[mode];
  if (part === undefined) {
    throw new Error(`--mode must be one of ${Object.keys(parts).join(', ')}.`);
  }
  return {
    ...part,
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    // What is bundled is given away with a release, and its licences with it.
    build: { ...part.build, emptyOutDir: true, sourcemap: true, reportCompressedSize: false, license },
  };
});
