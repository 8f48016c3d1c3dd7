import { stat } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { cancelled } from '../../contract/errors.ts';
import { type DocumentFile, type ReadDocument, Unreadable } from './document.ts';

/** What the reading thread says of one file. */
export type Answer =
  | { readonly kind: 'progress'; readonly fraction: number }
  | { readonly kind: 'document'; readonly document: ReadDocument }
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'failed'; readonly code: string | null; readonly message: string };

export interface DocumentReader {
  /**
   * Reads a document. Fails with `Unreadable` for what is none or takes too much, with `cancelled`, and with the errors
   * of the file system. `onProgress` is told how much of a long one is read, 0 to 1.
   */
  read(file: DocumentFile, signal?: AbortSignal, onProgress?: (fraction: number) => void): Promise<ReadDocument>;
  close(): Promise<void>;
}

/** A document of a thousand pages takes some hundred megabytes; what takes more is damaged, or made to. */
const resourceLimits = { maxOldGenerationSizeMb: 1_024 };
/**
 * Milliseconds a file may take from one sign of progress to the next, a base and what a large one needs more; and in all.
 * Generous, because other programs may want the processor too.
 */
const patience = { base: 120_000, perMegabyte: 4_000, most: 1_800_000 };

/**
 * Reads documents in a thread of its own. They come from anywhere and may be made to do harm, so time and memory are
 * bounded: a thread that takes too much of either is ended, and the next file gets another.
 */
export function openReader({ limits = resourceLimits, allowed = patience } = {}): DocumentReader {
  let worker: Worker | null = null;
  const end = async (): Promise<void> => {
    const ending = worker;
    worker = null;
    await ending?.terminate();
  };
  return {
    read: async (file, signal, onProgress = () => undefined) => {
      const { size } = await stat(file.path);
      signal?.throwIfAborted();
      worker ??= new Worker(new URL('./readerThread.ts', import.meta.url), { resourceLimits: limits });
      const step = allowed.base + (allowed.perMegabyte * size) / 1_048_576;
      const answer = await ask(worker, file, { signal, onProgress, step, most: allowed.most }).catch(
        async (error: unknown) => {
          await end();
          throw error;
        },
      );
      if (answer.kind === 'document') {
        return answer.document;
      }
      throw answer.kind === 'unreadable'
        ? new Unreadable(answer.reason)
        : Object.assign(new Error(answer.message), answer.code === null ? {} : { code: answer.code });
    },
    close: end,
  };
}

interface Asking {
  readonly signal: AbortSignal | undefined;
  readonly onProgress: (fraction: number) => void;
  /** Milliseconds to the next sign of progress, and in all. */
  readonly step: number;
  readonly most: number;
}

function ask(
  worker: Worker,
  file: DocumentFile,
  { signal, onProgress, step, most }: Asking,
): Promise<Exclude<Answer, { kind: 'progress' }>> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      clearTimeout(last);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      signal?.removeEventListener('abort', onAbort);
      act();
    };
    const fail = (error: Error): void => {
      settle(() => {
        reject(error);
      });
    };
    const onMessage = (answer: Answer): void => {
      if (answer.kind === 'progress') {
        timer.refresh();
        onProgress(answer.fraction);
        return;
      }
      settle(() => {
        resolve(answer);
      });
    };
    const onError = (error: unknown): void => {
      const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      fail(new Unreadable(isMemory ? 'Reading it takes more memory than any document does.' : 'It is damaged.'));
    };
    const onExit = (): void => {
      fail(new Unreadable('It is damaged: reading it ended at once.'));
    };
    const onAbort = (): void => {
      fail(cancelled());
    };
    const giveUp = (): void => {
      fail(new Unreadable('Reading it takes longer than any document of its size does.'));
    };
    const timer = setTimeout(giveUp, step);
    const last = setTimeout(giveUp, most);
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    signal?.addEventListener('abort', onAbort, { once: true });
    worker.postMessage(file);
  });
}
