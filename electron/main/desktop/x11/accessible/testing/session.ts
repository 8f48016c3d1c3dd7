import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { Connection } from '../../connection.ts';
import { frontWindow } from '../../front.ts';
import { openScreen, type Screen } from '../../testing/screen.ts';

const needed = {
  '/usr/bin/Xvfb': 'xvfb',
  '/usr/bin/openbox': 'openbox',
  '/usr/bin/dbus-daemon': 'dbus',
  '/usr/bin/python3': 'python3',
  '/usr/bin/mousepad': 'mousepad',
  '/usr/share/dbus-1/services/org.a11y.Bus.service': 'at-spi2-core',
};
const missing = Object.entries(needed).flatMap(([file, name]) => (existsSync(file) ? [] : [name]));

/** Why these tests are skipped here; false where they run. */
export const noSession: string | false =
  missing.length === 0 ? false : `These programs are not installed here: ${missing.join(', ')}.`;

const startMs = 30_000;

export interface Session {
  readonly screen: Screen;
  readonly connection: Connection;
  /** The address of its bus. */
  readonly bus: string;
  /** For files; it goes with the session. */
  readonly folder: string;
  /** What was started in it. */
  readonly programs: readonly ChildProcess[];
  /** Starts a program, and waits until a window of it is in front. `more` are variables for it. */
  open(program: string, words: readonly string[], name: RegExp, more?: NodeJS.ProcessEnv): Promise<ChildProcess>;
}

/** A session for one test: a screen, a window manager, and a bus that starts what programs of GTK tell others by. */
export async function openSession(t: TestContext): Promise<Session> {
  const screen = await openScreen(t);
  const connection = await screen.join();
  const folder = mkdtempSync(join(tmpdir(), 'ownhand-session-'));
  const env: NodeJS.ProcessEnv = {
    ...{ PATH: process.env['PATH'], DISPLAY: screen.name, HOME: folder, XDG_RUNTIME_DIR: folder },
    ...{ LC_ALL: 'C.UTF-8', GSETTINGS_BACKEND: 'memory' },
  };
  const programs: ChildProcess[] = [];
  const start = (program: string, words: readonly string[], more: NodeJS.ProcessEnv = {}): ChildProcess => {
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'ignore'], env: { ...env, ...more } });
    programs.push(child);
    return child;
  };
  screen.atEnd(async () => {
    for (const child of programs.toReversed()) {
      const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null;
      child.kill('SIGKILL');
      await ended;
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  const daemon = start('dbus-daemon', ['--session', '--nofork', '--print-address']);
  const [address] = (await once(daemon.stdout ?? daemon, 'data')) as [Buffer];
  const bus = address.toString().trim();
  env['DBUS_SESSION_BUS_ADDRESS'] = bus;
  start('openbox', ['--sm-disable']);
  const isManaged = async (): Promise<boolean> =>
    (await connection.property(connection.root, '_NET_SUPPORTING_WM_CHECK')).data.length > 0;
  await until(isManaged, 'The window manager did not start.');
  return {
    ...{ screen, connection, bus, folder, programs },
    open: async (program, words, name, more) => {
      const child = start(program, words, more);
      const isInFront = async (): Promise<boolean> => name.test((await frontWindow(connection))?.program ?? '');
      await until(isInFront, `${program} never came to the front.`);
      return child;
    },
  };
}

/** Waits until something is so, for as long as a program may take to start on a busy machine. */
export async function until(isSo: () => Promise<boolean>, sentence: string): Promise<void> {
  const end = Date.now() + startMs;
  while (!(await isSo())) {
    if (Date.now() > end) {
      throw new Error(sentence);
    }
    await wait(30);
  }
}
