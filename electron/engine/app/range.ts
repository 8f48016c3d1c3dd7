import type { Engine } from '../../contract/engine.ts';
import type { Handlers } from '../../contract/method.ts';
import { writingRange } from '../draft/range/writingRange.ts';
import type { Session } from './session.ts';

export function rangeHandlers(session: Session): Handlers<Pick<Engine, 'range.read'>> {
  return { 'range.read': ({ to, request }) => writingRange(session.database(), { to, request }) };
}
