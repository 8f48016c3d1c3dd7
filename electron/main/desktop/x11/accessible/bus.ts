import { connect } from 'node:net';
import type { Value } from './values.ts';
import { type Answer, type Call, decode, encode, lengthOf } from './wire.ts';

/** A connection to a bus of D-Bus that asks and takes answers, and listens to nothing else. */
export interface Bus {
  /** What a call answers. Rejects for an error, for what is too large, and once the bus is closed. */
  call(call: Call): Promise<readonly Value[]>;
  close(): void;
}

interface Waiting {
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

/** The bus itself, as one asks it. */
export const daemon = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
} as const;

/** The most that is taken as one message, in bytes, and over one connection: what is larger is no text to work on. */
const messageBytes = 400_000;
const wholeBytes = 4_000_000;

/** The socket that an address leads to, as `node:net` names it. Throws where it leads to none of this machine. */
export function socketOf(address: string): string {
  for (const each of address.split(';')) {
    const [, words] = /^unix:(.*)$/s.exec(each) ?? [];
    const [, kind, name] = /(?:^|,)(path|abstract)=([^,]+)/.exec(words ?? '') ?? [];
    if (name !== undefined) {
      return (kind === 'abstract' ? '\0' : '') + decodeURIComponent(name);
    }
  }
  throw new TypeError('There is no bus on this machine.');
}

/** Connects to the bus behind a socket. What is asked before it lets us in waits until then. */
export function openBus(path: string): Bus {
  const socket = connect({ path });
  const waiting = new Map<number, Waiting>();
  let beforeEntry: Buffer[] | null = [];
  let serial = 0;
  let held: Buffer = Buffer.alloc(0);
  let taken = 0;

  const end = (error: Error): void => {
    socket.destroy();
    for (const each of waiting.values()) {
      each.reject(error);
    }
    waiting.clear();
  };
  const call: Bus['call'] = async (asked) => {
    const answer = await new Promise<Answer>((resolve, reject) => {
      if (socket.destroyed) {
        reject(new Error('The bus is closed.'));
        return;
      }
      serial += 1;
      waiting.set(serial, { resolve, reject });
      const message = encode(asked, serial);
      if (beforeEntry === null) {
        socket.write(message);
      } else {
        beforeEntry.push(message);
      }
    });
    if (answer.error !== null) {
      throw new Error(answer.error);
    }
    return answer.values();
  };
  /** Takes the one line that the bus says before there are messages. */
  const enter = (): void => {
    const lineEnd = held.indexOf('\r\n');
    if (lineEnd !== -1) {
      if (!held.toString('latin1', 0, lineEnd).startsWith('OK ')) {
        throw new Error('The bus does not let us in.');
      }
      held = held.subarray(lineEnd + 2);
      socket.write(Buffer.concat([Buffer.from('BEGIN\r\n'), ...(beforeEntry ?? [])]));
      beforeEntry = null;
    }
  };
  const takeMessages = (): void => {
    for (;;) {
      const length = lengthOf(held);
      if ((length ?? 0) > messageBytes) {
        throw new RangeError('A message is too large.');
      }
      if (length === null || held.length < length) {
        return;
      }
      const answer = decode(held.subarray(0, length));
      held = held.subarray(length);
      if (answer !== null) {
        waiting.get(answer.to)?.resolve(answer);
        waiting.delete(answer.to);
      }
    }
  };

  socket.on('connect', () => {
    const user = Buffer.from(String(process.getuid?.() ?? 0)).toString('hex');
    socket.write(`\0AUTH EXTERNAL ${user}\r\n`);
  });
  socket.on('data', (more: Buffer) => {
    taken += more.length;
    held = Buffer.concat([held, more]);
    try {
      if (taken > wholeBytes) {
        throw new RangeError('The bus says too much.');
      }
      if (beforeEntry !== null) {
        enter();
      }
      if (beforeEntry === null) {
        takeMessages();
      }
    } catch (error) {
      end(error as Error);
    }
  });
  socket.on('error', end);
  socket.on('close', () => {
    end(new Error('The bus is closed.'));
  });
  // The first message on every bus. Where it fails the bus closes, and with it what was asked.
  call({ ...daemon, member: 'Hello' }).catch(end);
  return {
    call,
    close: () => {
      end(new Error('The bus is closed.'));
    },
  };
}
