import { Worker } from 'node:worker_threads';
import { AppError, type ErrorCode } from '../../contract/errors.ts';
import type { Batch, ReadingOptions } from './batches.ts';
import type { KnownFile } from './knownFiles.ts';
import type { MailSource } from './source.ts';
import type { Step } from '../../contract/entities.ts';

/** What the reading thread is started with. */
export interface Order {
  readonly source: MailSource;
  readonly me: readonly string[];
  readonly cursor: string | null;
  readonly name: string | null;
  readonly everything: boolean;
  readonly known: ReadonlyMap<string, KnownFile> | null;
}

/** What the reading thread says; it goes on with the next batch when it is told to. */
export type Report =
  | { readonly kind: 'batch'; readonly batch: Batch }
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'end' }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string };

/** A small nursery keeps the thread's memory flat; mails live shortly. */
const resourceLimits = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 512 };

/**
 * Reads a source in a thread of its own, one batch ahead: the engine goes on answering, the second core is used, and
 * the memory of the language detector is given back in the end.
 */
export async function* readInThread(
  source: MailSource,
  me: readonly string[],
  cursor: string | null,
  options: ReadingOptions = {},
): AsyncGenerator<Batch> {
  const { signal, progress, name = null, everything = false, known = null } = options;
  const order: Order = { source, me, cursor, name, everything, known };
  const worker = new Worker(new URL('./readerThread.ts', import.meta.url), { workerData: order, resourceLimits });
  const reports: Report[] = [];
  let wake = (): void => undefined;
  const tell = (report: Report): void => {
    reports.push(report);
    wake();
  };
  const failed = (message: string): void => {
    tell({ kind: 'failed', code: 'internal', message });
  };
  worker.on('message', tell);
  worker.on('error', (error: unknown) => {
    failed(error instanceof Error ? (error.stack ?? error.message) : String(error));
  });
  worker.on('exit', () => {
    failed('The reading thread ended.');
  });
  const abort = (): void => {
    wake();
  };
  signal?.addEventListener('abort', abort);
  try {
    for (;;) {
      signal?.throwIfAborted();
      const report = reports.shift();
      if (report === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      } else if (report.kind === 'step') {
        progress?.(report.step);
      } else if (report.kind === 'batch') {
        worker.postMessage('next');
        yield report.batch;
      } else if (report.kind === 'end') {
        return;
      } else {
        throw new AppError(report.code, report.message);
      }
    }
  } finally {
    signal?.removeEventListener('abort', abort);
    await worker.terminate();
  }
}
