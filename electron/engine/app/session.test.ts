import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Session } from './session.ts';

test('a sample is deleted when left, and one that a killed engine left when the next begins', (context) => {
  const home = mkdtempSync(join(tmpdir(), 'ownhand-session-'));
  context.after(() => {
    rmSync(home, { recursive: true, force: true });
  });
  const dead = join(home, `sample-${spawnSync(process.execPath, ['--version']).pid}`);
  const alive = join(home, `sample-${process.ppid}`);
  mkdirSync(dead);
  mkdirSync(alive);
  const session = new Session(home, () => undefined);
  assert.equal(existsSync(dead), false);
  assert.equal(existsSync(alive), true);

  const sampleHome = session.openSample().home;
  assert.equal(session.state().sample, true);
  assert.equal(existsSync(sampleHome), true);
  session.close();
  assert.equal(existsSync(sampleHome), false);
  assert.equal(session.state().state, 'absent');
});
