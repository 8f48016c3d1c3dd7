/** A page's window without a screen, and behind it an engine that answers what a test says: for what no screen shows. */
import { type Engine, engine } from '../../electron/contract/engine.ts';
import { AppError } from '../../electron/contract/errors.ts';
import type { Handlers } from '../../electron/contract/method.ts';
import { messagePort } from '../../electron/rpc/messagePort.ts';
import { serve } from '../../electron/rpc/serve.ts';

export type Answers = Partial<Handlers<Engine>>;

/** Stands in for the window of this process. Modules of the renderer are imported after it, and find it there. */
export function openPage(answers: Answers): { close: () => void } {
  const [engines, hosts] = [new MessageChannel(), new MessageChannel()];
  const refused = Object.keys(engine).map((name) => [
    name,
    () => {
      throw new AppError('busy', `The double does not know ${name}.`);
    },
  ]);
  const handlers = { ...Object.fromEntries(refused), ...answers } as Handlers<Engine>;
  serve<Engine>(messagePort(engines.port1), engine, handlers);
  const window = {
    location: { origin: 'app://ownhand' },
    addEventListener: (_type: string, listener: (event: unknown) => void) => {
      queueMicrotask(() => {
        listener({ source: window, data: 'ownhand:ports', ports: [engines.port2, hosts.port2] });
      });
    },
    removeEventListener: () => undefined,
    postMessage: () => undefined,
  };
  Object.assign(globalThis, { window, document: { querySelector: () => null } });
  return {
    close: () => {
      for (const { port1 } of [engines, hosts]) {
        port1.close();
      }
    },
  };
}

/** Waits until something holds, and fails where it does not within a few seconds. */
export async function until(holds: () => boolean, what: string): Promise<void> {
  const end = Date.now() + 4_000;
  while (!holds()) {
    if (Date.now() > end) {
      throw new Error(`It never came to this: ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
