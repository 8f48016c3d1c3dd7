import { hkdfSync } from 'node:crypto';
import type { Engine } from '../../contract/engine.ts';
import type { Arm } from '../../contract/entities.ts';
import { AppError } from '../../contract/errors.ts';
import type { Handlers } from '../../contract/method.ts';
import type { Database } from '../store/database.ts';
import { inHome } from '../store/home.ts';
import { keepFinal, readDraft } from '../store/drafts.ts';
import { keepPage, readPage, removePage, setPageAside, takePageUp, unfinishedPages } from '../store/pages.ts';
import { readIdentity } from '../store/settings.ts';
import { activeVoice, type StoredVoice } from '../store/voices.ts';
import { readAnswering } from '../draft/answering.ts';
import type { Means } from '../draft/means.ts';
import { standingPrompt } from '../draft/plan.ts';
import { likelyLanguages } from '../draft/prepare.ts';
import { recipes } from '../draft/recipes.ts';
import { emptyShelf, type Shelf } from '../draft/shelf.ts';
import { fileName, unsentMail } from '../draft/unsentMail.ts';
import { standingTokens, writeDraft } from '../draft/write.ts';
import type { LoadedModels } from './loadedModels.ts';
import type { Session } from './session.ts';
import { adapterOf } from './voiceAdapter.ts';

type DraftMethods = Pick<
  Engine,
  | 'draft.write'
  | 'draft.prepare'
  | 'draft.read'
  | 'page.keep'
  | 'page.last'
  | 'page.setAside'
  | 'page.unfinished'
  | 'page.takeUp'
  | 'page.remove'
  | 'page.eml'
>;

/** The key of kept states, derived so that no key serves two purposes. */
function stateKey(dataKey: string): Buffer {
  return Buffer.from(hkdfSync('sha256', Buffer.from(dataKey, 'hex'), '', 'ownhand kept states', 32));
}

/** The voice that is switched on and was learned on this model, or null. */
function voiceOf(database: Database, model: string): StoredVoice | null {
  const voice = activeVoice(database, 'writer');
  return voice?.base === model ? voice : null;
}

export function draftHandlers(session: Session, models: LoadedModels): Handlers<DraftMethods> {
  const shelf: { now: Shelf } = { now: emptyShelf };

  const means = async (
    { model, arm: asked }: { model?: string | undefined; arm?: Arm | undefined },
    signal: AbortSignal,
    onLoading?: (fraction: number) => void,
  ): Promise<Means> => {
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
      keeping: { folder: inHome(database.home, 'states'), key: stateKey(database.key) },
      shelf,
    };
  };

  return {
    'draft.write': async (request, { signal, progress }) => {
      session.database();
      progress({ kind: 'stage', stage: 'loading', fraction: null, secondsLeft: null });
      const loaded = await means(request, signal, (fraction) => {
        progress({ kind: 'stage', stage: 'loading', fraction, secondsLeft: null });
      });
      return writeDraft(loaded, request, { signal, progress });
    },

    'draft.prepare': async (_, { signal }) => {
      const { database, writer, keeping, arm } = await means({}, signal);
      const [language = 'en'] = likelyLanguages(database, null);
      const { standing } = standingPrompt(database, language, arm);
      await writer.prepare(standingTokens(writer, standing), { keeping, signal });
      return null;
    },

    'draft.read': ({ id }) => {
      const { draft, request } = readDraft(session.database(), id);
      return { draft, excludeIds: request.excludeIds };
    },

    'page.keep': (page) => {
      const database = session.database();
      keepPage(database, page);
      if (page.draftId !== null && page.text !== '') {
        keepFinal(database, page.draftId, page.text);
      }
      return null;
    },
    'page.last': () => readPage(session.database()),
    'page.setAside': ({ page }) => {
      setPageAside(session.database(), page);
      return null;
    },
    'page.unfinished': () => unfinishedPages(session.database()),
    'page.takeUp': ({ id, present }) => takePageUp(session.database(), id, present),
    'page.remove': ({ id }) => {
      removePage(session.database(), id);
      return null;
    },
    'page.eml': async (page) => {
      const database = session.database();
      const identity = readIdentity(database);
      const [address] = identity?.addresses ?? [];
      const answering = page.replyTo === null ? null : readAnswering(database, page.replyTo);
      const eml = await unsentMail({
        from: address === undefined ? null : { name: identity?.name ?? '', address },
        to: page.to,
        subject: page.subject,
        text: page.text,
        inReplyTo: answering?.messageId ?? null,
      });
      return { eml, name: fileName(page.subject) };
    },
  };
}
