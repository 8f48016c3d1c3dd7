import { Worker } from 'node:worker_threads';

/** What the thread that reads Outlook's files is started with. */
export type OutlookOrder = { readonly kind: 'msg' | 'pst'; readonly path: string; readonly from: number };

interface Place {
  readonly folder: string;
  readonly number: number;
}

/** What it says; for each mail it waits to be told to go on, some ahead. */
export type OutlookReport =
  | (Place & { readonly kind: 'mail'; readonly raw: Uint8Array; readonly isUnsent: boolean })
  | (Place & { readonly kind: 'refused'; readonly reason: string })
  | { readonly kind: 'end' }
  | { readonly kind: 'failed'; readonly reason: string };

const resourceLimits = { maxOldGenerationSizeMb: 768 };
/** Nothing honest keeps the libraries busy for so long, in milliseconds. */
const patience = 30_000;

/**
 * Reads an Outlook message or data file in a thread of its own: the libraries that do it read synchronously, believe
 * lengths that a file states and print names of folders. A file that makes them hang or take more than 768 MB ends as a
 * refusal; nothing else is touched.
 */
export async function* readOutlook(
  order: OutlookOrder,
  signal?: AbortSignal,
): AsyncGenerator<Extract<OutlookReport, Place> | Extract<OutlookReport, { kind: 'failed' }>> {
  const worker = new Worker(new URL('./outlookThread.ts', import.meta.url), {
    ...{ workerData: order, resourceLimits, stdout: true, stderr: true },
  });
  worker.stdout.resume();
  worker.stderr.resume();
  const reports: OutlookReport[] = [];
  let wake = (): void => undefined;
  const tell = (report: OutlookReport): void => {
    reports.push(report);
    wake();
  };
  const failed = (): void => {
    tell({ kind: 'failed', reason: 'This Outlook file could not be read further: it asks for too much memory.' });
  };
  worker.on('message', tell).on('error', failed).on('exit', failed);
  const abort = (): void => {
    wake();
  };
  signal?.addEventListener('abort', abort);
  try {
    for (;;) {
      signal?.throwIfAborted();
      const report = reports.shift() ?? (await next());
      if (report?.kind === 'end') {
        return;
      }
      if (report !== undefined) {
        yield report;
        if (report.kind === 'failed') {
          return;
        }
        worker.postMessage('next');
      }
    }
  } finally {
    signal?.removeEventListener('abort', abort);
    await worker.terminate();
  }

  async function next(): Promise<OutlookReport | undefined> {
    const late = await new Promise<boolean>((resolve) => {
      const timer = setTimeout(resolve, patience, true);
      wake = () => {
        clearTimeout(timer);
        resolve(false);
      };
    });
    return late
      ? { kind: 'failed', reason: 'This Outlook file could not be read further: reading it did not end.' }
      : reports.shift();
  }
}
