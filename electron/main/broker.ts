import { z } from 'zod';
import type { ErrorCode } from '../contract/errors.ts';
import type { EngineState } from '../contract/host.ts';
import type { Message, Port } from '../rpc/port.ts';
import type { ChildPort } from '../rpc/childPort.ts';

/** The part of the engine's process that the broker needs. */
export interface EnginePorts {
  readonly state: EngineState;
  onState(listener: (state: EngineState) => void): () => void;
  openPort(): ChildPort | null;
}

const fromPage = z.union([
  z.object({ id: z.int(), method: z.string(), input: z.unknown() }),
  z.object({ id: z.int(), cancel: z.literal(true) }),
]);

/**
 * Carries messages between a page and the engine, without reading what they say. The page keeps its port when the
 * engine is started again: calls that were under way are answered with `engine-restarted`, and calls made meanwhile
 * wait for the new engine.
 */
export function relay(engine: EnginePorts, page: Port): void {
  const underWay = new Set<number>();
  let held: Message[] = [];
  let target: ChildPort | null = null;

  const refuse = (id: number, code: ErrorCode, message: string): void => {
    underWay.delete(id);
    page.post({ id, error: { code, message } });
  };

  const refuseAll = (code: ErrorCode, message: string): void => {
    held = [];
    for (const id of [...underWay]) {
      refuse(id, code, message);
    }
  };

  function send(message: Message): void {
    try {
      target?.post(message);
    } catch {
      // Pages can post what JSON cannot say: a BigInt, a ring.
      refuse(message.id, 'invalid-input', 'This cannot be sent to the engine.');
    }
  }

  function attach(): void {
    const port = engine.openPort();
    if (port === null) {
      return;
    }
    target = port;
    port.onMessage((raw) => {
      const message = raw as Message;
      if ('result' in message || 'error' in message) {
        underWay.delete(message.id);
      }
      page.post(message);
    });
    port.onClose(() => {
      target = null;
      refuseAll('engine-restarted', 'The engine stopped before it could answer.');
    });
    for (const message of held.splice(0)) {
      send(message);
    }
  }

  const stopWatching = engine.onState(({ state, message }) => {
    if (state === 'failed') {
      refuseAll('engine-gone', message ?? 'The engine has stopped.');
    } else if (target === null) {
      attach();
    }
  });

  page.onMessage((raw) => {
    const parsed = fromPage.safeParse(raw);
    if (!parsed.success) {
      return;
    }
    const message: Message = parsed.data;
    if ('method' in message) {
      underWay.add(message.id);
    }
    if (target !== null) {
      send(message);
    } else if (engine.state.state === 'failed') {
      refuse(message.id, 'engine-gone', engine.state.message ?? 'The engine has stopped.');
    } else {
      held.push(message);
    }
  });
  page.onClose(() => {
    stopWatching();
    target?.close();
  });
  attach();
}
