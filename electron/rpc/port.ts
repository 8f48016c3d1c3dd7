import type { ErrorCode } from '../contract/errors.ts';

/** The four messages of the wire. A watch is a call that reports progress until it is cancelled. */
export type Message =
  | { readonly id: number; readonly method: string; readonly input: unknown }
  | { readonly id: number; readonly cancel: true }
  | { readonly id: number; readonly progress: unknown }
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: { readonly code: ErrorCode; readonly message: string } };

/** One end of a two-way channel, whatever carries it. */
export interface Port {
  post(message: Message): void;
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
}

/** Two ends in one process, delivering in order on later microtasks. For tests and the command line. */
export function pair(): [Port, Port] {
  const left = end();
  const right = end();
  left.peer = right;
  right.peer = left;
  return [left.port, right.port];
}

interface End {
  peer: End | undefined;
  listeners: ((message: unknown) => void)[];
  port: Port;
}

function end(): End {
  const self: End = {
    peer: undefined,
    listeners: [],
    port: {
      post: (message) => {
        queueMicrotask(() => {
          for (const listener of self.peer?.listeners ?? []) {
            listener(message);
          }
        });
      },
      onMessage: (listener) => void self.listeners.push(listener),
      onClose: () => undefined,
    },
  };
  return self;
}
