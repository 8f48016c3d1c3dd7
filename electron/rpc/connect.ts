import { AppError, type ErrorCode } from '../contract/errors.ts';
import type { Asked, Contract, Name, Output, Progress } from '../contract/method.ts';
import type { Port } from './port.ts';

export interface CallOptions<P> {
  readonly signal?: AbortSignal | undefined;
  readonly progress?: ((step: P) => void) | undefined;
}

export interface Client<C extends Contract> {
  /** Calls a method of the other side. Rejects with an `AppError`; aborting `signal` cancels it there. */
  call<N extends Name<C>>(name: N, input: Asked<C[N]>, options?: CallOptions<Progress<C[N]>>): Promise<Output<C[N]>>;
  /** Fails everything that is still waiting, for instance because the other side has died. */
  fail(code: ErrorCode, message: string): void;
}

interface Waiting {
  resolve: (result: unknown) => void;
  reject: (error: AppError) => void;
  progress: ((step: unknown) => void) | undefined;
}

interface Answer {
  readonly id: number;
  readonly progress?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: ErrorCode; readonly message: string };
}

/** The calling end of a port. The contract is a type only, so a caller needs none of its schemas. */
export function connect<C extends Contract>(port: Port): Client<C> {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;

  port.onMessage((raw) => {
    const message = raw as Answer;
    const call = waiting.get(message.id);
    if (call === undefined) {
      return;
    }
    if ('progress' in message) {
      call.progress?.(message.progress);
      return;
    }
    waiting.delete(message.id);
    if (message.error) {
      call.reject(new AppError(message.error.code, message.error.message));
    } else {
      call.resolve(message.result);
    }
  });

  const fail = (code: ErrorCode, message: string): void => {
    const calls = [...waiting.values()];
    waiting.clear();
    for (const call of calls) {
      call.reject(new AppError(code, message));
    }
  };
  port.onClose(() => {
    fail('engine-gone', 'The engine has stopped.');
  });

  return {
    fail,
    call: (name, input, options = {}) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        const { signal, progress } = options;
        const cancel = (): void => {
          port.post({ id, cancel: true });
        };
        const settle = (): void => {
          signal?.removeEventListener('abort', cancel);
        };
        waiting.set(id, {
          resolve: (result) => {
            settle();
            resolve(result as never);
          },
          reject: (error) => {
            settle();
            reject(error);
          },
          progress: progress as ((step: unknown) => void) | undefined,
        });
        port.post({ id, method: name, input });
        if (signal?.aborted) {
          cancel();
        }
        signal?.addEventListener('abort', cancel, { once: true });
      }),
  };
}
