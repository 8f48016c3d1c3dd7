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
  /** `isOver`: the thread is done with this file and ready for the next. */
  | { readonly kind: 'failed'; readonly reason: string; readonly isOver?: boolean };

const resourceLimits = { maxOldGenerationSizeMb: 768 };
/** Nothing honest keeps the libraries busy for so long, in milliseconds. */
const patience = 15_000;

/** A thread that has read its file to the end waits so long for the next one: folders hold messages by the thousand. */
const idleFor = 3_000;
let idle: { readonly worker: Worker; readonly timer: NodeJS.Timeout } | null = null;

function takeWorker(): Worker {
  if (idle !== null) {
    const { worker, timer } = idle;
    idle = null;
    clearTimeout(timer);
    return worker;
  }
  const url = new URL('./outlookThread.ts', import.meta.url);
  const worker = new Worker(url, { resourceLimits, stdout: true, stderr: true });
  worker.stdout.resume();
  worker.stderr.resume();
  return worker;
}

async function putWorker(worker: Worker): Promise<void> {
  worker.removeAllListeners();
  if (idle !== null) {
    await worker.terminate();
    return;
  }
  worker.unref();
  // One that dies while it waits is of no use to the next file, and no harm to anybody.
  worker.on('error', forget).on('exit', forget);
  idle = { worker, timer: setTimeout(forget, idleFor).unref() };
}

function forget(): void {
  const before = idle;
  idle = null;
  if (before !== null) {
    clearTimeout(before.timer);
    before.worker.removeAllListeners();
    void before.worker.terminate();
  }
}

/**
 * Reads an Outlook message or data file in a thread of its own: the libraries that do it read synchronously, believe
 * lengths that a file states and print names of folders. A file that makes them hang or take more than 768 MB ends as a
 * refusal; nothing else is touched.
 */
export async function* readOutlook(
  order: OutlookOrder,
  signal?: AbortSignal,
): AsyncGenerator<Extract<OutlookReport, Place> | Extract<OutlookReport, { kind: 'failed' }>> {
  const worker = takeWorker();
  const reports: OutlookReport[] = [];
  let wake = (): void => undefined;
  const tell = (report: OutlookReport): void => {
    reports.push(report);
    wake();
  };
  const failed = (): void => {
    tell({ kind: 'failed', reason: 'This Outlook file could not be read further: it asks for too much memory.' });
  };
  worker.removeAllListeners();
  worker.on('message', tell).on('error', failed).on('exit', failed);
  worker.ref();
  const abort = (): void => {
    wake();
  };
  signal?.addEventListener('abort', abort);
  let isDone = false;
  worker.postMessage(order);
  try {
    for (;;) {
      signal?.throwIfAborted();
      const report = reports.shift() ?? (await next());
      if (report?.kind === 'end') {
        isDone = true;
        return;
      }
      if (report !== undefined) {
        yield report;
        if (report.kind === 'failed') {
          isDone = report.isOver === true;
          return;
        }
        worker.postMessage('next');
      }
    }
  } finally {
    signal?.removeEventListener('abort', abort);
    await (isDone ? putWorker(worker) : worker.terminate());
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
