import type { Engine } from '../../contract/engine.ts';
import { AppError } from '../../contract/errors.ts';
import type { Handlers } from '../../contract/method.ts';
import { readAnswering } from '../draft/answering.ts';
import { checkMail, type PointMeans, pointsOfMail, sayInMail } from '../draft/pointText.ts';
import type { Embed } from '../draft/points/meaning.ts';
import type { Database } from '../store/database.ts';
import type { FindMeans } from './draftMeans.ts';
import type { LoadedModels } from './loadedModels.ts';
import type { Session } from './session.ts';

type PointMethods = Pick<Engine, 'points.check' | 'points.say' | 'points.list'>;

/** A model that is not there, or does not fit, is no reason to do nothing: rules do what they can. */
const withoutModel = ['no-model', 'model-unreadable', 'model-unsupported', 'out-of-memory'];

export function pointHandlers(session: Session, models: LoadedModels, means: FindMeans): Handlers<PointMethods> {
  const embedding =
    (database: Database, signal: AbortSignal): Embed =>
    (texts) =>
      models.meanings(database, texts, signal, 'now');

  const loaded = async (model: string | undefined, signal: AbortSignal, onLoading: () => void): Promise<PointMeans> => {
    const database = session.database();
    const embed = embedding(database, signal);
    try {
      return { database, embed, writer: (await means({ model }, signal, onLoading)).writer };
    } catch (error) {
      if (model === undefined && error instanceof AppError && withoutModel.includes(error.code)) {
        return { database, embed, writer: null };
      }
      throw error;
    }
  };

  return {
    'points.check': ({ points, text, to }, { signal }) => {
      const database = session.database();
      return checkMail({ database, embed: embedding(database, signal) }, points, { text, to });
    },
    'points.say': async ({ point, text, to, seed }, { signal, progress }) => {
      const loading = (): void => {
        progress({ kind: 'reading', fraction: null });
      };
      return sayInMail(await loaded(undefined, signal, loading), point, { text, to, seed }, { signal, progress });
    },
    'points.list': async ({ source, model, seed }, { signal, progress }) => {
      const found = await loaded(model, signal, () => {
        progress({ kind: 'reading', fraction: null });
      });
      const text = 'text' in source ? source.text : readAnswering(found.database, source.replyTo).text;
      return pointsOfMail(found, text, seed, { signal, progress });
    },
  };
}
