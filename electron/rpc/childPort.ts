import type { Port } from './port.ts';

/**
 * Many ports over the one channel between a process and its child. Each message travels as `{port, message}`, and
 * `{port, closed: true}` says that a port is gone. Numbers are given by the parent; number 0 is the parent's own, on
 * which more is served than on the others.
 */
export type Parcel =
  { readonly port: number; readonly message: unknown } | { readonly port: number; readonly closed: true };

/** A ChildProcess, or `process` in the child: the channel that `stdio: [..., 'ipc']` opens. */
export interface ProcessChannel {
  readonly connected: boolean;
  send?(message: unknown, done: (error: Error | null) => void): boolean;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'disconnect', listener: () => void): unknown;
}

export interface ChildPort extends Port {
  /** Tells the other side that nothing more will come. */
  close(): void;
}

/** The parent's end: `open` makes a port under a new number, or under 0 for the parent itself. */
export function parentEnd(channel: ProcessChannel): { open(number: number): ChildPort } {
  const ends = listen(channel, () => undefined);
  return { open: (number) => ends.add(number) };
}

/** The child's end: `onPort` is told of each port when its first message arrives, before that message is delivered. */
export function engineEnd(channel: ProcessChannel, onPort: (port: Port, number: number) => void): void {
  const ends = listen(channel, (number) => {
    onPort(ends.add(number), number);
  });
}

interface End {
  readonly messages: ((message: unknown) => void)[];
  readonly closings: (() => void)[];
}

function listen(channel: ProcessChannel, onUnknown: (number: number) => void): { add(number: number): ChildPort } {
  const ends = new Map<number, End>();

  channel.on('message', (raw) => {
    const parcel = readParcel(raw);
    if (parcel === null) {
      return;
    }
    if ('closed' in parcel) {
      remove(parcel.port);
      return;
    }
    if (!ends.has(parcel.port)) {
      onUnknown(parcel.port);
    }
    for (const listener of ends.get(parcel.port)?.messages ?? []) {
      listener(parcel.message);
    }
  });
  channel.on('disconnect', () => {
    for (const number of [...ends.keys()]) {
      remove(number);
    }
  });

  function remove(number: number): void {
    const end = ends.get(number);
    ends.delete(number);
    for (const listener of end?.closings ?? []) {
      listener();
    }
  }

  function send(parcel: Parcel): void {
    if (channel.connected) {
      // A failed send means that the other process is gone, which `disconnect` tells everybody.
      channel.send?.(parcel, () => undefined);
    }
  }

  return {
    add: (number) => {
      const end: End = { messages: [], closings: [] };
      ends.set(number, end);
      return {
        post: (message) => {
          if (ends.get(number) === end) {
            send({ port: number, message });
          }
        },
        onMessage: (listener) => void end.messages.push(listener),
        onClose: (listener) => void end.closings.push(listener),
        close: () => {
          if (ends.get(number) === end) {
            ends.delete(number);
            send({ port: number, closed: true });
          }
        },
      };
    },
  };
}

/** What arrives is data from another process: anything that is not a parcel is dropped. */
function readParcel(raw: unknown): Parcel | null {
  if (typeof raw !== 'object' || raw === null || !('port' in raw)) {
    return null;
  }
  const { port } = raw;
  if (typeof port !== 'number' || !Number.isSafeInteger(port)) {
    return null;
  }
  if ('closed' in raw && raw.closed === true) {
    return { port, closed: true };
  }
  return 'message' in raw ? { port, message: raw.message } : null;
}
