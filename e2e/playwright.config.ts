import { defineConfig } from 'playwright/test';

/** Real app, real models, one window at a time: two cores are enough, and nothing competes for them. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results/failures',
  globalSetup: './display.ts',
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env['CI']),
  // A draft by a 1.5B model takes its time on two cores.
  timeout: 240_000,
  // Two cores may be busy with other things. What fails twice has failed.
  retries: process.env['CI'] ? 1 : 0,
  expect: { timeout: 15_000 },
  reporter: process.env['OWNHAND_E2E_REPORT']
    ? [['list'], ['json', { outputFile: process.env['OWNHAND_E2E_REPORT'] }]]
    : [['list']],
});
