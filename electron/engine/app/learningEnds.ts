import { AppError } from '../../contract/errors.ts';
import type { Database } from '../store/database.ts';
import { listVoices } from '../store/voices.ts';
import { endJob, isUnfinished, type JobRecord, pauseJob, renewJob } from '../training/job/record.ts';
import { forgetUnfinished, isUnfinishedWhole } from '../training/unfinished.ts';

/** Why a run is stopped. `settle`: the program ends or the store closes; it goes on by itself afterwards. */
export type StopReason = 'pause' | 'stop' | 'settle' | { readonly failed: string };

/** How a run that failed or was stopped leaves its job, and why it failed where it did. */
export function endedBy(
  record: JobRecord,
  error: unknown,
  signal: AbortSignal,
): { readonly record: JobRecord; readonly failure: AppError | null } {
  const failed = (failure: AppError) => ({ record: endJob(record, 'failed', failure.message, Date.now()), failure });
  const reason = signal.aborted ? (signal.reason as StopReason) : null;
  switch (reason) {
    case 'settle':
      return { record, failure: null };
    case 'pause':
      return { record: pauseJob(record), failure: null };
    case 'stop':
      return { record: endJob(record, 'stopped', null, Date.now()), failure: null };
    case null:
      return failed(error instanceof AppError ? error : unexpected(error));
    default:
      return failed(new AppError('no-model', reason.failed));
  }
}

/** An unfinished job, from its beginning where it was made of what is gone by now. Null stays null. */
export async function renewed(database: Database, record: JobRecord | null): Promise<JobRecord | null> {
  if (record === null || !isUnfinished(record)) {
    return record;
  }
  const voices = new Set(listVoices(database).map(({ id }) => id));
  const { from } = record.plan;
  const isGone = [from, record.voice].some((id) => id !== null && !voices.has(id));
  if (!isGone && (await isUnfinishedWhole(database))) {
    return record;
  }
  await forgetUnfinished(database);
  return renewJob(record, from !== null && voices.has(from) ? from : null);
}

function unexpected(error: unknown): AppError {
  return new AppError('internal', 'Something inside went wrong while learning. Go on to try once more.', {
    cause: error,
  });
}
