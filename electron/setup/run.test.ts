import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';

test('a request to stop that no terminal hands on is handed on', { skip: process.platform === 'win32' }, async () => {
  const program = `process.on('SIGINT', () => process.exit(130)); console.log('there'); setTimeout(() => {}, 10_000);`;
  const starter = `
    import { runOpenly } from '${join(import.meta.dirname, 'run.mjs')}';
    process.exitCode = await runOpenly(process.execPath, ['-e', ${JSON.stringify(program)}]);`;
  const running = spawn(process.execPath, ['--input-type=module', '-e', starter], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await once(running.stdout, 'data');
  running.kill('SIGINT');
  const [code] = (await once(running, 'exit')) as [number | null];
  assert.equal(code, 130);
});
