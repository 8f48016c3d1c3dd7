import { z } from 'zod';
import { AppError, codeOf } from '../contract/errors.ts';
import type { Call, Contract, Handlers } from '../contract/method.ts';
import type { Port } from './port.ts';

const callMessage = z.object({ id: z.int(), method: z.string().max(100), input: z.unknown() });
const cancelMessage = z.object({ id: z.int(), cancel: z.literal(true) });

type AnyHandler = (input: unknown, call: Call<unknown>) => unknown;

export interface ServeOptions {
  /** Told of every error that is not meant for a person, with the method it happened in. */
  readonly onInternalError?: (method: string, error: unknown) => void;
}

/**
 * Answers the calls that arrive on a port. Whatever arrives is data from outside: what is not a message is dropped,
 * what is not a method or does not fit its schema is answered with an error, and nothing is thrown.
 */
export function serve<C extends Contract>(
  port: Port,
  contract: C,
  handlers: Handlers<C>,
  options: ServeOptions = {},
): void {
  const running = new Map<number, AbortController>();

  port.onMessage((raw) => {
    const cancel = cancelMessage.safeParse(raw);
    if (cancel.success) {
      running.get(cancel.data.id)?.abort();
      return;
    }
    const call = callMessage.safeParse(raw);
    if (call.success && !running.has(call.data.id)) {
      void answer(call.data);
    }
  });

  port.onClose(() => {
    for (const controller of running.values()) {
      controller.abort();
    }
  });

  async function answer({ id, method: name, input }: z.infer<typeof callMessage>): Promise<void> {
    const controller = new AbortController();
    running.set(id, controller);
    try {
      const method = Object.hasOwn(contract, name) ? contract[name] : undefined;
      if (method === undefined) {
        throw new AppError('unknown-method', `There is no method named ${JSON.stringify(name)}.`);
      }
      const parsed = method.input.safeParse(input);
      if (!parsed.success) {
        throw new AppError('invalid-input', z.prettifyError(parsed.error));
      }
      const handler = handlers[name] as AnyHandler;
      const result = await handler(parsed.data, {
        signal: controller.signal,
        progress: (step) => {
          if (running.has(id)) {
            port.post({ id, progress: step });
          }
        },
      });
      port.post({ id, result });
    } catch (error) {
      const code = controller.signal.aborted ? 'cancelled' : codeOf(error);
      if (code === 'internal') {
        options.onInternalError?.(name, error);
      }
      const message =
        error instanceof AppError ? error.message : 'Something inside went wrong. The log has the details.';
      port.post({ id, error: { code, message: code === 'cancelled' ? 'Stopped.' : message } });
    } finally {
      running.delete(id);
    }
  }
}
