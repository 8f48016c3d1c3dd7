import { hkdfSync } from 'node:crypto';
import type { Arm } from '../../contract/drafting.ts';
import { AppError } from '../../contract/errors.ts';
import type { Means } from '../draft/means.ts';
import { recipes } from '../draft/recipes.ts';
import { emptyShelf, type Shelf } from '../draft/shelf.ts';
import type { Database } from '../store/database.ts';
import { inHome } from '../store/home.ts';
import { activeVoice, type StoredVoice } from '../store/voices.ts';
import { KeptGauge } from '../training/judgement/gauge.ts';
import type { LoadedModels } from './loadedModels.ts';
import type { Session } from './session.ts';
import { adapterOf } from './voiceAdapter.ts';

/** The key of kept states, derived so that no key serves two purposes. */
function stateKey(dataKey: string): Buffer {
  return Buffer.from(hkdfSync('sha256', Buffer.from(dataKey, 'hex'), '', 'ownhand kept states', 32));
}

/** The voice that is switched on and was learned on this model, or null. */
function voiceOf(database: Database, model: string): StoredVoice | null {
  const voice = activeVoice(database, 'writer');
  return voice?.base === model ? voice : null;
}

export interface Wish {
  /** A model's id; by default the chosen writer. */
  readonly model?: string | undefined;
  readonly arm?: Arm | undefined;
}

export type FindMeans = (wish: Wish, signal: AbortSignal, onLoading?: (fraction: number) => void) => Promise<Means>;

/** What drafts and rewriting are made with: the store that is open, and the writer with its voice. */
export function draftMeans(session: Session, models: LoadedModels): FindMeans {
  const shelf: { now: Shelf } = { now: emptyShelf };
  const gauges = new KeptGauge();

  return async ({ model, arm: asked }, signal, onLoading) => {
    const database = session.database();
    const voice = voiceOf(database, await models.writerId(model));
    if (asked !== undefined && recipes[asked].adapter && voice === null) {
      throw new AppError('not-found', 'No voice is switched on for this model. Learn one, or switch one on.');
    }
    const arm = asked ?? (voice === null ? 'retrieval' : 'both');
    const adapter = recipes[arm].adapter && voice !== null ? adapterOf(database, voice) : null;
    const { writer, id } = await models.writer(model, signal, onLoading, adapter);
    return {
      database,
      writer,
      model: id,
      arm,
      embed: (text) => models.meaning(database, text, signal),
      gauge: async (body) => (await gauges.of(database))?.(body) ?? null,
      keeping: { folder: inHome(database.home, 'states'), key: stateKey(database.key) },
      shelf,
    };
  };
}
