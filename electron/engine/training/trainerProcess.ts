import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AppError } from '../../contract/errors.ts';
import type { trainer } from '../../contract/trainer.ts';
import { parentEnd } from '../../rpc/childPort.ts';
import { connect, type Client } from '../../rpc/connect.ts';

/** What of the trainer's standard error is kept, to be told when it crashes. Its messages hold no mail. */
const keptLetters = 2_000;

/**
 * Starts the trainer process, lets `act` use it, and ends it. Its memory goes back to the system with it, and if it
 * crashes the call fails with a sentence while this process goes on.
 *
 * @param folder What paths without a root are within; by default this process's own.
 */
export async function withTrainer<T>(
  act: (client: Client<typeof trainer>) => Promise<T>,
  entry = fileURLToPath(new URL('../../trainer/index.ts', import.meta.url)),
  folder?: string,
): Promise<T> {
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
  try {
    return await act(client);
  } catch (error) {
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
    child.kill('SIGKILL');
  }
}
