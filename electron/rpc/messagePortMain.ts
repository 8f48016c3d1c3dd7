import type { Port } from './port.ts';

/** What is needed of Electron's MessagePortMain, so that this file does not import Electron. */
export interface MainSidePort {
  postMessage(message: unknown): void;
  start(): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
}

/** Wraps main's end of a message channel. It closes when the page is left or reloaded. */
export function messagePortMain(port: MainSidePort): Port {
  let open = true;
  port.on('close', () => {
    open = false;
  });
  return {
    post: (message) => {
      if (open) {
        port.postMessage(message);
      }
    },
    onMessage: (listener) => {
      port.on('message', ({ data }) => {
        listener(data);
      });
      port.start();
    },
    onClose: (listener) => void port.on('close', listener),
  };
}
