import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { AppError, codeOf } from '../../contract/errors.ts';
import { readBatches } from './batches.ts';
import type { Order, Report } from './reader.ts';

const port = parentPort;
if (port === null) {
  throw new Error('readerThread.ts runs as a thread of the engine only.');
}
const say = (report: Report): void => {
  port.postMessage(report);
};

const { source, me, cursor, name, everything, known } = workerData as Order;
const progress = (step: Extract<Report, { kind: 'step' }>['step']): void => {
  say({ kind: 'step', step });
};
try {
  let wanted = 2; // one to be stored, one in hand
  port.on('message', () => {
    wanted += 1;
  });
  for await (const batch of readBatches(source, me, cursor, {
    progress,
    everything,
    ...(name !== null && { name }),
    ...(known && { known }),
  })) {
    say({ kind: 'batch', batch });
    wanted -= 1;
    // Messages arrive between two turns of the event loop only.
    await new Promise(setImmediate);
    while (wanted <= 0) {
      await once(port, 'message');
    }
  }
  say({ kind: 'end' });
} catch (error) {
  const message = error instanceof AppError ? error.message : String(error instanceof Error ? error.stack : error);
  say({ kind: 'failed', code: codeOf(error), message });
}
port.close();
