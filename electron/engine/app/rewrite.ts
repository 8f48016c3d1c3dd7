import type { Engine } from '../../contract/engine.ts';
import type { Handlers } from '../../contract/method.ts';
import { rewrite } from '../draft/rewrite.ts';
import type { FindMeans } from './draftMeans.ts';

export function rewriteHandlers(means: FindMeans): Handlers<Pick<Engine, 'rewrite.write'>> {
  return {
    'rewrite.write': async (request, { signal, progress }) => {
      const loaded = await means({ model: request.model }, signal, () => {
        progress({ kind: 'reading', fraction: null });
      });
      return rewrite(loaded, request, { signal, progress });
    },
  };
}
