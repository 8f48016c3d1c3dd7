import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { type TestContext } from 'node:test';
import { type Connection, connectToX, tell } from '../connection.ts';

/** Why these tests are skipped here; false where they run. */
export const noScreen: string | false =
  process.platform === 'linux' && existsSync('/usr/bin/Xvfb') ? false : 'There is no virtual X server here (xvfb).';

export interface Screen {
  readonly name: string;
  join(): Promise<Connection>;
  /** What is to be done before the screen goes. */
  atEnd(act: () => Promise<void>): void;
}

/** A virtual screen of its own for one test, and connections to it as if from several programs. */
export async function openScreen(t: TestContext): Promise<Screen> {
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '640x480x24', '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [number] = (await once(server.stdout, 'data')) as [Buffer];
  const name = `:${number.toString().trim()}`;
  const joined: Connection[] = [];
  const lastActs: (() => Promise<void>)[] = [];
  t.after(async () => {
    for (const act of lastActs) {
      await act();
    }
    for (const connection of joined) {
      connection.close();
    }
    const ended = once(server, 'exit');
    server.kill();
    await ended;
  });
  return {
    name,
    atEnd: (act) => void lastActs.push(act),
    join: async () => {
      const connection = await connectToX(name);
      joined.push(connection);
      return connection;
    },
  };
}

/** Says that a window is in front, as a window manager does. */
export async function putInFront(connection: Connection, window: number): Promise<void> {
  const [name, type] = await Promise.all([connection.atom('_NET_ACTIVE_WINDOW'), connection.atom('WINDOW')]);
  await tell((done) => {
    connection.client.ChangeProperty(0, connection.root, name, type, 32, [window], done);
  });
}
