import type { Port } from './port.ts';

/** What is needed of a browser's MessagePort, so that this file knows no DOM types and also fits a worker's port. */
export interface BrowserPort {
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'close', listener: () => void): void;
}

/** What is needed of the page's window to receive the two ports. */
export interface PageWindow {
  readonly location: { readonly origin: string };
  postMessage(message: unknown, targetOrigin: string): void;
  addEventListener(type: 'message', listener: (event: PortEvent) => void): void;
  removeEventListener(type: 'message', listener: (event: PortEvent) => void): void;
}

interface PortEvent {
  readonly source: unknown;
  readonly data: unknown;
  readonly ports: readonly BrowserPort[];
}

/** Wraps one end of a browser's message channel. Listening starts with the first listener, so nothing is lost. */
export function messagePort(port: BrowserPort): Port & { close(): void } {
  return {
    post: (message) => {
      port.postMessage(message);
    },
    onMessage: (listener) => {
      port.addEventListener('message', (event) => {
        listener(event.data);
      });
      port.start();
    },
    onClose: (listener) => {
      port.addEventListener('close', listener);
    },
    close: () => {
      port.close();
    },
  };
}

/** Asks the preload script for the ports to the engine and to the host. Works once for each page load. */
export function requestPorts(page: PageWindow): Promise<{ engine: Port; host: Port }> {
  return new Promise((resolve) => {
    const take = (event: PortEvent): void => {
      const [engine, host] = event.ports;
      if (event.source !== page || event.data !== 'ownhand:ports' || engine === undefined || host === undefined) {
        return;
      }
      page.removeEventListener('message', take);
      resolve({ engine: messagePort(engine), host: messagePort(host) });
    };
    page.addEventListener('message', take);
    page.postMessage('ownhand:ports-please', page.location.origin);
  });
}
