import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { Connection } from '../../connection.ts';
import { frontWindow } from '../../front.ts';
import { openScreen, type Screen } from '../../testing/screen.ts';
import { missingForBus, type SessionBus, startSessionBus } from './sessionBus.ts';

const programs = { '/usr/bin/Xvfb': 'xvfb', '/usr/bin/openbox': 'openbox', '/usr/bin/mousepad': 'mousepad' };
const missing = [
  ...Object.entries({ ...programs, '/usr/bin/python3': 'python3' }).flatMap(([file, name]) =>
    existsSync(file) ? [] : [name],
  ),
  ...missingForBus,
];

/** Why these tests are skipped here; false where they run. */
export const noSession: string | false =
  missing.length === 0 ? false : `These packages are not installed here: ${missing.join(', ')}.`;

const startMs = 30_000;

export interface Session {
  readonly screen: Screen;
  readonly connection: Connection;
  readonly bus: SessionBus;
  /** What was started in it. */
  readonly programs: readonly ChildProcess[];
  /** Starts a program, and waits until a window of it is in front. `more` are variables for it. */
  open(program: string, words: readonly string[], name: RegExp, more?: NodeJS.ProcessEnv): Promise<ChildProcess>;
}

/** A session for one test: a screen, a window manager, and a bus that starts what programs of GTK tell others by. */
export async function openSession(t: TestContext): Promise<Session> {
  const screen = await openScreen(t);
  const connection = await screen.join();
  const bus = await startSessionBus(screen.name);
  const started: ChildProcess[] = [];
  const start = (program: string, words: readonly string[], more: NodeJS.ProcessEnv = {}): ChildProcess => {
    const env = { PATH: process.env['PATH'], ...bus.environment, ...more };
    const child = spawn(program, words, { stdio: 'ignore', env });
    started.push(child);
    return child;
  };
  screen.atEnd(async () => {
    for (const child of started.toReversed()) {
      const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null;
      child.kill('SIGKILL');
      await ended;
    }
    await bus.stop();
  });
  start('openbox', ['--sm-disable']);
  const isManaged = async (): Promise<boolean> =>
    (await connection.property(connection.root, '_NET_SUPPORTING_WM_CHECK')).data.length > 0;
  await until(isManaged, 'The window manager did not start.');
  return {
    ...{ screen, connection, bus, programs: started },
    open: async (program, words, name, more) => {
      const child = start(program, words, more);
      const isInFront = async (): Promise<boolean> => {
        if (child.exitCode !== null || child.signalCode !== null) {
          throw new Error(`${program} ended with ${child.exitCode ?? child.signalCode ?? ''} before it had a window.`);
        }
        return name.test((await frontWindow(connection))?.program ?? '');
      };
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
