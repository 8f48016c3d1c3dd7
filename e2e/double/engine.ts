/**
 * An engine that answers what a test says, behind the real window: for pictures and tests of states that a real one
 * would take hours to come to. What it is asked and what it answers still goes through the contract.
 */
import type { Page } from 'playwright';
import { type Engine, engine } from '../../electron/contract/engine.ts';
import { AppError } from '../../electron/contract/errors.ts';
import { type Host, host } from '../../electron/contract/host.ts';
import type { Contract, Handlers } from '../../electron/contract/method.ts';
import type { Port } from '../../electron/rpc/port.ts';
import { serve } from '../../electron/rpc/serve.ts';

type Some<C extends Contract> = Partial<Handlers<C>>;

/** The methods of a contract: those that the test answers, and the rest, which are refused. */
function complete<C extends Contract>(contract: C, some: Some<C>): Handlers<C> {
  const refused = Object.keys(contract).map((name) => [
    name,
    () => {
      throw new AppError('busy', `The double does not know ${name}.`);
    },
  ]);
  return { ...Object.fromEntries(refused), ...some } as Handlers<C>;
}

/** Resolves when the caller has had enough: what a watch does after it has reported. */
export function until(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => {
      resolve(null);
    });
  });
}

/** A main process whose engine is ready and whose store is open. */
const openHost: Some<Host> = {
  'host.engineState': async (_input, { signal, progress }) => {
    progress({ state: 'ready', message: null });
    return until(signal);
  },
  'host.unlock': () => ({ state: 'open', unlocks: ['passphrase'], sample: false }),
  'host.about': () => ({
    version: '0.0.0',
    platform: 'linux',
    electron: '0',
    keychain: { available: false, reason: null },
  }),
};

/**
 * Loads the page anew with an engine of the test's own behind it. The returned function makes it forget that engine
 * and takes another one.
 */
export async function withDouble(page: Page): Promise<(handlers: Some<Engine>) => Promise<void>> {
  const listeners = { engine: new Set<(message: unknown) => void>(), host: new Set<(message: unknown) => void>() };
  const tell = (side: 'engine' | 'host', message: unknown): void => {
    page
      .evaluate(
        ([name, content]) => {
          (window as unknown as Doubled).doubled[name].postMessage(content);
        },
        [side, message] as const,
      )
      // The page is being loaded anew, and nobody waits for this answer any more.
      .catch(() => undefined);
  };
  await page.exposeFunction('askDouble', (side: 'engine' | 'host', message: unknown) => {
    for (const listener of listeners[side]) {
      listener(message);
    }
  });
  await page.addInitScript(() => {
    addEventListener('message', (event) => {
      if (event.data !== 'ownhand:ports' || 'doubled' in window) {
        return;
      }
      event.stopImmediatePropagation();
      const sides = (['engine', 'host'] as const).map((side) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }: MessageEvent) => {
          void (window as unknown as Doubled).askDouble(side, data);
        };
        return { side, port1, port2 };
      });
      Object.assign(window, { doubled: Object.fromEntries(sides.map(({ side, port1 }) => [side, port1])) });
      window.postMessage(
        'ownhand:ports',
        window.location.origin,
        sides.map(({ port2 }) => port2),
      );
    });
  });

  let engines = 0;
  const portOf = (side: 'engine' | 'host', mine: number): Port => ({
    post: (message) => {
      // What an engine that was forgotten still has to say is meant for a page that is gone.
      if (mine === engines) {
        tell(side, message);
      }
    },
    onMessage: (listener) => void listeners[side].add(listener),
    onClose: () => undefined,
  });
  return async (handlers) => {
    listeners.engine.clear();
    listeners.host.clear();
    engines++;
    serve<Engine>(portOf('engine', engines), engine, complete(engine, handlers));
    serve<Host>(portOf('host', engines), host, complete(host, openHost));
    await page.reload();
  };
}

interface Doubled {
  readonly doubled: Readonly<Record<'engine' | 'host', MessagePort>>;
  readonly askDouble: (side: 'engine' | 'host', message: unknown) => Promise<void>;
}
