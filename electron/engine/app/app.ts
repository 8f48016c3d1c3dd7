import type { Engine, EngineForMain } from '../../contract/engine.ts';
import type { Handlers } from '../../contract/method.ts';
import { modelsFolder } from '../model/folder.ts';
import { Models } from '../model/models.ts';
import { Runtime } from '../model/runtime.ts';
import { version } from '../version.ts';
import { Accounts } from './accounts.ts';
import { BackgroundWork } from './background.ts';
import { choicesIn } from './choices.ts';
import { completionHandlers } from './complete.ts';
import { corpusHandlers } from './corpus.ts';
import { correctionHandlers } from './correction.ts';
import { documentHandlers } from './documents.ts';
import { draftHandlers } from './draft.ts';
import { draftMeans } from './draftMeans.ts';
import { insertionHandlers } from './insertions.ts';
import { judgeWith, judgingHandlers } from './judging.ts';
import { Learning } from './learning.ts';
import { learningStages } from './learningStages.ts';
import { LoadedModels } from './loadedModels.ts';
import { mailboxHandlers } from './mailboxes.ts';
import { memoryHandlers, Remembering } from './memory.ts';
import { modelHandlers } from './models.ts';
import { Paths } from './paths.ts';
import { peopleHandlers } from './people.ts';
import { Playback, playbackHandlers } from './playback.ts';
import { pointHandlers } from './points.ts';
import { rangeHandlers } from './range.ts';
import { rewriteHandlers } from './rewrite.ts';
import { Session } from './session.ts';
import { signatureHandlers } from './signature.ts';
import { storeHandlers } from './store.ts';
import { trainingHandlers } from './training.ts';
import { voiceHandlers } from './voice.ts';
import { Watching } from './watching.ts';

export interface App {
  readonly handlers: Handlers<Engine & EngineForMain>;
  /** Stops background work and closes the store. */
  readonly close: () => Promise<void>;
}

export interface AppOptions {
  /** The folder of everything personal. */
  readonly home: string;
  /** False on the command line, where each command says what is to be done: nothing then goes on by itself. */
  readonly background?: boolean;
  /** Whether a voice that was being learned goes on by itself when the store is opened. */
  readonly learning?: boolean;
  /** Whether new mail of watched sources is taken in by itself. */
  readonly watching?: boolean;
}

/** The engine, put together: every method of the contract and what it works with. */
export function createApp({
  home,
  background: goesOn = true,
  learning: learnsOn = true,
  watching: watches = true,
}: AppOptions): App {
  const background = new BackgroundWork();
  const paths = new Paths();
  const accounts = new Accounts(paths);
  const runtime = new Runtime();
  const folder = modelsFolder();
  const models: Models = new Models({
    folder,
    runtime,
    choices: choicesIn(home),
    onRemove: async (id) => {
      await learning.forgetModel(id);
      await loaded.forget(id);
    },
  });
  const loaded: LoadedModels = new LoadedModels(models, runtime);
  const session = new Session(home, (database) => {
    if (database !== null) {
      goOn();
      if (watches) {
        watching.begin();
      }
      if (learnsOn) {
        learning.goOn();
      }
    } else {
      background.end('embed');
    }
  });
  const remembering = new Remembering(session, loaded, background);
  const watching: Watching = new Watching(session, background, () => {
    goOn();
  });
  const means = draftMeans(session, loaded);
  const playback = new Playback(session, loaded, models, runtime, background);
  const judge = judgeWith(models, loaded, runtime);
  const stages = learningStages({ models, loaded, runtime, playback, judge });
  const learning: Learning = new Learning(session, background, stages);
  const settle = async (): Promise<void> => {
    await watching.settle();
    // Learning first: what it has begun must not fail because it was stopped beneath it.
    await Promise.all([learning.settle(), playback.settle(), remembering.settle()]);
  };
  const goOn = (): void => {
    if (goesOn && session.isOpen) {
      remembering.begin();
    }
  };

  const close = async (): Promise<void> => {
    await settle();
    session.close();
    await loaded.close();
  };

  return {
    close,
    handlers: {
      'engine.ping': () => ({ version, pid: process.pid }),
      'engine.background': (_, { signal, progress }) => background.watch(progress, signal),
      'engine.quit': async () => {
        await close();
        return null;
      },
      'path.register': ({ path }) => paths.register(path),
      ...storeHandlers(session, {
        settle,
        onNewMail: goOn,
        modelFiles: async () => {
          const here = (await models.list()).filter(({ own }) => !own);
          return { folder, bytes: here.reduce((sum, { bytesThere }) => sum + bytesThere, 0) };
        },
        removeModels: async () => {
          for (const { id, own, bytesThere } of await models.list()) {
            if (!own && bytesThere > 0) {
              await models.remove(id);
            }
          }
        },
      }),
      ...mailboxHandlers({ session, paths, accounts, watching }),
      ...peopleHandlers(session),
      ...corpusHandlers(session, paths, {
        accounts,
        atRest: async (remove) => {
          await watching.settle();
          await learning.atRest(async () => {
            await playback.settle();
            await remove();
          });
        },
        onNewMail: () => {
          goOn();
          if (watches) {
            watching.begin();
          }
        },
      }),
      ...correctionHandlers(session, { settle: () => remembering.settle(), onCorrected: goOn }),
      ...documentHandlers(session),
      ...memoryHandlers(session, loaded, remembering),
      ...draftHandlers(session, means),
      ...signatureHandlers(session),
      ...pointHandlers(session, loaded, means),
      ...rangeHandlers(session),
      ...rewriteHandlers(means),
      ...insertionHandlers(session),
      ...completionHandlers(session, loaded),
      ...modelHandlers(models, paths, background, goOn),
      ...trainingHandlers(runtime, models),
      ...voiceHandlers({ session, models, runtime, learning }),
      ...playbackHandlers(session, playback),
      ...judgingHandlers(session, models, loaded, runtime),
    },
  };
}
