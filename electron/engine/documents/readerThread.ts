import { parentPort } from 'node:worker_threads';
import { type DocumentFile, Unreadable } from './document.ts';
import { readDocument } from './read.ts';
import type { Answer } from './reader.ts';

const port = parentPort;
if (port === null) {
  throw new Error('readerThread.ts runs as a thread of the engine only.');
}

port.on('message', (file: DocumentFile) => {
  void answer(file).then((said) => {
    port.postMessage(said);
  });
});

/** Told seldom: a document may have thousands of pages. */
const progressEvery = 200;
let told = 0;

function say(fraction: number): void {
  if (performance.now() - told > progressEvery) {
    told = performance.now();
    port?.postMessage({ kind: 'progress', fraction } satisfies Answer);
  }
}

async function answer(file: DocumentFile): Promise<Answer> {
  try {
    return { kind: 'document', document: await readDocument(file, say) };
  } catch (error) {
    if (error instanceof Unreadable) {
      return { kind: 'unreadable', reason: error.message };
    }
    const code = error instanceof Error && 'code' in error ? String(error.code) : null;
    return { kind: 'failed', code, message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
