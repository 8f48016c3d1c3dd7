import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AppError, cancelled } from '../../contract/errors.ts';
import type { Input } from '../../contract/method.ts';
import type { trainer, TrainerProgress, TrainerResult } from '../../contract/trainer.ts';
import { parentEnd } from '../../rpc/childPort.ts';
import { connect, type Client } from '../../rpc/connect.ts';

/** What of the trainer's standard error is kept, to be told when it crashes. Its messages hold no mail. */
const keptLetters = 2_000;

export interface TrainerProcess {
  /** The program to start; by default the trainer. */
  readonly entry?: string;
  /** What paths without a root are within; by default this process's own. */
  readonly folder?: string;
  /** Ends the process at once: it hears nothing while it starts or loads a model, and has nothing to save then. */
  readonly kill: AbortSignal;
}

/**
 * Starts the trainer process, lets `act` use it, and ends it. Its memory goes back to the system with it, and if it
 * crashes the call fails with a sentence while this process goes on.
 *
 * @throws {AppError} `cancelled` when `kill` is aborted, and what `act` throws.
 */
export async function withTrainer<T>(
  act: (client: Client<typeof trainer>) => Promise<T>,
  { entry = fileURLToPath(new URL('../../trainer/index.ts', import.meta.url)), folder, kill }: TrainerProcess,
): Promise<T> {
  if (kill.aborted) {
    throw cancelled();
  }
  if (!existsSync(entry)) {
    throw new AppError('internal', 'The trainer is not part of this installation.');
  }
  const child = spawn(process.execPath, [entry], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'json',
    ...(folder === undefined ? {} : { cwd: folder }),
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-keptLetters);
  });
  const client = connect<typeof trainer>(parentEnd(child).open(0));
  const exit = new Promise<string>((resolve) => {
    child.on('error', (error) => {
      resolve(error.message);
    });
    child.on('close', (code, signal) => {
      const last = said.split('\n').find((line) => line.includes('ASSERT')) ?? said.trim().split('\n').at(-1) ?? '';
      resolve(signal === 'SIGKILL' ? 'it was killed, perhaps because memory ran out' : `${signal ?? code}: ${last}`);
    });
  });
  const isKilled = (): boolean => kill.aborted;
  const end = (): void => {
    child.kill('SIGKILL');
  };
  kill.addEventListener('abort', end, { once: true });
  try {
    return await act(client);
  } catch (error) {
    if (isKilled()) {
      throw cancelled();
    }
    // The wire only knows that the other side has gone.
    if (error instanceof AppError && error.code === 'engine-gone') {
      throw new AppError(
        'internal',
        `Training stopped unexpectedly (${await exit}). What was saved can be gone on with.`,
        { cause: error },
      );
    }
    throw error;
  } finally {
    kill.removeEventListener('abort', end);
    end();
  }
}

/**
 * A training in a process of its own. It is stopped at once while it loads, and by asking from then on: it saves what
 * it has learned.
 *
 * @throws {AppError} `cancelled`, and what native's `train` throws.
 */
export async function trainInProcess(
  input: Input<(typeof trainer)['trainer.train']>,
  { signal, progress }: { readonly signal: AbortSignal; readonly progress: (progress: TrainerProgress) => void },
  folder?: string,
): Promise<TrainerResult> {
  const whileLoading = new AbortController();
  const stop = (): void => {
    whileLoading.abort();
  };
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) {
    stop();
  }
  try {
    return await withTrainer(
      (client) =>
        client.call('trainer.train', input, {
          signal,
          progress: (now) => {
            if (now.phase !== 'loading') {
              signal.removeEventListener('abort', stop);
            }
            progress(now);
          },
        }),
      { kill: whileLoading.signal, ...(folder === undefined ? {} : { folder }) },
    );
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
