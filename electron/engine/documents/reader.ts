import { stat } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { cancelled } from '../../contract/errors.ts';
import { type DocumentFile, type ReadDocument, Unreadable } from './document.ts';

/** What the reading thread says of one file. */
export type Answer =
  | { readonly kind: 'document'; readonly document: ReadDocument }
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'failed'; readonly code: string | null; readonly message: string };

export interface DocumentReader {
  /**
   * Reads a document. Fails with `Unreadable` for what is none or takes too much, with `cancelled`, and with the errors
   * of the file system.
   */
  read(file: DocumentFile, signal?: AbortSignal): Promise<ReadDocument>;
  close(): Promise<void>;
}

/** A document of a thousand pages takes some hundred megabytes; what takes more is damaged, or made to. */
const resourceLimits = { maxOldGenerationSizeMb: 1_024 };
/** Milliseconds a file may take: a base, and what a large one needs more. */
const patience = { base: 60_000, perMegabyte: 4_000, most: 900_000 };

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
    read: async (file, signal) => {
      const { size } = await stat(file.path);
      signal?.throwIfAborted();
      worker ??= new Worker(new URL('./readerThread.ts', import.meta.url), { resourceLimits: limits });
      const time = Math.min(allowed.most, allowed.base + (allowed.perMegabyte * size) / 1_048_576);
      const answer = await ask(worker, file, time, signal).catch(async (error: unknown) => {
        await end();
        throw error;
      });
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

function ask(worker: Worker, file: DocumentFile, time: number, signal?: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      clearTimeout(timer);
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
    const timer = setTimeout(() => {
      fail(new Unreadable('Reading it takes longer than any document of its size does.'));
    }, time);
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    signal?.addEventListener('abort', onAbort, { once: true });
    worker.postMessage(file);
  });
}
