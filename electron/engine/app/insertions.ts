import type { Engine } from '../../contract/engine.ts';
import type { Handlers } from '../../contract/method.ts';
import { keepInsertion, listInsertions, markUndone, removeInsertions } from '../store/insertions.ts';
import type { Session } from './session.ts';

type InsertionMethods = Pick<Engine, 'insertion.keep' | 'insertion.list' | 'insertion.markUndone' | 'insertion.remove'>;

export function insertionHandlers(session: Session): Handlers<InsertionMethods> {
  return {
    'insertion.keep': (insertion) => ({ id: keepInsertion(session.database(), insertion) }),
    'insertion.list': ({ limit }) => listInsertions(session.database(), limit),
    'insertion.markUndone': ({ id }) => {
      markUndone(session.database(), id);
      return null;
    },
    'insertion.remove': ({ id }) => {
      removeInsertions(session.database(), id);
      return null;
    },
  };
}
