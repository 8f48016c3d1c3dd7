/**
 * How soon the window can be used, and what the app takes in memory while no model is loaded.
 *
 *   node e2e/bench/window.ts [--runs 7] [--unload]
 *
 * Each run starts the app anew on the sample mailbox as somebody's own, locked with a passphrase, and looks from within
 * main for the first painted field to type in. Memory is that of the window, main and the engine together, what they
 * share counted once, half a minute after the mailbox was opened: without any model there; with --unload also after
 * the models have come, written nothing and been put away, which takes eleven minutes.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { importSource } from '../../electron/engine/mail/import.ts';
import { openDatabase } from '../../electron/engine/store/database.ts';
import { setIdentity } from '../../electron/engine/store/identity.ts';
import { makeKey, setPassphrase } from '../../electron/engine/store/keys.ts';
import { findElectron } from '../../electron/setup/electron.mjs';
import startDisplay from '../display.ts';
import { memoryOf } from '../processes.ts';

const root = join(import.meta.dirname, '../..');
const passphrase = 'a bell without a clapper';
const person = {
  name: 'Marlis Oakenshaw',
  addresses: ['marlis@oakenshawclocks.example', 'm.oakenshaw@postbag.example'],
};
const settleMs = 30_000;
const unloadMs = 11 * 60_000;

const { values } = parseArgs({ options: { runs: { type: 'string', default: '7' }, unload: { type: 'boolean' } } });
const folder = mkdtempSync(join(tmpdir(), 'ownhand-bench-'));
const stopDisplay = await startDisplay();
try {
  const home = await makeHome();
  const noModels = join(folder, 'models');
  mkdirSync(noModels);
  const starts: number[] = [];
  for (let run = 0; run <= Number(values.runs); run += 1) {
    const { child, began, line } = start(home, {});
    const usable = (await line('usable')) - began;
    // The first start reads everything from the disk; it is a start like no other.
    if (run > 0) {
      starts.push(usable);
    }
    await end(child);
  }
  starts.sort((a, b) => a - b);
  const seconds = (at: number): string => `${((starts[at] ?? NaN) / 1_000).toFixed(2)} s`;
  say('| what | measured | goal |');
  say('| --- | --- | --- |');
  say(`| window usable, median of ${starts.length} starts | ${seconds(Math.floor(starts.length / 2))} | 1.0 s |`);
  say(`| window usable, slowest | ${seconds(starts.length - 1)} | |`);
  await sayMemory('no model loaded', home, { OWNHAND_MODELS: noModels }, settleMs);
  if (values.unload === true) {
    await sayMemory('models put away after ten minutes', home, {}, unloadMs);
  }
} finally {
  stopDisplay?.();
  rmSync(folder, { recursive: true });
}

/** A data folder with the sample mailbox in it, locked with a passphrase. */
async function makeHome(): Promise<string> {
  const home = join(folder, 'home');
  const key = makeKey();
  const database = openDatabase(home, key);
  await importSource(database, join(root, 'electron/sample/sample.mbox'), person.addresses, { name: person.name });
  await setIdentity(database, person);
  database.close();
  setPassphrase(home, key, passphrase);
  return home;
}

interface Start {
  readonly child: ChildProcess;
  /** Milliseconds since 1970. */
  readonly began: number;
  /** The moment of the next line that begins with a word. */
  readonly line: (word: string) => Promise<number>;
}

function start(home: string, environment: Readonly<Record<string, string>>): Start {
  const electron = findElectron();
  if (electron === null) {
    throw new Error('There is no Electron here yet: run npm test, which finds one.');
  }
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const began = Date.now();
  const child = spawn(
    electron.executable,
    ['-r', join(import.meta.dirname, 'probe.cjs'), root, ...flags, `--home=${home}`],
    { stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, OWNHAND_NODE: process.execPath, ...environment } },
  );
  const lines = createInterface({ input: child.stdout });
  return {
    child,
    began,
    line: (word) =>
      new Promise((resolve, reject) => {
        const take = (line: string): void => {
          if (line.startsWith(`${word} `)) {
            lines.off('line', take);
            resolve(Number(line.split(' ')[1]));
          }
        };
        lines.on('line', take);
        child.once('exit', () => {
          reject(new Error('The app ended too soon.'));
        });
      }),
  };
}

/** Opens a copy of the home as a person does, waits, and measures. */
async function sayMemory(
  when: string,
  home: string,
  environment: Readonly<Record<string, string>>,
  waitMs: number,
): Promise<void> {
  const copy = `${home}-${waitMs}`;
  cpSync(home, copy, { recursive: true });
  const { child, line } = start(copy, { ...environment, OWNHAND_BENCH_TYPES: passphrase });
  await line('open');
  await wait(waitMs);
  const { whole, own } = memoryOf(child.pid ?? 0);
  await end(child);
  const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
  say(`| memory, ${when} | ${megabytes(whole)} | 300 MB |`);
  say(`| of it not mapped programs and libraries | ${megabytes(own)} | |`);
}

async function end(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  await ended;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
