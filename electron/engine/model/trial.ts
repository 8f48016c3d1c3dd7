import { fork } from 'node:child_process';
import { z } from 'zod';
import { AppError, cancelled, errorCodes } from '../../contract/errors.ts';

/** What the trial answers: null when it went well. */
export const Verdict = z.object({ code: z.enum(errorCodes), message: z.string() }).nullable();
export type Verdict = z.infer<typeof Verdict>;

/**
 * Loads a model from an unknown file in a process of its own and has it compute once. The library ends its process
 * over some faults that cannot be seen from outside: then it is the trial that dies.
 *
 * @throws {AppError} Why the model cannot be used.
 */
export async function tryModel(path: string, signal: AbortSignal): Promise<void> {
  const child = fork(new URL('./trialProcess.ts', import.meta.url), [path], { stdio: 'ignore', signal });
  const verdict = await new Promise<Verdict>((resolve) => {
    const died = {
      code: 'model-unreadable' as const,
      message: 'The library that runs models cannot work with this file.',
    };
    child.once('message', (message) => {
      const parsed = Verdict.safeParse(message);
      resolve(parsed.success ? parsed.data : died);
    });
    child.once('error', () => {
      resolve(died);
    });
    child.once('exit', () => {
      resolve(died);
    });
  });
  child.kill();
  if (signal.aborted) {
    throw cancelled();
  }
  if (verdict !== null) {
    throw new AppError(verdict.code, verdict.message);
  }
}
