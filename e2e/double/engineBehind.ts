/**
 * An engine that answers what a test says, behind a page whose main process is the real one: for the small window,
 * whose every other move is to be real.
 */
import type { Page } from 'playwright';
import { type Engine, engine } from '../../electron/contract/engine.ts';
import { AppError } from '../../electron/contract/errors.ts';
import type { Handlers } from '../../electron/contract/method.ts';
import type { Port } from '../../electron/rpc/port.ts';
import { serve } from '../../electron/rpc/serve.ts';

type Some = Partial<Handlers<Engine>>;

/** Loads the page anew with the double behind it. The returned function gives it other answers. */
export async function withEngineBehind(page: Page, first: Some): Promise<(next: Some) => void> {
  let some = first;
  const handlers = Object.fromEntries(
    Object.keys(engine).map((name) => [
      name,
      (...words: unknown[]): unknown => {
        const handler = some[name as keyof Engine] as ((...given: unknown[]) => unknown) | undefined;
        if (handler === undefined) {
          throw new AppError('busy', `The double does not know ${name}.`);
        }
        return handler(...words);
      },
    ]),
  ) as unknown as Handlers<Engine>;
  const listeners = new Set<(message: unknown) => void>();
  const port: Port = {
    post: (message) => {
      page
        .evaluate((content) => {
          (window as unknown as Doubled).doubledEngine.postMessage(content);
        }, message)
        .catch(() => undefined);
    },
    onMessage: (listener) => void listeners.add(listener),
    onClose: () => undefined,
  };
  await page.exposeFunction('askEngineBehind', (message: unknown) => {
    for (const listener of listeners) {
      listener(message);
    }
  });
  await page.addInitScript(() => {
    addEventListener('message', (event) => {
      const [, host] = event.ports;
      if (event.data !== 'ownhand:ports' || 'doubledEngine' in window || host === undefined) {
        return;
      }
      event.stopImmediatePropagation();
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }: MessageEvent) => {
        void (window as unknown as Doubled).askEngineBehind(data);
      };
      Object.assign(window, { doubledEngine: port1 });
      window.postMessage('ownhand:ports', window.location.origin, [port2, host]);
    });
  });
  serve<Engine>(port, engine, handlers);
  await page.reload();
  return (next) => {
    some = next;
  };
}

interface Doubled {
  readonly doubledEngine: MessagePort;
  readonly askEngineBehind: (message: unknown) => Promise<void>;
}
