import type { Place } from '../../desktop.ts';
import type { Connection } from '../connection.ts';
import { type Bus, openBus, socketOf } from './bus.ts';
import { type Field, readField } from './field.ts';
import { findFocused, programsOf } from './focused.ts';

/** How long a program may take to tell: first that it is there, then, with the keys let go, what it has. */
const answerMs = 150;

export interface Asked {
  readonly connection: Connection;
  /** The address of the session's own bus, as D-Bus writes it; empty where there is none. */
  readonly sessionBus: string;
  readonly window: number;
  readonly place: Place | null;
  /** Waits until the keys of the shortcut are let go: until then GTK does not know where the keyboard is. */
  readonly released: () => Promise<void>;
}

/**
 * What the program in front tells, by way of AT-SPI, of the place in which the person writes. Null where it tells
 * nothing, or not in time. Nothing is asked or listened to at any other time, and nothing is switched on for it: GTK
 * tells whenever there is a bus to tell it over; Chromium when started with its accessibility on.
 */
export async function focusedField({ connection, sessionBus, window, place, released }: Asked): Promise<Field | null> {
  const buses: Bus[] = [];
  const open = (address: string): Bus => {
    const bus = openBus(socketOf(address));
    buses.push(bus);
    return bus;
  };
  try {
    const pid = await processOfWindow(connection, window);
    const { bus, programs } = await within(answerMs, async () => {
      const told = open((await toldByScreen(connection)) || (await toldBySession(open(sessionBus))));
      return { bus: told, programs: await programsOf(told, pid) };
    });
    if (programs.length === 0) {
      return null;
    }
    await released();
    return await within(answerMs, async () => {
      const focused = await findFocused(bus, programs);
      return focused && readField(bus, focused, place);
    });
  } catch {
    return null;
  } finally {
    for (const bus of buses) {
      bus.close();
    }
  }
}

/** The address of the bus for AT-SPI, in the two places where programs look for it. */
async function toldByScreen(connection: Connection): Promise<string> {
  return (await connection.property(connection.root, 'AT_SPI_BUS')).data.toString('utf8').replace(/\0.*/s, '');
}

async function toldBySession(session: Bus): Promise<string> {
  const service = { destination: 'org.a11y.Bus', path: '/org/a11y/bus', interface: 'org.a11y.Bus' };
  const [address] = await session.call({ ...service, member: 'GetAddress' });
  return String(address);
}

async function processOfWindow(connection: Connection, window: number): Promise<number> {
  const { data } = await connection.property(window, '_NET_WM_PID');
  if (data.length < 4) {
    throw new Error('The window does not say whose it is.');
  }
  return data.readUInt32LE(0);
}

/** Rejects when it takes longer than so many milliseconds. */
async function within<T>(milliseconds: number, act: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error('The program took too long.'));
    }, milliseconds);
  });
  try {
    return await Promise.race([act(), late]);
  } finally {
    clearTimeout(timer);
  }
}
