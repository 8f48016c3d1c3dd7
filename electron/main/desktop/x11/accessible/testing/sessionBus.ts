import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const needed = {
  '/usr/bin/dbus-daemon': 'dbus',
  '/usr/share/dbus-1/services/org.a11y.Bus.service': 'at-spi2-core',
};

/** The packages that are missing here for such a bus. */
export const missingForBus = Object.entries(needed).flatMap(([file, name]) => (existsSync(file) ? [] : [name]));

export interface SessionBus {
  /** As D-Bus writes addresses. */
  readonly address: string;
  /** The variables by which programs find it, and all that they write to: a folder that goes with it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Says that something like a screen reader is in use: programs not made with GTK tell nothing before. */
  switchOn(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a bus as a session has it, for the programs of one screen: it starts what these tell others by. */
export async function startSessionBus(display: string): Promise<SessionBus> {
  const folder = mkdtempSync(join(tmpdir(), 'ownhand-session-'));
  const own = {
    DISPLAY: display,
    HOME: folder,
    XDG_RUNTIME_DIR: folder,
    LC_ALL: 'C.UTF-8',
    GSETTINGS_BACKEND: 'memory',
  };
  const daemon = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { PATH: process.env['PATH'], ...own },
  });
  const [line] = (await once(daemon.stdout, 'data')) as [Buffer];
  const address = line.toString().trim();
  const environment = { ...own, DBUS_SESSION_BUS_ADDRESS: address };
  return {
    ...{ address, environment },
    switchOn: async () => {
      const service = ['--dest=org.a11y.Bus', '/org/a11y/bus', 'org.freedesktop.DBus.Properties.Set'];
      const words = ['string:org.a11y.Status', 'string:IsEnabled', 'variant:boolean:true'];
      await run('dbus-send', ['--session', '--print-reply', ...service, ...words], {
        env: { PATH: process.env['PATH'], ...environment },
      });
    },
    stop: async () => {
      const ended = once(daemon, 'exit');
      daemon.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    },
  };
}
