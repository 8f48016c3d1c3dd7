/** A page's window without a screen, and behind it an engine that answers what a test says: for what no screen shows. */
import { type Engine, engine } from '../../electron/contract/engine.ts';
import { AppError } from '../../electron/contract/errors.ts';
import { type Host, host } from '../../electron/contract/host.ts';
import type { Contract, Handlers } from '../../electron/contract/method.ts';
import { messagePort } from '../../electron/rpc/messagePort.ts';
import { serve } from '../../electron/rpc/serve.ts';

export type Answers = Partial<Handlers<Engine>>;

/** Stands in for the window of this process. Modules of the renderer are imported after it, and find it there. */
export function openPage(answers: Answers, hostAnswers: Partial<Handlers<Host>> = {}): { close: () => void } {
  const [engines, hosts] = [new MessageChannel(), new MessageChannel()];
  serve<Engine>(messagePort(engines.port1), engine, { ...refusing(engine), ...answers });
  serve<Host>(messagePort(hosts.port1), host, { ...refusing(host), ...hostAnswers });
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
  Object.assign(globalThis, { window, document: { querySelector: () => null, documentElement: { style: {} } } });
  return {
    close: () => {
      for (const { port1 } of [engines, hosts]) {
        port1.close();
      }
    },
  };
}

/** Handlers that refuse all methods. */
function refusing<C extends Contract>(contract: C): Handlers<C> {
  const refused = Object.keys(contract).map((name) => [
    name,
    () => {
      throw new AppError('busy', `The double does not know ${name}.`);
    },
  ]);
  return Object.fromEntries(refused) as Handlers<C>;
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
