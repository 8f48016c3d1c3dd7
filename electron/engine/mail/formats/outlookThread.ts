import { parentPort } from 'node:worker_threads';
import { composeMail } from './composedMail.ts';
import type { OutlookOrder, OutlookReport } from './outlook.ts';
import { readOutlookMessage } from './outlookMessage.ts';
import { readOutlookStore } from './outlookStore.ts';

const port = parentPort;
if (port === null) {
  throw new Error('outlookThread.ts runs as a thread of the engine only.');
}
const say = (report: OutlookReport): void => {
  port.postMessage(report);
};

/** Mails that may be said before the next is asked for. */
const ahead = 64;
let wanted = 0;
let wake = (): void => undefined;

port.on('message', (message: OutlookOrder | 'next') => {
  if (message === 'next') {
    wanted += 1;
    wake();
  } else {
    void read(message);
  }
});

async function read(order: OutlookOrder): Promise<void> {
  wanted = ahead;
  try {
    if (order.kind === 'msg') {
      say({ kind: 'mail', raw: composeMail(readOutlookMessage(order.path)), folder: '', number: 0, isUnsent: false });
    } else {
      await readStore(order);
    }
    say({ kind: 'end' });
  } catch {
    // What a library says of a file may quote it.
    const what = order.kind === 'msg' ? 'Outlook message (.msg)' : 'Outlook data file (.pst, .ost)';
    say({ kind: 'failed', reason: `This ${what} is damaged, or of a kind that cannot be read.`, isOver: true });
  }
}

async function readStore(order: OutlookOrder): Promise<void> {
  for (const item of readOutlookStore(order.path, order.from)) {
    const { folder, number } = item;
    say(
      'reason' in item
        ? { kind: 'refused', folder, number, reason: item.reason }
        : { kind: 'mail', folder, number, raw: composeMail(item.mail), isUnsent: item.isUnsent },
    );
    wanted -= 1;
    // Messages arrive between two turns of the event loop only.
    await new Promise(setImmediate);
    while (wanted <= 0) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
}
