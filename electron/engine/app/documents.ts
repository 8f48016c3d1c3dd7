import type { Engine } from '../../contract/engine.ts';
import type { Handlers } from '../../contract/method.ts';
import { readDocument } from '../store/documents.ts';
import { attribute } from '../store/takeDocuments.ts';
import type { Session } from './session.ts';

type DocumentMethods = Pick<Engine, 'document.read' | 'documents.attribute'>;

export function documentHandlers(session: Session): Handlers<DocumentMethods> {
  return {
    'document.read': ({ id }) => readDocument(session.database(), id),
    'documents.attribute': ({ sourceId, authorship }) => {
      attribute(session.database(), sourceId, authorship);
      return null;
    },
  };
}
