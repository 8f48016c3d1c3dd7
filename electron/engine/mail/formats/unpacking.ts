import type { Readable } from 'node:stream';
import type { Bytes } from '../mbox.ts';

export interface Unpacking extends Bytes {
  /** Why it ended before its end; null where it did not. */
  readonly error: unknown;
}

/**
 * Reads what a stream unpacks to as if it were a file: only onwards, each place once. Where it is damaged it ends, so
 * that what came before is not lost.
 */
export function unpacking(stream: Readable): Unpacking {
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let left: Buffer = Buffer.alloc(0);
  let error: unknown = null;
  const next = async (): Promise<Buffer | null> => {
    try {
      const chunk = await chunks.next();
      return chunk.done === true ? null : chunk.value;
    } catch (cause) {
      error = cause;
      return null;
    }
  };
  return {
    get error() {
      return error;
    },
    read: async (into, at, length) => {
      let bytesRead = 0;
      while (bytesRead < length) {
        if (left.length === 0) {
          const chunk = error === null ? await next() : null;
          if (chunk === null) {
            break;
          }
          left = chunk;
        }
        const taken = left.copy(into, at + bytesRead, 0, length - bytesRead);
        left = left.subarray(taken);
        bytesRead += taken;
      }
      return { bytesRead };
    },
  };
}
