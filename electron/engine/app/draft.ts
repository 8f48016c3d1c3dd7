import type { Engine } from '../../contract/engine.ts';
import type { Handlers } from '../../contract/method.ts';
import { keepFinal, readDraft } from '../store/drafts.ts';
import { keepPage, readPage, removePage, setPageAside, takePageUp, unfinishedPages } from '../store/pages.ts';
import { readIdentity } from '../store/settings.ts';
import { readAnswering } from '../draft/answering.ts';
import { standingPrompt } from '../draft/plan.ts';
import { likelyLanguages } from '../draft/prepare.ts';
import { signed } from '../draft/signature.ts';
import { fileName, unsentMail } from '../draft/unsentMail.ts';
import { readDraftAhead, standingTokens, writeDraft } from '../draft/write.ts';
import type { FindMeans } from './draftMeans.ts';
import type { Session } from './session.ts';
import { signatureTo } from './signature.ts';

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

export function draftHandlers(session: Session, means: FindMeans): Handlers<DraftMethods> {
  return {
    'draft.write': async (request, { signal, progress }) => {
      session.database();
      progress({ kind: 'stage', stage: 'loading', fraction: null, secondsLeft: null });
      const loaded = await means(request, signal, (fraction) => {
        progress({ kind: 'stage', stage: 'loading', fraction, secondsLeft: null });
      });
      return writeDraft(loaded, request, { signal, progress });
    },

    'draft.prepare': async ({ draft }, { signal }) => {
      const loaded = await means(draft ?? {}, signal);
      if (draft !== undefined) {
        await readDraftAhead(loaded, draft, signal);
        return null;
      }
      const { database, writer, keeping, arm } = loaded;
      const [language = 'en'] = likelyLanguages(database, null);
      const { standing } = standingPrompt(database, language, arm);
      await writer.prepare(standingTokens(writer, standing), { keeping, signal });
      return null;
    },

    'draft.read': ({ id }) => {
      const { draft, request } = readDraft(session.database(), id);
      return { draft, excludeIds: request.excludeIds, excludeDocuments: request.excludeDocuments ?? [] };
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
      const signature = signatureTo(database, page.to);
      const eml = await unsentMail({
        from: address === undefined ? null : { name: identity?.name ?? '', address },
        to: page.to,
        subject: page.subject,
        text: signature === null ? page.text : signed(page.text, signature),
        inReplyTo: answering?.messageId ?? null,
      });
      return { eml, name: fileName(page.subject), signed: signature !== null };
    },
  };
}
