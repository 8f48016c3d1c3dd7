/** Fetching models goes on whichever screen is shown. */
import { cancelJob, clearJob, startJob } from '../../connection/jobs.ts';
import { refresh } from '../../connection/freshness.ts';

/** The key of the job that fetches a model. */
export function fetchKey(id: string): string {
  return `fetch ${id}`;
}

/** Fetches models one after another; a failure ends the row. */
export async function fetchModels(ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const model = await startJob(fetchKey(id), 'models.fetch', { id });
    refresh('models.list', 'models.machine', 'store.report');
    if (model === null) {
      return;
    }
    clearJob(fetchKey(id));
  }
}

export function cancelFetch(id: string): void {
  cancelJob(fetchKey(id));
}
