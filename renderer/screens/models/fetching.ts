/** Fetching models goes on whichever screen is shown. */
import { createCell } from '../../connection/cell.ts';
import { cancelJob, clearJob, startJob } from '../../connection/jobs.ts';
import { refresh } from '../../connection/freshness.ts';

/** The key of the job that fetches a model. */
export function fetchKey(id: string): string {
  return `fetch ${id}`;
}

/** Models that are being fetched or wait for their turn. */
export const fetchRow = createCell<readonly string[]>([]);

/** Fetches models one after another; a failure or a cancel ends the row. */
export async function fetchModels(ids: readonly string[]): Promise<void> {
  const mine = ids.filter((id) => !fetchRow.get().includes(id));
  fetchRow.change((row) => [...row, ...mine]);
  for (const id of mine) {
    const model = await startJob(fetchKey(id), 'models.fetch', { id });
    refresh('models.list', 'models.machine', 'store.report');
    if (model === null) {
      break;
    }
    clearJob(fetchKey(id));
    leaveRow([id]);
  }
  leaveRow(mine);
}

function leaveRow(ids: readonly string[]): void {
  fetchRow.change((row) => row.filter((id) => !ids.includes(id)));
}

export function cancelFetch(id: string): void {
  cancelJob(fetchKey(id));
}
