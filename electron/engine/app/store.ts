import type { Engine, EngineForMain } from '../../contract/engine.ts';
import { AppError } from '../../contract/errors.ts';
import type { Handlers } from '../../contract/method.ts';
import { importSource } from '../mail/import.ts';
import { destroyStore } from '../store/destroy.ts';
import { setIdentity } from '../store/identity.ts';
import { countAll, personalFiles } from '../store/report.ts';
import { sampleIdentity, samplePath } from './sample.ts';
import type { Session } from './session.ts';

type StoreMethods = Pick<
  Engine & EngineForMain,
  | 'store.state'
  | 'store.unlock'
  | 'store.unlockWithKey'
  | 'store.key'
  | 'store.setPassphrase'
  | 'store.openSample'
  | 'store.leaveSample'
  | 'store.report'
  | 'store.destroy'
>;

export interface StoreWork {
  /** Stops what works on the store in the background, and answers when it has stopped. */
  readonly settle: () => Promise<void>;
  readonly onNewMail: () => void;
  readonly modelFiles: () => Promise<{ folder: string; bytes: number }>;
  readonly removeModels: () => Promise<void>;
}

export function storeHandlers(session: Session, work: StoreWork): Handlers<StoreMethods> {
  return {
    'store.state': () => session.state(),
    'store.unlock': async ({ passphrase }) => {
      if (session.sample) {
        await work.settle();
      }
      return session.unlock(passphrase);
    },
    'store.unlockWithKey': async ({ key }) => {
      await work.settle();
      return session.unlockWithKey(key);
    },
    'store.key': () => {
      if (session.sample) {
        throw new AppError('locked', 'The sample has no key to keep.');
      }
      return { key: session.database().key };
    },
    'store.setPassphrase': ({ passphrase }) => session.setPassphrase(passphrase),

    'store.openSample': async (_, { signal, progress }) => {
      await work.settle();
      const database = session.openSample();
      try {
        await setIdentity(database, sampleIdentity);
        const { name, addresses } = sampleIdentity;
        const summary = await importSource(database, samplePath, addresses, { name, signal, progress });
        work.onNewMail();
        return summary;
      } catch (error) {
        session.close();
        throw error;
      }
    },
    'store.leaveSample': async () => {
      if (session.sample) {
        await work.settle();
        session.close();
      }
      return session.state();
    },

    'store.report': async () => {
      const { folder, bytes } = await work.modelFiles();
      return {
        home: session.home,
        models: folder,
        items: [
          ...personalFiles(session.database().home),
          { name: 'Models', bytes, personal: false, encrypted: false },
        ],
        counts: countAll(session.database()),
      };
    },

    'store.destroy': async ({ models }) => {
      await work.settle();
      session.close();
      destroyStore(session.home);
      if (models) {
        await work.removeModels();
      }
      return session.state();
    },
  };
}
