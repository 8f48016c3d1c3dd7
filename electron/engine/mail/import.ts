import { resolve } from 'node:path';
import type { ImportSummary, LeftOut, Refusal } from '../../contract/entities.ts';
import { cancelled } from '../../contract/errors.ts';
import type { Database } from '../store/database.ts';
import { noteSourceFiles, readSourceFiles, type SourceFile } from '../store/sourceFiles.ts';
import * as store from '../store/sources.ts';
import { takeMails } from '../store/takeMails.ts';
import { readVerdicts } from '../store/verdicts.ts';
import { type Batch, readBatches, type ReadingOptions } from './batches.ts';
import { pace } from './pace.ts';
import { readInThread } from './reader.ts';
import { openSource } from './source.ts';
import { applyVerdicts } from './verdicts.ts';

const refusalLimit = 100;
/** Starting a thread takes longer than reading a source smaller than this. */
const threadThreshold = 2_000_000;

export interface ImportOptions extends ReadingOptions {
  readonly onlyNew?: boolean;
}

/**
 * Takes a mailbox into the store. A mail is known by its Message-ID, or else its content, so it may be called again at
 * any time; where it was stopped or killed before, it goes on. Broken mails are counted with a reason, never fatal.
 * With `onlyNew` only what has come since it was read to its end is read, where that is so.
 * Fails with `not-found`, `no-permission`, `not-a-mailbox`, `disk-full`, `cancelled`; what was taken in by then stays.
 */
export async function importSource(
  database: Database,
  path: string,
  me: readonly string[],
  { onlyNew = false, ...options }: ImportOptions = {},
): Promise<ImportSummary> {
  const { signal, progress } = options;
  const began = performance.now();
  const before = onlyNew ? store.formatAt(database, resolve(path)) : undefined;
  const source = await openSource(path, signal, options.title, before);
  const { id, cursor, complete } = store.openSource(database, source);
  const known = onlyNew ? readSourceFiles(database, id) : new Map<string, SourceFile>();
  if (!onlyNew) {
    store.chooseEverything(database, id, options.everything ?? false);
  }
  // A source that was taken in to its end is read again from the beginning: its mail may be seen with other eyes now.
  const from = complete || known.size > 0 || typeof cursor !== 'string' ? null : cursor;
  const read = source.bytes < threadThreshold ? readBatches : readInThread;
  const batches = read(source, me, from, { ...options, known });
  let paced: ReturnType<typeof pace> | null = null;
  const report = (done: number, last = false): void => {
    paced ??= pace('Taking in mail', 'bytes', source.bytes, progress, from === null ? 0 : done);
    paced(done, last);
  };
  const counts = await takeBatches(database, id, batches, { signal, report });
  store.finishSource(database, id, onlyNew);
  report(source.bytes, true);
  return { sourceId: id, name: source.name, ...counts, seconds: (performance.now() - began) / 1_000 };
}

/** Takes batches into a source, each with the place where reading goes on behind it, and says what came in. */
export async function takeBatches(
  database: Database,
  id: number,
  batches: AsyncIterable<Batch>,
  { signal, report }: { signal?: AbortSignal | undefined; report: (done: number) => void },
): Promise<Omit<ImportSummary, 'sourceId' | 'name' | 'seconds'>> {
  const counts = { read: 0, sent: 0, received: 0, known: 0, withoutOwnWords: 0, refused: 0 };
  const refusals: Refusal[] = [];
  const leftOut = new Map<LeftOut, number>();
  const verdicts = readVerdicts(database);
  try {
    for await (const batch of batches) {
      const mails = batch.mails.map((mail) =>
        mail.direction === 'sent' ? { ...mail, parts: applyVerdicts(mail.parts, verdicts) } : mail,
      );
      const known = database.transaction(() => {
        noteSourceFiles(database, id, batch.files);
        return takeMails(database, id, mails, batch.cursor).known;
      });
      const sent = mails.filter(({ direction }) => direction === 'sent').length;
      counts.read += mails.length;
      counts.sent += sent;
      counts.received += mails.length - sent;
      counts.known += known;
      counts.withoutOwnWords += batch.withoutOwnWords;
      counts.refused += batch.refusals.length;
      refusals.push(...batch.refusals.slice(0, refusalLimit - refusals.length));
      for (const [why, count] of Object.entries(batch.leftOut) as [LeftOut, number][]) {
        leftOut.set(why, (leftOut.get(why) ?? 0) + count);
      }
      report(batch.done);
    }
  } catch (error) {
    throw signal?.aborted === true ? cancelled() : error;
  }
  return { ...counts, refusals, leftOut: [...leftOut].map(([why, mails]) => ({ why, mails })) };
}
