import type { Adapter } from '../model/adapter.ts';
import { withPrivateFile } from '../model/privateFile.ts';
import type { Database } from '../store/database.ts';
import { openVoice, type StoredVoice } from '../store/voices.ts';

/** A voice for the model that it is laid over: in the clear only while that is loaded. */
export function adapterOf(database: Database, { id, createdAt }: StoredVoice): Adapter {
  return {
    fingerprint: `voice ${id} of ${createdAt}`,
    lend: (work) =>
      withPrivateFile(async (path) => {
        await openVoice(database, id, path);
        return work(path);
      }),
  };
}
