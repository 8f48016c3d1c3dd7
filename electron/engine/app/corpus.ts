import type { Engine } from '../../contract/engine.ts';
import type { Extracted, ImportSummary } from '../../contract/entities.ts';
import type { Handlers } from '../../contract/method.ts';
import { importAccount, inspectAccount } from '../imap/import.ts';
import { extract } from '../mail/extract.ts';
import type { Database } from '../store/database.ts';
import { setIdentity } from '../store/identity.ts';
import { findPeople, nameOf } from '../store/people.ts';
import { readIdentity } from '../store/settings.ts';
import { listSources, removeSource } from '../store/sources.ts';
import type { Accounts } from './accounts.ts';
import type { Paths } from './paths.ts';
import type { Session } from './session.ts';
import { inspectSource, takeSource } from './takeSource.ts';

type CorpusMethods = Pick<
  Engine,
  | 'corpus.inspect'
  | 'corpus.import'
  | 'corpus.extract'
  | 'corpus.sources'
  | 'corpus.remove'
  | 'identity.get'
  | 'identity.set'
  | 'people.find'
>;

const extractedAtOnce = 50;

export interface CorpusWork {
  readonly accounts: Accounts;
  /** Called after mail came in, its sides changed or a source went. */
  readonly onNewMail: () => void;
  /** Has mail removed while nothing takes it in again by itself, and nothing is learned from it. */
  readonly atRest: (remove: () => Promise<void>) => Promise<void>;
}

export function corpusHandlers(
  session: Session,
  paths: Paths,
  { accounts, onNewMail, atRest }: CorpusWork,
): Handlers<CorpusMethods> {
  return {
    'corpus.inspect': ({ source }, { signal, progress }) => {
      const account = accounts.find(source);
      const me = session.isOpen ? readIdentity(session.database()) : null;
      return account === null
        ? inspectSource(paths.resolve(source), signal, progress, source.name, me)
        : inspectAccount(account, { signal, progress }, me);
    },

    'corpus.import': async ({ source, me, name, everything, documents }, { signal, progress }) => {
      const database = session.database();
      const known = readIdentity(database);
      const fullName = name ?? known?.name ?? '';
      const account = accounts.find(source);
      const before = standingOf(database);
      const take = (): Promise<ImportSummary> =>
        account === null
          ? takeSource(database, paths.resolve(source), me, {
              ...{ signal, progress, everything, documents },
              title: source.name,
              ...(fullName === '' ? {} : { name: fullName }),
            })
          : importAccount(database, account, me, { signal, progress, everything, name: fullName });
      const remember = async (): Promise<void> => {
        await setIdentity(database, {
          name: fullName || ownName(session, me),
          addresses: [...new Set([...(known?.addresses ?? []), ...me.map((address) => address.toLowerCase())])],
        });
        onNewMail();
      };
      try {
        const summary = await take();
        await remember();
        return summary;
      } catch (error) {
        // What was taken in stays even where it was stopped, so the addresses are remembered with it.
        if (standingOf(database) !== before) {
          await remember();
        }
        throw error;
      }
    },

    'corpus.extract': async ({ source, me }, { signal, progress }) => {
      let batch: Extracted[] = [];
      for await (const mail of extract(paths.resolve(source), me, { signal })) {
        batch.push({ ...mail, to: [...mail.to] });
        if (batch.length === extractedAtOnce) {
          progress(batch);
          batch = [];
        }
      }
      progress(batch);
      return null;
    },

    'corpus.sources': () => listSources(session.database()),
    'corpus.remove': async ({ sourceId }, { signal }) => {
      try {
        await atRest(() => removeSource(session.database(), sourceId, signal));
      } finally {
        onNewMail();
      }
      return null;
    },
    'identity.get': () => readIdentity(session.database()),
    'identity.set': async (identity) => {
      const set = await setIdentity(session.database(), identity);
      onNewMail();
      return set;
    },
    'people.find': ({ text, limit }) => {
      const database = session.database();
      return findPeople(database, text, limit, readIdentity(database)?.addresses);
    },
  };
}

/** Changes when something is taken in. */
function standingOf(database: Database): string {
  return JSON.stringify(listSources(database).map(({ id, mails, documents }) => [id, mails, documents]));
}

/** The name that the person's own mail gives them. */
function ownName(session: Session, me: readonly string[]): string {
  return me.map((address) => nameOf(session.database(), address)).find((name) => name !== '') ?? '';
}
