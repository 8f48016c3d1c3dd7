import type { Engine } from '../../contract/engine.ts';
import type { Handlers } from '../../contract/method.ts';
import type { Models } from '../model/models.ts';
import type { BackgroundWork } from './background.ts';
import type { Paths } from './paths.ts';

type ModelMethods = Pick<
  Engine,
  'models.list' | 'models.machine' | 'models.fetch' | 'models.remove' | 'models.use' | 'models.add'
>;

/** `onNewModel` is called when a model has come, so that work that waited for it can go on. */
export function modelHandlers(
  models: Models,
  paths: Paths,
  background: BackgroundWork,
  onNewModel: () => void,
): Handlers<ModelMethods> {
  return {
    'models.list': () => models.list(),
    'models.machine': () => models.machine(),
    'models.fetch': async ({ id }, { signal, progress }) => {
      try {
        return await models.fetch(id, {
          signal,
          progress: (step) => {
            progress(step);
            background.set('fetch', step);
          },
        });
      } finally {
        background.end('fetch');
        onNewModel();
      }
    },
    'models.remove': ({ id }) => models.remove(id),
    'models.use': async ({ role, id }) => {
      const list = await models.use(role, id);
      onNewModel();
      return list;
    },
    'models.add': ({ source }, { signal }) => models.add(paths.resolve(source), signal),
  };
}
