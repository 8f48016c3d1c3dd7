import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

test('no store is made whose passphrase cannot be kept', (context) => {
  const home = mkdtempSync(join(tmpdir(), 'ownhand-session-'));
  context.after(() => {
    rmSync(home, { recursive: true, force: true });
  });
  // What cannot be written is what a full disk refuses, too.
  const obstacles = ['', `${process.pid}.`].map((who) => join(home, `passphrase.json.${who}new`));
  for (const obstacle of obstacles) {
    mkdirSync(join(obstacle, 'full'), { recursive: true });
  }
  const session = new Session(home, () => undefined);
  assert.throws(() => session.unlock('a word'));
  session.close();
  assert.equal(session.state().state, 'absent');
  for (const obstacle of obstacles) {
    rmSync(obstacle, { recursive: true, force: true });
  }
  assert.equal(session.unlock('a word').state, 'open');
  session.close();
  assert.equal(new Session(home, () => undefined).unlock('a word').state, 'open');
});

test('a check of a key that no store was made with is no hindrance', (context) => {
  const home = mkdtempSync(join(tmpdir(), 'ownhand-session-'));
  context.after(() => {
    rmSync(home, { recursive: true, force: true });
  });
  writeFileSync(join(home, 'store.json'), JSON.stringify({ version: 1, check: '0'.repeat(32) }));
  const session = new Session(home, () => undefined);
  assert.equal(session.unlock('a word').state, 'open');
  session.close();
  assert.equal(session.unlock('a word').state, 'open');
  session.close();
});

test('of two processes that make the store at once one has it, and the passphrase opens it afterwards', async (context) => {
  const home = join(mkdtempSync(join(tmpdir(), 'ownhand-session-')), 'home');
  context.after(() => {
    rmSync(join(home, '..'), { recursive: true, force: true });
  });
  const script = `
    import { Session } from '${join(import.meta.dirname, 'session.ts')}';
    const session = new Session('${home}', () => undefined);
    process.stdin.once('data', () => {
      try { console.log(session.unlock('a word').state); } catch (error) { console.log(error.code); }
    });
    process.stdin.on('end', () => session.close());
    console.log('ready');`;
  const children = [1, 2].map(() => spawn(process.execPath, ['--input-type=module-typescript', '-e', script]));
  const next = () => Promise.all(children.map(async ({ stdout }) => String(await once(stdout, 'data')).trim()));
  assert.deepEqual(await next(), ['ready', 'ready']);
  const said = next();
  for (const { stdin } of children) {
    stdin.write('now\n');
  }
  assert.deepEqual((await said).sort(), ['busy', 'open']);
  await Promise.all(
    children.map((child) => {
      child.stdin.end();
      return once(child, 'exit');
    }),
  );
  const session = new Session(home, () => undefined);
  assert.equal(session.unlock('a word').state, 'open');
  session.close();
});
