import type { ImportSummary, Refusal, Step } from '../../contract/entities.ts';
import { cancelled } from '../../contract/errors.ts';
import type { Database } from '../store/database.ts';
import type { NewMail } from '../store/newMail.ts';
import * as store from '../store/sources.ts';
import { takeMails } from '../store/takeMails.ts';
import { meFrom } from './authorship.ts';
import { isOwnKind } from './ownText.ts';
import { loadDetector } from './language.ts';
import { type Knowledge, readLetter } from './letter.ts';
import { pace } from './pace.ts';
import { type MailSource, openSource, readSource } from './source.ts';
import { surveySource } from './survey.ts';

export interface ImportOptions {
  readonly signal?: AbortSignal;
  readonly progress?: (step: Step) => void;
  /** The person's name, for mail whose address a list has replaced by its own. */
  readonly name?: string;
}

/** Mails of one transaction: few enough that a kill costs nothing noticeable, many enough to be fast. */
const batchSize = 250;
const refusalLimit = 100;

/**
 * Takes a mailbox into the store. A mail is known by its Message-ID, or else its content, so it may be called again at
 * any time; where it was stopped or killed before, it goes on. Broken mails are counted with a reason, never fatal.
 * Fails with `not-found`, `no-permission`, `not-a-mailbox`, `disk-full`, `cancelled`; what was taken in by then stays.
 */
export async function importSource(
  database: Database,
  path: string,
  me: readonly string[],
  options: ImportOptions = {},
): Promise<ImportSummary> {
  const { signal, progress } = options;
  const began = performance.now();
  const source = await openSource(path, signal);
  const { id, cursor, complete } = store.openSource(database, source);
  const knowledge = await learn(source, me, options);
  const counts = { read: 0, sent: 0, received: 0, known: 0, withoutOwnWords: 0, refused: 0 };
  const refusals: Refusal[] = [];
  const refuse = (where: string, reason: string): void => {
    counts.refused += 1;
    if (refusals.length < refusalLimit) {
      refusals.push({ where, reason });
    }
  };

  let batch: NewMail[] = [];
  let reached: string | null = null;
  const keep = (): void => {
    if (reached !== null) {
      counts.known += takeMails(database, id, batch, reached).known;
      batch = [];
      reached = null;
    }
  };

  let report: ReturnType<typeof pace> | null = null;
  // A source that was taken in to its end is read again from the beginning: its mail may be seen with other eyes now.
  const from = complete || typeof cursor !== 'string' ? null : cursor;
  try {
    for await (const found of readSource(source, { cursor: from, ...(signal && { signal }) })) {
      report ??= pace('import', 'bytes', source.bytes, progress, found.done);
      reached = found.cursor;
      if (found.kind === 'refused') {
        refuse(found.where, found.reason);
      } else {
        counts.read += 1;
        try {
          const { mail, incomplete } = readLetter(found, knowledge);
          batch.push(mail);
          counts[mail.direction] += 1;
          const hasOwn = !mail.automatic && mail.parts.some(({ kind }) => isOwnKind(kind));
          counts.withoutOwnWords += mail.direction === 'sent' && !hasOwn ? 1 : 0;
          if (incomplete !== null) {
            refuse(found.where, incomplete);
          }
        } catch {
          refuse(found.where, 'This mail is damaged and could not be read.');
        }
      }
      if (batch.length >= batchSize) {
        keep();
        report(found.done);
        await new Promise(setImmediate);
        signal?.throwIfAborted();
      }
    }
  } catch (error) {
    throw signal?.aborted === true ? cancelled() : error;
  }
  keep();
  store.finishSource(database, id);
  report?.(source.bytes, true);
  return { sourceId: id, name: source.name, ...counts, refusals, seconds: (performance.now() - began) / 1_000 };
}

/** What has to be known before the first mail: the person's names, and the footers of lists. */
export async function learn(source: MailSource, me: readonly string[], options: ImportOptions): Promise<Knowledge> {
  const { signal, progress, name } = options;
  await loadDetector();
  const report = pace('survey', 'bytes', source.bytes, progress);
  const { names, footers } = await surveySource(source, { ...(signal && { signal }), progress: report });
  const mine = me.flatMap((address) => [...(names.get(address.trim().toLowerCase()) ?? [])]);
  return { me: meFrom(me, name === undefined ? mine : [name, ...mine]), footers };
}
